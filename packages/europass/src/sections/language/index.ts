import type { Section } from '../section.ts'
import { languageForm } from './form.ts'
import { languageResume } from './json-resume.ts'
import { languageSchema, type LanguageSkill } from './schema.ts'
import { languageView } from './view.ts'
import { languageXml } from './xml.ts'

export const language: Section<LanguageSkill> = {
  name: 'language',
  heading: 'section.language',
  schema: languageSchema,
  form: languageForm,
  view: languageView,
  xml: languageXml,
  resume: languageResume,
}
