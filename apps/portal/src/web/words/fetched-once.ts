import type { Language } from '@laissez-passer/i18n/languages'

/** Fetches the words of a language once; again where that failed. The same promise each time, for `use`. */
export function fetchedOnce<Words, Spoken extends Language = Language>(
  fetching: (language: Spoken) => Promise<Words>,
): (language: Spoken) => Promise<Words> {
  const fetched = new Map<Spoken, Promise<Words>>()
  return (language) => {
    const known = fetched.get(language)
    if (known) return known
    const words = fetching(language)
    fetched.set(language, words)
    words.catch(() => fetched.delete(language))
    return words
  }
}
