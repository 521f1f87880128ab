/** The words of this package, each language a file of its own, fetched when it is spoken. @module */
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { EuropassMessageKey } from './keys.ts'

export type { EuropassMessageKey }

/** The words of one language: section names, labels of fields, CEFR skills and levels. */
export type EuropassWords = Readonly<Record<EuropassMessageKey, string>>

/** Fetches the words of a language, and of no other. */
export const europassCatalogues: Readonly<Record<SpokenLanguage, () => Promise<{ readonly default: EuropassWords }>>> =
  {
    en: () => import('./en.ts'),
    fr: () => import('./fr.ts'),
  }

/** Speaks this package's words in one language, once they are fetched. */
export async function europassWords(language: SpokenLanguage): Promise<Translator<EuropassMessageKey>> {
  const { default: words } = await europassCatalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
