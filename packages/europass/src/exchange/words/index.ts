import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type english from './en.ts'

/** A key of the catalogue of imports and exports. */
export type ExchangeMessageKey = keyof typeof english

/** Each language is a file of its own. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<ExchangeMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/** Speaks the words of reports and refusals in one language: fetches that one, and no other. */
export async function exchangeWords(language: SpokenLanguage): Promise<Translator<ExchangeMessageKey>> {
  const { default: words } = await catalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
