import type { Language } from '@laissez-passer/i18n/languages'

/**
 * Fetches the words of a language once; again where that failed, and when some of them came late. The same
 * promise each time, for `use`.
 *
 * @param onLate tells that words came late
 */
export function fetchedOnce<Words, Spoken extends Language = Language>(
  fetching: (language: Spoken) => Promise<Words>,
  onLate?: (listener: () => void) => void,
): (language: Spoken) => Promise<Words> {
  const fetched = new Map<Spoken, Promise<Words>>()
  onLate?.(() => fetched.clear())
  return (language) => {
    const known = fetched.get(language)
    if (known) return known
    const words = fetching(language)
    fetched.set(language, words)
    words.catch(() => fetched.delete(language))
    return words
  }
}
