import type { Section } from '../section.ts'
import { workExperienceForm } from './form.ts'
import { workExperienceResume } from './json-resume.ts'
import { workExperienceSchema, type WorkExperience } from './schema.ts'
import { workExperienceView } from './view.ts'
import { workExperienceXml } from './xml.ts'

export const workExperience: Section<WorkExperience> = {
  name: 'work-experience',
  heading: 'section.work-experience',
  schema: workExperienceSchema,
  form: workExperienceForm,
  view: workExperienceView,
  xml: workExperienceXml,
  resume: workExperienceResume,
}
