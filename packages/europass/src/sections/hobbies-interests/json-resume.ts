import { textOf, textsOf } from '../../exchange/json.ts'
import { readPlainText } from '../../rich-text/index.ts'
import { item } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { HobbyInterest } from './schema.ts'

/** `interests`. */
export const hobbiesInterestsResume: ResumeSection<HobbyInterest> = {
  list: 'interests',
  write: (one) => item({ name: one.title }),
  read: (source) => ({
    title: textOf(source['name']),
    description: readPlainText(textsOf(source['keywords']).join(', ')),
  }),
}
