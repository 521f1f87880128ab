import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const firstJob: TemplateManifest = {
  name: 'first-job',
  label: 'template.first-job',
  description: 'template.first-job.description',
  europass: 'cv-creative',
  columns: 1,
  photo: { ratio: 1, round: false },
  logo: true,
  font: 'source-sans',
  colour: 'forest',
  size: 10.6,
  options: [],
}
