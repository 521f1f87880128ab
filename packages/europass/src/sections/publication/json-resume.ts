import { readDateText } from '../../exchange/dates.ts'
import { textOf } from '../../exchange/json.ts'
import { item, readSummed, readUrlAsLink, summed } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { Publication } from './schema.ts'

/** `publications`. */
export const publicationResume: ResumeSection<Publication> = {
  list: 'publications',
  write: (one) =>
    item({
      name: one.title,
      publisher: one.publisher || one.journal,
      releaseDate: one.date,
      url: one.links[0]?.url ?? '',
      ...summed(one.description),
    }),
  read: (source, reading) => ({
    title: textOf(source['name']),
    publisher: textOf(source['publisher']),
    date: readDateText(textOf(source['releaseDate']), {
      at: `${reading.at}/date`,
      source: `${reading.source}/releaseDate`,
      notes: reading.notes,
    }),
    links: readUrlAsLink(source, reading),
    description: readSummed(source),
  }),
}
