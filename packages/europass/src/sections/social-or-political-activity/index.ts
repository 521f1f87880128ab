import type { Section } from '../section.ts'
import { socialOrPoliticalActivitySchema, type SocialOrPoliticalActivity } from './schema.ts'

export const socialOrPoliticalActivity: Section<SocialOrPoliticalActivity> = {
  name: 'social-or-political-activity',
  schema: socialOrPoliticalActivitySchema,
}
