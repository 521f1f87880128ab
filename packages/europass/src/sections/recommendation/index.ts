import type { Section } from '../section.ts'
import { recommendationForm } from './form.ts'
import { recommendationResume } from './json-resume.ts'
import { recommendationSchema, type Recommendation } from './schema.ts'
import { recommendationView } from './view.ts'
import { recommendationXml } from './xml.ts'

export const recommendation: Section<Recommendation> = {
  name: 'recommendation',
  heading: 'section.recommendation',
  schema: recommendationSchema,
  form: recommendationForm,
  view: recommendationView,
  xml: recommendationXml,
  resume: recommendationResume,
}
