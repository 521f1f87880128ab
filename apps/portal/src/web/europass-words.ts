import { type EuropassMessageKey, europassWords } from '@laissez-passer/europass/words'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useWords } from './language.tsx'
import { fetchedOnce } from './words/fetched-once.ts'

/** The words of Europass documents in a language; fetched once. */
export const wordsOfDocuments = fetchedOnce(europassWords)

/**
 * Words of Europass documents in the language of the pages: section names, labels, CEFR levels. Apart from
 * `useWords`, so that pages without documents don't load them; suspends until they are there.
 */
export function useEuropassWords(): Translator<EuropassMessageKey> {
  return use(wordsOfDocuments(useWords().language))
}
