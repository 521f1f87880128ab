import type { Section } from '../section.ts'
import { customSectionForm } from './form.ts'
import { customSectionSchema, type CustomEntry } from './schema.ts'
import { customSectionView } from './view.ts'

/** How entries of the person's own sections are; there is no such section itself. */
export const customSection: Omit<Section<CustomEntry>, 'xml' | 'resume'> = {
  name: 'custom-section',
  heading: 'section.custom-section',
  schema: customSectionSchema,
  form: customSectionForm,
  view: customSectionView,
}
