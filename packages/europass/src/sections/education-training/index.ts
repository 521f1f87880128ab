import type { Section } from '../section.ts'
import { educationTrainingForm } from './form.ts'
import { educationTrainingResume } from './json-resume.ts'
import { educationTrainingSchema, type EducationTraining } from './schema.ts'
import { educationTrainingView } from './view.ts'
import { educationTrainingXml } from './xml.ts'

export const educationTraining: Section<EducationTraining> = {
  name: 'education-training',
  heading: 'section.education-training',
  schema: educationTrainingSchema,
  form: educationTrainingForm,
  view: educationTrainingView,
  xml: educationTrainingXml,
  resume: educationTrainingResume,
}
