import { type DigitalWords, digitalWords } from '@laissez-passer/europass/digital-skills'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { fetchedOnce } from '../words/fetched-once.ts'
import { spokenOnce } from '../words/own-words.ts'

/** The words in which a result is kept, in a language; fetched once. */
export const wordsOfTest = fetchedOnce((language) => digitalWords(language))

const wordsAboutTest = spokenOnce(digitalWords)

/**
 * Words of the test in the language of the pages, its questions among them; suspends until they are there.
 */
export function useDigitalWords(): DigitalWords {
  return use(wordsAboutTest(useWords().t.language))
}
