import type { Section } from '../section.ts'
import { customSectionSchema, type CustomEntry } from './schema.ts'

export const customSection: Section<CustomEntry> = { name: 'custom-section', schema: customSectionSchema }
