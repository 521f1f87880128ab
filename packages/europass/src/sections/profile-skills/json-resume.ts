import { textOf, textsOf } from '../../exchange/json.ts'
import { item } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { SkillGroup } from './schema.ts'

/** `skills`. One without keywords is a skill itself. */
export const profileSkillsResume: ResumeSection<SkillGroup> = {
  list: 'skills',
  write: ({ name, skills }) => item({ name, keywords: skills }),
  read: (source) => {
    const [name, keywords] = [textOf(source['name']), [...new Set(textsOf(source['keywords']))]]
    return keywords.length === 0 ? { name: '', skills: name === '' ? [] : [name] } : { name, skills: keywords }
  },
}
