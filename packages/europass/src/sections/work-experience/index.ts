import type { Section } from '../section.ts'
import { workExperienceSchema, type WorkExperience } from './schema.ts'

export const workExperience: Section<WorkExperience> = { name: 'work-experience', schema: workExperienceSchema }
