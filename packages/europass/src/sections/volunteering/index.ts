import type { Section } from '../section.ts'
import { volunteeringForm } from './form.ts'
import { volunteeringResume } from './json-resume.ts'
import { volunteeringSchema, type Volunteering } from './schema.ts'
import { volunteeringView } from './view.ts'
import { volunteeringXml } from './xml.ts'

export const volunteering: Section<Volunteering> = {
  name: 'volunteering',
  heading: 'section.volunteering',
  schema: volunteeringSchema,
  form: volunteeringForm,
  view: volunteeringView,
  xml: volunteeringXml,
  resume: volunteeringResume,
}
