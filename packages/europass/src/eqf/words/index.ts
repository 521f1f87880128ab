import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { type OwnWords, speaking } from '../../words/speaking.ts'
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

/**
 * Explains the levels in one language: fetches that one, and no other.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export function eqfWords(language: Language, own?: OwnWords): Promise<Translator<EqfMessageKey>> {
  return speaking(eqfCatalogues, { language, own })
}
