import { type EuropassMessageKey, europassWords } from '@laissez-passer/europass/words'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useWords } from './language.tsx'
import { fetchedOnce } from './words/fetched-once.ts'
import { brand } from './brand.ts'
import { printedSentences, spokenOnce } from './words/own-words.ts'

/** The words that Europass documents print in a language; fetched once. */
export const wordsOfDocuments = fetchedOnce(
  async (language) => europassWords(language, await printedSentences(language)),
  brand.onLate,
)

/** What pages say of documents, in their language; fetched once. */
export const wordsAboutDocuments = spokenOnce(europassWords)

/**
 * Words of Europass documents in the language of the pages: section names, labels, CEFR levels. Apart from
 * `useWords`, so that pages without documents don't load them; suspends until they are there.
 */
export function useEuropassWords(): Translator<EuropassMessageKey> {
  return use(wordsAboutDocuments(useWords().t.language))
}
