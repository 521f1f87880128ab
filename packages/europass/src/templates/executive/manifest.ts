import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const executive: TemplateManifest = {
  name: 'executive',
  label: 'template.executive',
  description: 'template.executive.description',
  europass: 'cv-elegant',
  columns: 1,
  photo: { ratio: 1, round: true },
  logo: true,
  font: 'source-serif',
  colour: 'night',
  size: 10.2,
  options: [],
}
