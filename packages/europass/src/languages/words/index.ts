import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { type OwnWords, speaking } from '../../words/speaking.ts'
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

/**
 * Speaks can-do statements and the words of the grid in one language: fetches that one, and no other.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export function languagesWords(language: Language, own?: OwnWords): Promise<Translator<LanguagesMessageKey>> {
  return speaking(catalogues, { language, own })
}
