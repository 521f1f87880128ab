import type { Section } from '../section.ts'
import { honourAwardSchema, type HonourAward } from './schema.ts'

export const honourAward: Section<HonourAward> = { name: 'honour-award', schema: honourAwardSchema }
