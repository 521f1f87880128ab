import type { Section } from '../section.ts'
import { membershipForm } from './form.ts'
import { membershipSchema, type Membership } from './schema.ts'
import { membershipView } from './view.ts'
import { membershipXml } from './xml.ts'

export const membership: Section<Membership> = {
  name: 'membership',
  heading: 'section.membership',
  schema: membershipSchema,
  form: membershipForm,
  view: membershipView,
  xml: membershipXml,
  resume: null,
}
