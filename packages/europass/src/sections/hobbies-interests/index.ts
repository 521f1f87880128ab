import type { Section } from '../section.ts'
import { hobbiesInterestsSchema, type HobbyInterest } from './schema.ts'

export const hobbiesInterests: Section<HobbyInterest> = { name: 'hobbies-interests', schema: hobbiesInterestsSchema }
