import { readDateText } from '../../exchange/dates.ts'
import { textOf } from '../../exchange/json.ts'
import { item, readUrlAsLink } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { Certification } from './schema.ts'

/** `certificates`. */
export const certificationsResume: ResumeSection<Certification> = {
  list: 'certificates',
  write: (one) => item({ name: one.title, date: one.from, url: one.links[0]?.url ?? '', issuer: one.organisation }),
  read: (source, reading) => ({
    title: textOf(source['name']),
    organisation: textOf(source['issuer']),
    from: readDateText(textOf(source['date']), {
      at: `${reading.at}/from`,
      source: `${reading.source}/date`,
      notes: reading.notes,
    }),
    links: readUrlAsLink(source, reading),
  }),
}
