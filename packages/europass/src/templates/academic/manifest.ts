import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const academic: TemplateManifest = {
  name: 'academic',
  label: 'template.academic',
  description: 'template.academic.description',
  europass: 'cv-academic',
  columns: 1,
  photo: { ratio: 2.6 / 3.3, round: false },
  logo: true,
  font: 'eb-garamond',
  colour: 'ink',
  size: 10.2,
  options: [{ kind: 'switch', name: 'numbered', label: 'template.academic.numbered', usual: true }],
}
