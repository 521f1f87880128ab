/** The words of this package, each language a file of its own, fetched when it is spoken. @module */
import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import type { EuropassMessageKey } from './keys.ts'
import { type OwnWords, speaking } from './speaking.ts'

export type { EuropassMessageKey, OwnWords }

/** The words of one language: section names, labels of fields, CEFR skills and levels. */
export type EuropassWords = Readonly<Record<EuropassMessageKey, string>>

/** Fetches the words of a language, and of no other. */
export const europassCatalogues: Readonly<Record<SpokenLanguage, () => Promise<{ readonly default: EuropassWords }>>> =
  {
    en: () => import('./en.ts'),
    fr: () => import('./fr.ts'),
  }

/**
 * Speaks this package's words in one language, once they are fetched.
 *
 * @param own sentences in place of ours, or of a language that we don't speak: of that one, what they lack is
 * said in English
 */
export function europassWords(language: Language, own?: OwnWords): Promise<Translator<EuropassMessageKey>> {
  return speaking(europassCatalogues, { language, own })
}
