import type { Section } from '../section.ts'
import { projectsForm } from './form.ts'
import { projectsResume } from './json-resume.ts'
import { projectsSchema, type Project } from './schema.ts'
import { projectsView } from './view.ts'
import { projectsXml } from './xml.ts'

export const projects: Section<Project> = {
  name: 'projects',
  heading: 'section.projects',
  schema: projectsSchema,
  form: projectsForm,
  view: projectsView,
  xml: projectsXml,
  resume: projectsResume,
}
