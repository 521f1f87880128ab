import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { type OwnWords, speaking } from '../../words/speaking.ts'
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

/**
 * Speaks the words of the test and its report in one language: fetches that one, and no other.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export function digitalWords(language: Language, own?: OwnWords): Promise<DigitalWords> {
  return speaking(catalogues, { language, own })
}
