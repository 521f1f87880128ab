import { dateText, facts, joined, linkViews, type Saying, says } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Publication } from './schema.ts'

/** Sets publications, as they are cited. */
export function publicationView(publications: readonly Publication[], say: Saying): SectionBody | null {
  const { words } = say
  const entries = publications
    .filter((one) => joined([one.title, one.authors, one.reference]) !== '' || says(one.description))
    .map((one) => ({
      title: one.title.trim(),
      by: one.authors.trim(),
      organisation: joined([one.journal, one.volume, one.publisher]),
      place: '',
      period: dateText(one.date, say),
      links: linkViews(doiAddress(one.doi), ...one.links.map(({ url }) => url)),
      tags: [],
      facts: facts(
        // What can't be followed is read.
        [words('publication.doi'), doiAddress(one.doi) === '' ? one.doi.trim() : ''],
        [words('publication.reference'), one.reference],
      ),
      body: one.description,
    }))
  return entries.length === 0 ? null : { kind: 'entries', form: 'reference', entries }
}

/** @see https://www.doi.org/doi-handbook/HTML/resolution.html */
const doiAddress = (doi: string): string => {
  const [, name] = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/\S+)$/i.exec(doi.trim()) ?? []
  return name === undefined ? '' : `https://doi.org/${name}`
}
