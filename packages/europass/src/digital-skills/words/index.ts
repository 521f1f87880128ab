import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type english from './en.ts'

/** A key of the catalogue of the test of digital skills. */
export type DigitalMessageKey = keyof typeof english

/** Speaks the words of the test and its report in a language. */
export type DigitalWords = Translator<DigitalMessageKey>

/** Each language is a file of its own. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<DigitalMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/** Speaks the words of the test and its report in one language: fetches that one, and no other. */
export async function digitalWords(language: SpokenLanguage): Promise<DigitalWords> {
  const { default: words } = await catalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
