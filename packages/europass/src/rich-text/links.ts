import { completeWebAddress } from '../fields/web-address.ts'
import { richLimits } from './blocks.ts'

/** What a link of a document may lead to. */
const schemes = ['http:', 'https:', 'mailto:', 'tel:']

/**
 * An address as a link keeps it, or `undefined` where it isn't one: whole, and to a page, a mailbox or a
 * telephone. Blanks and line ends go, as browsers take them out of addresses, so that `java\nscript:` is seen
 * for what it is.
 *
 * @param address - as somebody wrote it, with its scheme
 */
export function readLink(address: string): string | undefined {
  const text = address.replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cf}]/gu, '').toWellFormed()
  return isLink(text) ? text : undefined
}

/** Whether a text is a whole http, https, mailto or tel address. */
export function isLink(text: string): boolean {
  if (text.length > richLimits.link || /[\p{Cc}\s]/u.test(text)) return false
  const url = URL.parse(text)
  if (url === null || !schemes.includes(url.protocol)) return false
  if (url.protocol === 'mailto:') return /^[^@]+@[^@]+$/.test(url.pathname)
  if (url.protocol === 'tel:') return /\d/.test(url.pathname)
  return /^https?:\/\//i.test(text) && url.hostname !== ''
}

/**
 * Where a link leads that somebody types: a web address with or without `https://`, an email address, a
 * telephone number.
 *
 * @param typed - as typed or pasted
 * @returns the whole address, or `undefined` where it can't be one
 */
export function completeLink(typed: string): string | undefined {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]{2,}$/u.test(text)) return readLink(`mailto:${text}`)
  if (/^\+?[\d\s().-]{5,24}$/.test(text)) return readLink(`tel:${text.replaceAll(/[^\d+]/g, '')}`)
  return readLink(completeWebAddress(text))
}
