import type { Section } from '../section.ts'
import { conferenceSeminarSchema, type ConferenceSeminar } from './schema.ts'

export const conferenceSeminar: Section<ConferenceSeminar> = {
  name: 'conference-seminar',
  schema: conferenceSeminarSchema,
}
