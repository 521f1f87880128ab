import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const compact: TemplateManifest = {
  name: 'compact',
  label: 'template.compact',
  description: 'template.compact.description',
  europass: 'cv-semi-formal',
  columns: 1,
  photo: { ratio: 1.85 / 2.3, round: false },
  logo: true,
  font: 'source-sans',
  colour: 'slate',
  size: 9.6,
  options: [],
}
