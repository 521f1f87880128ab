import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const formal: TemplateManifest = {
  name: 'formal',
  label: 'template.formal',
  description: 'template.formal.description',
  europass: 'cv-formal',
  columns: 1,
  photo: { ratio: 2.7 / 3.5, round: false },
  logo: true,
  font: 'open-sans',
  colour: 'burgundy',
  size: 10,
  options: [],
}
