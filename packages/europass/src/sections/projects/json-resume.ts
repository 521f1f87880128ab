import { textOf } from '../../exchange/json.ts'
import { item, readDates, readSummed, readUrlAsLink, summed, writePeriod } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { Project } from './schema.ts'

/** `projects`. */
export const projectsResume: ResumeSection<Project> = {
  list: 'projects',
  write: (one) => {
    const { summary, highlights } = summed(one.description)
    return item({
      name: one.title,
      description: summary,
      highlights,
      ...writePeriod(one),
      url: one.links[0]?.url ?? '',
      entity: one.organisation,
    })
  },
  read: (source, reading) => ({
    title: textOf(source['name']),
    organisation: textOf(source['entity']),
    ...readDates(source, reading),
    links: readUrlAsLink(source, reading),
    description: readSummed(source, { summary: 'description', highlights: 'highlights' }),
  }),
}
