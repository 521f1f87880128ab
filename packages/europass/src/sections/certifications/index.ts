import type { Section } from '../section.ts'
import { certificationsForm } from './form.ts'
import { certificationsResume } from './json-resume.ts'
import { certificationsSchema, type Certification } from './schema.ts'
import { certificationsView } from './view.ts'
import { certificationsXml } from './xml.ts'

export const certifications: Section<Certification> = {
  name: 'certifications',
  heading: 'section.certifications',
  schema: certificationsSchema,
  form: certificationsForm,
  view: certificationsView,
  xml: certificationsXml,
  resume: certificationsResume,
}
