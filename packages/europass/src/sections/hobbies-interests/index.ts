import type { Section } from '../section.ts'
import { hobbiesInterestsForm } from './form.ts'
import { hobbiesInterestsResume } from './json-resume.ts'
import { hobbiesInterestsSchema, type HobbyInterest } from './schema.ts'
import { hobbiesInterestsView } from './view.ts'
import { hobbiesInterestsXml } from './xml.ts'

export const hobbiesInterests: Section<HobbyInterest> = {
  name: 'hobbies-interests',
  heading: 'section.hobbies-interests',
  schema: hobbiesInterestsSchema,
  form: hobbiesInterestsForm,
  view: hobbiesInterestsView,
  xml: hobbiesInterestsXml,
  resume: hobbiesInterestsResume,
}
