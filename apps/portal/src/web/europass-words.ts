import { type EuropassMessageKey, europassWords } from '@laissez-passer/europass/words'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useWords } from './language.tsx'

const fetched = new Map<SpokenLanguage, Promise<Translator<EuropassMessageKey>>>()

/** The words of Europass documents in a language; fetched once. */
export function wordsOfDocuments(language: SpokenLanguage): Promise<Translator<EuropassMessageKey>> {
  const known = fetched.get(language)
  if (known) return known
  const fetching = europassWords(language)
  fetched.set(language, fetching)
  fetching.catch(() => fetched.delete(language))
  return fetching
}

/**
 * Words of Europass documents in the language of the pages: section names, labels, CEFR levels. Apart from
 * `useWords`, so that pages without documents don't load them; suspends until they are there.
 */
export function useEuropassWords(): Translator<EuropassMessageKey> {
  return use(wordsOfDocuments(useWords().language))
}
