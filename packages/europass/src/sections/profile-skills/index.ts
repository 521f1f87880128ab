import type { Section } from '../section.ts'
import { profileSkillsForm } from './form.ts'
import { profileSkillsResume } from './json-resume.ts'
import { profileSkillsSchema, type SkillGroup } from './schema.ts'
import { profileSkillsView } from './view.ts'
import { profileSkillsXml } from './xml.ts'

export const profileSkills: Section<SkillGroup> = {
  name: 'profile-skills',
  heading: 'section.profile-skills',
  schema: profileSkillsSchema,
  form: profileSkillsForm,
  view: profileSkillsView,
  xml: profileSkillsXml,
  resume: profileSkillsResume,
}
