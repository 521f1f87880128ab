import type { Section } from '../section.ts'
import { educationTrainingSchema, type EducationTraining } from './schema.ts'

export const educationTraining: Section<EducationTraining> = {
  name: 'education-training',
  schema: educationTrainingSchema,
}
