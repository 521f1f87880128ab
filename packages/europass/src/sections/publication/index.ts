import type { Section } from '../section.ts'
import { publicationForm } from './form.ts'
import { publicationResume } from './json-resume.ts'
import { publicationSchema, type Publication } from './schema.ts'
import { publicationView } from './view.ts'
import { publicationXml } from './xml.ts'

export const publication: Section<Publication> = {
  name: 'publication',
  heading: 'section.publication',
  schema: publicationSchema,
  form: publicationForm,
  view: publicationView,
  xml: publicationXml,
  resume: publicationResume,
}
