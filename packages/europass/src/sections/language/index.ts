import type { Section } from '../section.ts'
import { languageSchema, type LanguageSkill } from './schema.ts'

export const language: Section<LanguageSkill> = { name: 'language', schema: languageSchema }
