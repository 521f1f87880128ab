import type { Notes } from '../exchange/notes.ts'
import { terminological } from '../fields/bibliographic.ts'
import { isoCountry } from '../fields/countries.ts'
import { isPartialDate } from '../fields/partial-date.ts'
import { filesOf } from '../fields/files.ts'
import type { Link } from '../fields/links.ts'
import type { Period } from '../fields/period.ts'
import type { Place } from '../fields/place.ts'
import { type RichText, readRichHtml, writeRichHtml } from '../rich-text/index.ts'
import { all, find, peekText, text, type XmlElement } from '../xml/read.ts'
import { branch, element, leaf, type Xml } from '../xml/write.ts'

/** What a reader of elements is given. */
export interface ElementReading {
  readonly newId: () => string
  readonly notes: Notes
  /** Ids of the files that came along, by the numbers that the document gives them. */
  readonly files?: ReadonlyMap<string, string>
}

/** The field that is being read: its path in our document, and who is told of it. */
export interface FieldReading {
  readonly at: string
  readonly notes: Notes
}

/**
 * Our own elements: what Europass documents have no place for stands in them, in the place where it belongs.
 * Importers ignore elements that they don't know.
 */
export const own = (name: string): string => `lp:${name}`

/** Countries in documents are codes of ISO 3166-1 in lower case. */
export const writeCountry = (code: string): string => code.toLowerCase()

/** Reads a country's code, the Union's own as well; one that isn't known is lost, and told. */
export function readCountry(code: string, { at, notes }: FieldReading): string {
  const country = isoCountry(code)
  if (country === '' && code !== '') notes.lost('not-allowed', { at, params: { value: code } })
  return country
}

/** The two schemes by which documents tell codes of languages from labels. */
export type LanguageScheme = 'name' | 'schemeName'

/** Reads a language: an ISO 639-2 code, else a label. */
export function readLanguage(from: XmlElement, scheme: LanguageScheme): { code: string; label: string } {
  const value = from.text.trim()
  const isFree = from.attributes[scheme] === 'FREE_TEXT' || from.attributes['typeCode'] === 'FREETEXT'
  if (isFree || !/^[a-z]{3}$/i.test(value)) return { code: '', label: value }
  const code = value.toLowerCase()
  return { code: terminological.get(code) ?? code, label: '' }
}

/** Writes a language with the scheme that tells codes from labels. */
export const writeLanguage = (
  tag: string,
  scheme: LanguageScheme,
  { code, label }: { code: string; label: string },
): Xml => (code === '' ? leaf([tag, { [scheme]: 'FREE_TEXT' }], label) : leaf([tag, { [scheme]: 'NORMAL' }], code))

/** A long text travels as HTML, escaped once more. */
export const writeRich = (tag: string, source: RichText): Xml => leaf(tag, writeRichHtml(source))
export const readRich = (from: XmlElement | undefined, ...path: readonly string[]): RichText =>
  readRichHtml(text(from, ...path))

/** Reads a date; one that never was is lost, and told. */
export function readDate(from: XmlElement | undefined, { at, notes }: FieldReading): string {
  const written = (text(from, 'FormattedDateTime') || (from?.text.trim() ?? '')).replace(/T.*$/, '')
  const date = written.replace(/(?<=^\d{4}(?:-\d{2})?)[+-]\d{2}:\d{2}$|Z$/, '')
  if (date === '' || isPartialDate(date)) return date
  notes.lost('impossible-date', { at, source: from?.name ?? '', params: { value: written } })
  return ''
}

/** Writes a date element, or nothing where there is no date. A date still being typed is left out. */
export const writeDate = (tag: string, date: string): Xml =>
  branch(tag, [isPartialDate(date) ? element('hr:FormattedDateTime', [date]) : ''])

/** Reads a time span. */
export function readPeriod(from: XmlElement | undefined, { at, notes }: FieldReading): Period {
  const ongoing = (text(from, 'Ongoing') || text(from, 'CurrentIndicator')) === 'true'
  return {
    from: readDate(find(from, 'StartDate'), { at: `${at}/from`, notes }),
    to: ongoing ? '' : readDate(find(from, 'EndDate'), { at: `${at}/to`, notes }),
    ongoing,
  }
}

/** Writes the dates of a time span. */
export const writeDates = (prefix: string, { from, to, ongoing }: Period): Xml =>
  writeDate(`${prefix}StartDate`, from) + (ongoing ? '' : writeDate(`${prefix}EndDate`, to))

/** Reads web addresses that belong to an entry. */
export const readLinks = (from: XmlElement | undefined, newId: () => string): Link[] =>
  all(from, 'Link')
    .map((link) => link.text.trim())
    .filter((url) => url !== '')
    .map((url) => ({ id: newId(), url }))
export const writeLinks = (links: readonly Link[]): Xml => links.map(({ url }) => leaf('Link', url)).join('')

/** Reads which files belong to an entry; those that the document hasn't are left out. */
export function readFiles(from: XmlElement | undefined, { files }: ElementReading): { files?: string[] } {
  const ids = all(from, 'File').flatMap((one) => files?.get(one.text.trim()) ?? [])
  return ids.length === 0 ? {} : { files: [...new Set(ids)] }
}
export const writeFiles = (
  entry: { readonly files?: readonly string[] | undefined },
  { files }: Pick<ElementReading, 'files'>,
): Xml =>
  filesOf(entry)
    .map((id) => leaf(own('File'), files?.get(id) ?? ''))
    .join('')

/** Reads where somebody or something is. */
export function readPlace(address: XmlElement | undefined, { at, notes }: FieldReading): Place {
  const lines = all(address, 'AddressLine').map((line) => line.text.trim())
  return {
    address: lines.filter((line) => line !== '').join(', '),
    postalCode: text(address, 'PostalCode'),
    city: text(address, 'CityName'),
    country: readCountry(text(address, 'CountryCode'), { at: `${at}/country`, notes }),
  }
}

/** What stands in an `Address`. */
export const writePlace = (place: Place): Xml[] => [
  leaf('oa:AddressLine', place.address),
  leaf('oa:CityName', place.city),
  leaf('CountryCode', writeCountry(place.country)),
  leaf('oa:PostalCode', place.postalCode),
]

/** One way to reach somebody. */
export const writeChannel = (channel: string, uri: string, { use = '', title = '' } = {}): Xml =>
  uri === ''
    ? ''
    : element('Communication', [
        leaf('ChannelCode', channel),
        leaf('UseCode', use),
        leaf('OtherTitle', title),
        leaf('oa:URI', uri),
      ])

/** How an organisation is reached, as work and education both write it. */
export type OrganisationContact = Place & { readonly website: string; readonly email: string }

export const writeOrganisationContact = (contact: OrganisationContact): Xml =>
  branch('OrganizationContact', [
    branch('Communication', [branch('Address', writePlace(contact))]),
    writeChannel('Web', contact.website),
    writeChannel('Email', contact.email),
  ])

/** Those of the ways to reach somebody that go through a channel; those through others stay unread. */
export const waysThrough = (ways: readonly XmlElement[], channel: string): readonly XmlElement[] =>
  ways.filter((way) => peekText(way, 'ChannelCode') === channel)

/** The address of a way to reach somebody. */
export function readUri(way: XmlElement | undefined): string {
  text(way, 'ChannelCode')
  return text(way, 'URI')
}

/** One place and one address of each kind; what a document has more stays unread. */
export function readOrganisationContact(organisation: XmlElement, reading: FieldReading): OrganisationContact {
  const ways = all(organisation, 'OrganizationContact').flatMap((holder) => all(holder, 'Communication'))
  const address = ways.map((way) => find(way, 'Address')).find((one) => one !== undefined)
  const place = readPlace(address, reading)
  const [web] = waysThrough(ways, 'Web')
  const [email] = waysThrough(ways, 'Email')
  return { ...place, website: readUri(web), email: readUri(email) }
}

/** One of a list of codes, whatever its case; `''` for another, which is told. */
export function readCode<T extends string>(value: string, codes: readonly T[], { at, notes }: FieldReading): T | '' {
  if (value === '') return ''
  const found = codes.find((code) => code.toLowerCase() === value.toLowerCase())
  if (found === undefined) notes.lost('not-allowed', { at, params: { value } })
  return found ?? ''
}
