import type { SpokenLanguage } from '@laissez-passer/i18n/languages'

/** Fetches the words of a language once; again where that failed. The same promise each time, for `use`. */
export function fetchedOnce<Words>(
  fetching: (language: SpokenLanguage) => Promise<Words>,
): (language: SpokenLanguage) => Promise<Words> {
  const fetched = new Map<SpokenLanguage, Promise<Words>>()
  return (language) => {
    const known = fetched.get(language)
    if (known) return known
    const words = fetching(language)
    fetched.set(language, words)
    words.catch(() => fetched.delete(language))
    return words
  }
}
