import { type EuropassMessageKey, europassTranslator } from '@laissez-passer/europass/messages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { useMemo } from 'react'
import { useWords } from './language.tsx'

/**
 * Words of Europass documents in the language of the pages: section names, CEFR skills and levels. Apart from
 * `useWords`, so that pages without documents don't load them.
 */
export function useEuropassWords(): Translator<EuropassMessageKey> {
  const { language } = useWords()
  return useMemo(() => europassTranslator(language), [language])
}
