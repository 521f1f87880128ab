import type { Section } from '../section.ts'
import { honourAwardForm } from './form.ts'
import { honourAwardResume } from './json-resume.ts'
import { honourAwardSchema, type HonourAward } from './schema.ts'
import { honourAwardView } from './view.ts'
import { honourAwardXml } from './xml.ts'

export const honourAward: Section<HonourAward> = {
  name: 'honour-award',
  heading: 'section.honour-award',
  schema: honourAwardSchema,
  form: honourAwardForm,
  view: honourAwardView,
  xml: honourAwardXml,
  resume: honourAwardResume,
}
