import type { LocalKey } from './keep.ts'

/** The address of the page that shows a document. */
export const pagePath = ({ kind, id }: Pick<LocalKey, 'kind' | 'id'>): string =>
  kind === 'profile' ? '/profile' : kind === 'language-check' ? `/languages/${id}` : `/${kind}/${id}`
