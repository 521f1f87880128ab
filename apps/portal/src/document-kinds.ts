/** The kinds of documents that people write, by their names in addresses. */
export const documentKinds = [
  'profile',
  'cv',
  'letter',
  'language-check',
  'digital-test',
  'mobility',
  'certificate-supplement',
  'diploma-supplement',
] as const
/** A kind of document. */
export type DocumentKind = (typeof documentKinds)[number]
