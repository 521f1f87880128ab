import type { Section } from '../section.ts'
import { socialOrPoliticalActivityForm } from './form.ts'
import { socialOrPoliticalActivitySchema, type SocialOrPoliticalActivity } from './schema.ts'
import { socialOrPoliticalActivityView } from './view.ts'
import { socialOrPoliticalActivityXml } from './xml.ts'

export const socialOrPoliticalActivity: Section<SocialOrPoliticalActivity> = {
  name: 'social-or-political-activity',
  heading: 'section.social-or-political-activity',
  schema: socialOrPoliticalActivitySchema,
  form: socialOrPoliticalActivityForm,
  view: socialOrPoliticalActivityView,
  xml: socialOrPoliticalActivityXml,
  resume: null,
}
