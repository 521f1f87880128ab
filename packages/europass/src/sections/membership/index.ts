import type { Section } from '../section.ts'
import { membershipSchema, type Membership } from './schema.ts'

export const membership: Section<Membership> = { name: 'membership', schema: membershipSchema }
