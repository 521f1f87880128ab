import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const modern: TemplateManifest = {
  name: 'modern',
  label: 'template.modern',
  description: 'template.modern.description',
  europass: 'cv-modern',
  columns: 1,
  photo: { ratio: 1, round: true },
  logo: true,
  font: 'open-sans',
  colour: 'burgundy',
  size: 10,
  options: [{ kind: 'switch', name: 'lines', label: 'template.modern.lines', usual: true }],
}
