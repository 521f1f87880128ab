import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { branch, element, leaf } from '../../xml/write.ts'
import {
  type FieldReading,
  own,
  readDate,
  readFiles,
  readLinks,
  readRich,
  writeDate,
  writeFiles,
  writeLinks,
  writeRich,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { Publication } from './schema.ts'

/** `PublicationHistory`. Europass knows the year alone; a date that is more exact stands beside it. */
export const publicationXml: XmlSection<Publication> = {
  write: (publications, options) =>
    element(
      'PublicationHistory',
      publications.map((one) =>
        element('Publication', [
          writeRich('hr:FormattedPublicationDescription', one.description),
          leaf('Title', one.title),
          leaf('Year', /^\d{4}/.exec(one.date)?.[0] ?? ''),
          one.date.length > 4 ? writeDate(own('Date'), one.date) : '',
          leaf('Reference', one.reference),
          branch('DOI', [leaf(/^https?:/.test(one.doi) ? 'Link' : 'Value', one.doi)]),
          leaf('Authors', one.authors),
          leaf('Journal', one.journal),
          leaf('Publisher', one.publisher),
          leaf('Volume', one.volume),
          writeLinks(one.links),
          writeFiles(one, options),
        ]),
      ),
    ),
  read: (profile, reading) =>
    all(find(profile, 'PublicationHistory'), 'Publication').map((one): Publication => {
      const { newId, notes } = reading
      const id = newId()
      return {
        id,
        title: text(one, 'Title'),
        date: readYear(one, { at: `entries/publication/${id}/date`, notes }),
        authors: text(one, 'Authors'),
        journal: text(one, 'Journal'),
        publisher: text(one, 'Publisher'),
        volume: text(one, 'Volume'),
        reference: text(one, 'Reference'),
        doi: text(one, 'DOI', 'Value') || text(one, 'DOI', 'Link') || text(one, 'DOI'),
        description: readRich(one, 'FormattedPublicationDescription'),
        links: readLinks(one, newId),
        ...readFiles(one, reading),
      }
    }),
}

function readYear(publication: XmlElement, field: FieldReading): string {
  const year = readDate(find(publication, 'Year'), field)
  return readDate(find(publication, 'Date'), field) || year
}
