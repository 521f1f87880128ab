import { isPartialDate } from '../model/partial-date.ts'
import { htmlToRichText, parseRichText, richTextToHtml, writeRichText } from '../rich-text/index.ts'
import { text, type XmlElement } from './read.ts'
import { Refused } from './refusal.ts'
import { branch, element, leaf, type Xml } from './write.ts'

/** Countries in documents are lower case; the codes the Union itself uses for two of them are understood. */
export const writeCountry = (code: string): string => code.toLowerCase()
export const readCountry = (code: string): string => {
  const upper = code.toUpperCase()
  return { EL: 'GR', UK: 'GB' }[upper] ?? (/^[A-Z]{2}$/.test(upper) ? upper : '')
}

/** Bibliographic codes of ISO 639-2 and the terminological ones Europass writes. */
const terminological: Readonly<Record<string, string>> = {
  alb: 'sqi',
  arm: 'hye',
  baq: 'eus',
  bur: 'mya',
  chi: 'zho',
  cze: 'ces',
  dut: 'nld',
  fre: 'fra',
  geo: 'kat',
  ger: 'deu',
  gre: 'ell',
  ice: 'isl',
  mac: 'mkd',
  mao: 'mri',
  may: 'msa',
  per: 'fas',
  rum: 'ron',
  slo: 'slk',
  tib: 'bod',
  wel: 'cym',
}

/** A language as the two attributes schemes of Europass say it. */
export function readLanguage(
  from: XmlElement,
  schemeAttribute: 'name' | 'schemeName',
): { code: string; label: string } {
  const value = from.text.trim()
  if (from.attributes[schemeAttribute] === 'FREE_TEXT' || !/^[a-z]{3}$/i.test(value)) return { code: '', label: value }
  const code = value.toLowerCase()
  return { code: terminological[code] ?? code, label: '' }
}

/** Writes a language with the scheme that tells codes from labels. */
export function writeLanguage(
  tag: string,
  schemeAttribute: 'name' | 'schemeName',
  language: { code: string; label: string },
): Xml {
  return language.code === ''
    ? leaf([tag, { [schemeAttribute]: 'FREE_TEXT' }], language.label)
    : leaf([tag, { [schemeAttribute]: 'NORMAL' }], language.code)
}

/** A long text travels as HTML escaped once more. */
export const writeRich = (tag: string, source: string): Xml => leaf(tag, richTextToHtml(parseRichText(source)))
export const readRich = (from: XmlElement | undefined, ...path: readonly string[]): string =>
  writeRichText(htmlToRichText(text(from, ...path)))

/** Reads a date; one that never was refuses the document, as Europass does. */
export function readDate(from: XmlElement | undefined, ...path: readonly string[]): string {
  const date = text(from, ...path).replace(/T.*$/, '')
  if (date !== '' && !isPartialDate(date)) throw new Refused({ reason: 'impossible-date', date })
  return date
}

/** Writes a date element, or nothing where there is no date. A date still being typed is left out. */
export const writeDate = (tag: string, date: string): Xml =>
  branch(tag, [isPartialDate(date) ? element('hr:FormattedDateTime', [date]) : ''])

/** An organisation's place and web addresses, as work and education both write them. */
export interface OrganisationContact {
  readonly city: string
  readonly country: string
  readonly website: string
  readonly email: string
}

export function writeOrganisationContact(contact: OrganisationContact): Xml {
  const channel = (code: string, uri: string): Xml =>
    uri === '' ? '' : element('Communication', [leaf('ChannelCode', code), leaf('oa:URI', uri)])
  return branch('OrganizationContact', [
    branch('Communication', [
      branch('Address', [leaf('oa:CityName', contact.city), leaf('CountryCode', writeCountry(contact.country))]),
    ]),
    channel('Web', contact.website),
    channel('Email', contact.email),
  ])
}

export function readOrganisationContact(organisation: XmlElement): OrganisationContact {
  const contact = { city: '', country: '', website: '', email: '' }
  for (const holder of organisation.children.filter((child) => child.name === 'OrganizationContact')) {
    for (const one of holder.children.filter((child) => child.name === 'Communication')) {
      const channel = text(one, 'ChannelCode')
      if (channel === 'Web') contact.website ||= text(one, 'URI')
      else if (channel === 'Email') contact.email ||= text(one, 'URI')
      contact.city ||= text(one, 'Address', 'CityName')
      contact.country ||= readCountry(text(one, 'Address', 'CountryCode'))
    }
  }
  return contact
}
