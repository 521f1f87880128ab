import type { Section } from '../section.ts'
import { certificationsSchema, type Certification } from './schema.ts'

export const certifications: Section<Certification> = { name: 'certifications', schema: certificationsSchema }
