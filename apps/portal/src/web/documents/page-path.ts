import type { LocalKey, LocalKind } from './keep.ts'

/** Where pages of a kind lie, when that isn't `/kind/id`. */
const places: Partial<Record<LocalKind, (id: string) => string>> = {
  profile: () => '/profile',
  'language-check': (id) => `/languages/${id}`,
  'digital-test': (id) => `/digital-skills/test/${id}`,
}

/** The address of the page that shows a document. */
export const pagePath = ({ kind, id }: Pick<LocalKey, 'kind' | 'id'>): string => places[kind]?.(id) ?? `/${kind}/${id}`
