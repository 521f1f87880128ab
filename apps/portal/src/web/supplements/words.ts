import { type SupplementWords, supplementWords } from '@laissez-passer/europass/supplements'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { fetchedOnce } from '../words/fetched-once.ts'
import { spokenOnce } from '../words/own-words.ts'

/** The words that institutions’ documents print in a language; fetched once. */
export const wordsOfSupplements = fetchedOnce((language) => supplementWords(language))

const wordsAboutSupplements = spokenOnce(supplementWords)

/** Words of institutions’ documents in the language of the pages; suspends until they are there. */
export const useSupplementWords = (): SupplementWords => use(wordsAboutSupplements(useWords().t.language))
