import type { Section } from '../section.ts'
import { projectsSchema, type Project } from './schema.ts'

export const projects: Section<Project> = { name: 'projects', schema: projectsSchema }
