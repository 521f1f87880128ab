import { type ExchangeMessageKey, exchangeWords } from '@laissez-passer/europass/exchange'
import type { Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { useWords } from '../language.tsx'
import { spokenOnce } from '../words/own-words.ts'

/** The words of reports and refusals in a language; fetched once. */
export const wordsOfExchange = spokenOnce(exchangeWords)

/** Words of reports and refusals in the language of the pages; suspends until they are there. */
export function useExchangeWords(): Translator<ExchangeMessageKey> {
  return use(wordsOfExchange(useWords().t.language))
}
