import type { Section } from '../section.ts'
import { volunteeringSchema, type Volunteering } from './schema.ts'

export const volunteering: Section<Volunteering> = { name: 'volunteering', schema: volunteeringSchema }
