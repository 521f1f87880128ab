import { type EqfMessageKey, eqfWords } from '@laissez-passer/europass/eqf'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { spokenOnce } from '../words/own-words.ts'

const wordsOfEqf = spokenOnce(eqfWords)

/** The levels of the EQF explained in the language of the pages; suspends until the words are there. */
export const useEqfWords = (): Translator<EqfMessageKey> => use(wordsOfEqf(useWords().t.language))
