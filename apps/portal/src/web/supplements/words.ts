import { type SupplementWords, supplementWords } from '@laissez-passer/europass/supplements'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { fetchedOnce } from '../words/fetched-once.ts'

/** The words of institutions’ documents in a language; fetched once. */
export const wordsOfSupplements = fetchedOnce(supplementWords)

/** Words of institutions’ documents in the language of the pages; suspends until they are there. */
export const useSupplementWords = (): SupplementWords => use(wordsOfSupplements(useWords().language))
