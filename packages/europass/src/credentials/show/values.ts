import { isObject, type Json } from '../../patch/json.ts'

/** The longest text that is shown of one field. */
const longest = 4000

/** The items of a value that may be one or many. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

const moment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/

const inFourDigits = (time: number): boolean => /^\d{4}-/.test(new Date(time).toISOString())

/** A moment, in seconds since the epoch; null for anything else. A time without a zone is of UTC. */
export function momentOf(value: Json | undefined): number | null {
  if (typeof value !== 'string' || !moment.test(value)) return null
  const zoned = value.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? `${value}Z` : value
  const time = Date.parse(zoned)
  // A zone may lead out of the years that have four digits.
  return Number.isFinite(time) && inFourDigits(time) ? Math.floor(time / 1000) : null
}

/** A text of one line or more, without what a terminal or page might act on; empty for anything else. */
export function plainText(value: Json | undefined): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  const clean = value.replaceAll(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '').trim()
  return clean.length > longest ? `${clean.slice(0, longest).trimEnd()}…` : clean
}

/** An address that may be a link: https, with a host and no credentials; null for any other. */
export function linkOf(value: Json | undefined): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('https://') || !URL.canParse(value))
    return null
  const { href, username, password, hostname } = new URL(value)
  return username === '' && password === '' && hostname !== '' ? href : null
}

/** The last part of an id such as `http://publications.europa.eu/resource/authority/country/BEL`. */
export function lastPart(value: Json | undefined): string {
  const id = isObject(value) ? value['id'] : value
  return typeof id === 'string' ? (/[^/#]+$/.exec(id)?.[0] ?? '') : ''
}
