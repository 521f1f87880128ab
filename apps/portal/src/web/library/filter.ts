import type { LibraryEntry } from './library.ts'

/** A text without case and accents. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/**
 * The documents that a search finds: every word of it must begin a word of what the list shows.
 *
 * @param options - `tag`: only those that have it; empty: all
 */
export function filterEntries(
  entries: readonly LibraryEntry[],
  { search, tag }: { readonly search: string; readonly tag: string },
): readonly LibraryEntry[] {
  const wanted = folded(search).split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (tag !== '' && !entry.tags.includes(tag)) return false
    const { title, headline, tags, madeFor } = entry
    const words = folded([title, headline, ...tags, madeFor.employer, madeFor.position].join(' ')).split(/[\s/,;.-]+/)
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  })
}

/** All tags, those of most documents first. */
export function tagsOf(entries: readonly LibraryEntry[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { tags } of entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([tag]) => tag)
}
