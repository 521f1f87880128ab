import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const plain: TemplateManifest = {
  name: 'plain',
  label: 'template.plain',
  description: 'template.plain.description',
  europass: 'cv-semi-formal',
  columns: 1,
  photo: false,
  logo: false,
  font: 'open-sans',
  colour: 'ink',
  size: 10.5,
  options: [],
}
