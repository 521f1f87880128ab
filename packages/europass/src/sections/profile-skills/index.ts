import type { Section } from '../section.ts'
import { profileSkillsSchema, type SkillGroup } from './schema.ts'

export const profileSkills: Section<SkillGroup> = { name: 'profile-skills', schema: profileSkillsSchema }
