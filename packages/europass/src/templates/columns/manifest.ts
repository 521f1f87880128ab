import type { TemplateManifest } from '../manifest.ts'

/** What a person chooses this template by. */
export const columns: TemplateManifest = {
  name: 'columns',
  label: 'template.columns',
  description: 'template.columns.description',
  europass: 'cv-creative',
  columns: 2,
  photo: { ratio: 11 / 13.6, round: false },
  logo: true,
  font: 'fira-sans',
  colour: 'sea',
  size: 9.8,
  options: [
    {
      kind: 'choice',
      name: 'side',
      label: 'template.columns.side',
      usual: 'start',
      values: [
        { value: 'start', label: 'template.columns.side.start' },
        { value: 'end', label: 'template.columns.side.end' },
      ],
    },
  ],
}
