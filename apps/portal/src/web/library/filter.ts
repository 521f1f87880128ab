import { finds } from '../../library/search.ts'
import type { LibraryEntry } from './library.ts'

/**
 * The documents that a search finds: every word of it must begin a word of what the list shows.
 *
 * @param options - `tag`: only those that have it; empty: all
 */
export function filterEntries(
  entries: readonly LibraryEntry[],
  { search, tag }: { readonly search: string; readonly tag: string },
): readonly LibraryEntry[] {
  return entries.filter((entry) => {
    if (tag !== '' && !entry.tags.includes(tag)) return false
    const { title, headline, tags, madeFor } = entry
    return finds(search, [title, headline, ...tags, madeFor.employer, madeFor.position])
  })
}

/** All tags, those of most documents first. */
export function tagsOf(entries: readonly Pick<LibraryEntry, 'tags'>[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { tags } of entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([tag]) => tag)
}
