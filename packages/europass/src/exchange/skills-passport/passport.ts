import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { countrySaid, languageOf } from '../codes.ts'
import { dateOf } from '../dates.ts'
import type { Reading } from '../draft.ts'

/** What every part of a passport is read with: the reading, and where notes of it stand. */
export interface PassportReading extends Reading {
  /** Titles of what Europass has no section for, in the document's language. */
  readonly words: PassportWords
}

/** Titles that a passport has by its form alone, so that no text of it holds them. */
export interface PassportWords {
  readonly personalSkills: string
  readonly communication: string
  readonly organisational: string
  readonly jobRelated: string
  readonly computer: string
  readonly artistic: string
  readonly other: string
  readonly languageExperience: string
  readonly digitalLevels: string
  readonly additional: string
  readonly annexes: string
}

/** Code and label, the pair in which a passport writes whatever has a code list. */
export const labelled = (element: XmlElement | undefined): { code: string; label: string } => ({
  code: text(element, 'Code'),
  label: text(element, 'Label'),
})

/** The label where there is one, else the code. */
export const labelOf = (element: XmlElement | undefined): string => {
  const { code, label } = labelled(element)
  return label || code
}

/** Elements in a list element, or, in older files, the elements alone. */
export const listed = (parent: XmlElement | undefined, name: string): readonly XmlElement[] => [
  ...all(find(parent, `${name}List`), name),
  ...all(parent, name),
]

/** A date that a passport keeps in attributes: `year="2001" month="--05" day="---10"`. */
export function passportDate(
  element: XmlElement | undefined,
  { at, source, notes }: { at: string; source: string } & Pick<Reading, 'notes'>,
): string {
  const { year = '', month = '', day = '' } = element?.attributes ?? {}
  // The text is asked for so that the element counts as read.
  const inside = element?.text.trim() ?? ''
  if (year === '' && inside === '') return ''
  const date = dateOf(year, month, day)
  const value = [year, month, day]
    .map((part) => part.replaceAll('-', ''))
    .filter((part) => part !== '')
    .join('-')
  if (date === undefined) notes.lost('impossible-date', { at, source, params: { value: value || inside } })
  return date ?? ''
}

/** A time span as a passport keeps it. */
export function passportPeriod(
  parent: XmlElement | undefined,
  { at, source, notes }: { at: string; source: string } & Pick<Reading, 'notes'>,
): { from: string; to: string; ongoing: boolean } {
  const period = find(parent, 'Period')
  const ongoing = text(period, 'Current') === 'true'
  const to = passportDate(find(period, 'To'), { at: `${at}/to`, source: `${source}/Period/To`, notes })
  return {
    from: passportDate(find(period, 'From'), { at: `${at}/from`, source: `${source}/Period/From`, notes }),
    to: ongoing ? '' : to,
    ongoing,
  }
}

/** A place from an address of a passport, and where it is noted. */
export function passportPlace(
  contact: XmlElement | undefined,
  { at, source, notes }: { at: string; source: string } & Pick<Reading, 'notes'>,
): {
  address: string
  postalCode: string
  city: string
  country: string
} {
  const lines = (contact?.children ?? [])
    .filter(({ name }) => /^AddressLine\d?$/.test(name))
    .map((line) => line.text.trim())
  const country = labelled(find(contact, 'Country'))
  return {
    address: lines.filter((line) => line !== '').join(', '),
    postalCode: text(contact, 'PostalCode'),
    city: text(contact, 'Municipality'),
    country: countrySaid([country.code, country.label], {
      at: `${at}/country`,
      source: `${source}/Contact/Country`,
      notes,
    }),
  }
}

/** A language from its code and label; a code of two letters becomes one of three. */
export function passportLanguage(element: XmlElement | undefined): { code: string; label: string } {
  const { code, label } = labelled(element)
  const byCode = languageOf(code)
  return byCode.code !== '' ? byCode : languageOf(label || code)
}
