import { type DigitalWords, digitalWords } from '@laissez-passer/europass/digital-skills'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { fetchedOnce } from '../words/fetched-once.ts'

/** The words of the test in a language; fetched once. */
export const wordsOfTest = fetchedOnce(digitalWords)

/**
 * Words of the test in the language of the pages, its questions among them; suspends until they are there.
 */
export function useDigitalWords(): DigitalWords {
  return use(wordsOfTest(useWords().language))
}
