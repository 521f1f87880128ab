import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type english from './en.ts'

/** A key of the catalogue that explains the levels. */
export type EqfMessageKey = keyof typeof english

/** Each language is a file of its own. */
export const eqfCatalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<EqfMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/** Explains the levels in one language: fetches that one, and no other. */
export async function eqfWords(language: SpokenLanguage): Promise<Translator<EqfMessageKey>> {
  const { default: words } = await eqfCatalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
