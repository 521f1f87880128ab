import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type english from './en.ts'

/** A key of the catalogue of can-do statements and the grid. */
export type LanguagesMessageKey = keyof typeof english

/** Each language is a file of its own. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<LanguagesMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/** Speaks can-do statements and the words of the grid in one language: fetches that one, and no other. */
export async function languagesWords(language: SpokenLanguage): Promise<Translator<LanguagesMessageKey>> {
  const { default: words } = await catalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
