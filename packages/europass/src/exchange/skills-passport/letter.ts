import { letterCustoms } from '../../letter/customs.ts'
import { canonicalRichText } from '../../rich-text/index.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import type { LetterDraft } from '../draft.ts'
import { readPhoto } from '../photo.ts'
import { richFrom } from '../rich.ts'
import { labelOf, passportDate, passportPlace, type PassportReading } from './passport.ts'

/**
 * Reads the cover letter of a passport.
 *
 * @returns `undefined` where it has none
 */
export function readLetter(passport: XmlElement, language: string, reading: PassportReading): LetterDraft | undefined {
  const cover = find(passport, 'CoverLetter')
  if (!cover) return undefined
  const addressee = find(cover, 'Addressee')
  const letter = find(cover, 'Letter')
  const id = reading.newId()
  const body = find(letter, 'Body')
  // What a letter of its language says anyway needn't be said.
  const usual = letterCustoms(language)
  const unless = (said: string, usually: string): string => (said === usually ? '' : said)
  return {
    id,
    language,
    recipient: {
      name: personName(find(addressee, 'PersonName')),
      title: labelOf(find(addressee, 'Position')),
      organisation: text(addressee, 'Organisation', 'Name'),
      ...passportPlace(find(addressee, 'Organisation', 'ContactInfo', 'Address', 'Contact'), {
        at: `letters/${id}/recipient`,
        source: 'CoverLetter/Addressee/Organisation/ContactInfo/Address',
        notes: reading.notes,
      }),
    },
    place:
      text(letter, 'Localisation', 'Place', 'Municipality') ||
      labelOf(find(letter, 'Localisation', 'Place', 'Country')),
    date: passportDate(find(letter, 'Localisation', 'Date'), {
      at: `letters/${id}/date`,
      source: 'CoverLetter/Letter/Localisation/Date',
      notes: reading.notes,
    }),
    subject: text(letter, 'SubjectLine'),
    salutation: unless(salutation(find(letter, 'OpeningSalutation')), usual.salutation),
    body: canonicalRichText(['Opening', 'MainBody', 'Closing'].flatMap((part) => richFrom(text(body, part)))),
    closing: unless(labelOf(find(letter, 'ClosingSalutation')), usual.closing),
    signature: readPhoto(text(find(passport, 'LearnerInfo', 'Identification'), 'Signature', 'Data'), {
      at: `letters/${id}/signature`,
      from: 'LearnerInfo/Identification/Signature',
      notes: reading.notes,
    }),
    enclosures: enclosures(find(cover, 'Documentation')),
  }
}

const personName = (name: XmlElement | undefined): string =>
  [labelOf(find(name, 'Title')), text(name, 'FirstName'), text(name, 'Surname')].filter((part) => part !== '').join(' ')

const salutation = (opening: XmlElement | undefined): string =>
  [labelOf(find(opening, 'Salutation')), personName(find(opening, 'PersonName'))]
    .filter((part) => part !== '')
    .join(' ')

/** What the letter says it encloses in words of its own; what comes with the passport is an attachment. */
function enclosures(documentation: XmlElement | undefined): string[] {
  return all(find(documentation, 'ExtraDocument'), 'ReferencedResource')
    .map((one) => {
      const href = one.attributes['href'] ?? ''
      const description = text(one, 'Description')
      return description === '' || href === '' ? description + href : `${description} (${href})`
    })
    .filter((line) => line !== '')
}
