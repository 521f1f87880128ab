import { textOf } from '../../exchange/json.ts'
import { item, readDates, readSummed, readUrlAsLink, summed, writePeriod } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { Volunteering } from './schema.ts'

/** `volunteer`. */
export const volunteeringResume: ResumeSection<Volunteering> = {
  list: 'volunteer',
  write: (one) =>
    item({
      organization: one.organisation,
      position: one.title,
      url: one.links[0]?.url ?? '',
      ...writePeriod(one),
      ...summed(one.description),
    }),
  read: (source, reading) => ({
    title: textOf(source['position']),
    organisation: textOf(source['organization']),
    ...readDates(source, reading),
    links: readUrlAsLink(source, reading),
    description: readSummed(source),
  }),
}
