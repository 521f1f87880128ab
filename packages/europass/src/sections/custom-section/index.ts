import type { Section } from '../section.ts'
import { customSectionForm } from './form.ts'
import { customSectionSchema, type CustomEntry } from './schema.ts'
import { customSectionView } from './view.ts'

export const customSection: Section<CustomEntry> = {
  name: 'custom-section',
  heading: 'section.custom-section',
  schema: customSectionSchema,
  form: customSectionForm,
  view: customSectionView,
}
