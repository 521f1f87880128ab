import type { Section } from '../section.ts'
import { conferenceSeminarForm } from './form.ts'
import { conferenceSeminarSchema, type ConferenceSeminar } from './schema.ts'
import { conferenceSeminarView } from './view.ts'
import { conferenceSeminarXml } from './xml.ts'

export const conferenceSeminar: Section<ConferenceSeminar> = {
  name: 'conference-seminar',
  heading: 'section.conference-seminar',
  schema: conferenceSeminarSchema,
  form: conferenceSeminarForm,
  view: conferenceSeminarView,
  xml: conferenceSeminarXml,
  resume: null,
}
