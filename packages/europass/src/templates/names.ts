/** The templates there are, in the order they are offered. Each is a folder beside this file. */
export const templateNames = [
  'formal',
  'modern',
  'plain',
  'columns',
  'compact',
  'academic',
  'executive',
  'first-job',
] as const
/** The name of a template, for CVs and the letters that go with them. */
export type TemplateName = (typeof templateNames)[number]
