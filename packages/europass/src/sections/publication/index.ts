import type { Section } from '../section.ts'
import { publicationSchema, type Publication } from './schema.ts'

export const publication: Section<Publication> = { name: 'publication', schema: publicationSchema }
