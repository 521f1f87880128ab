import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import en from './words/en.ts'
import fr from './words/fr.ts'
import type { EuropassMessageKey } from './words/keys.ts'

export type { EuropassMessageKey }

/**
 * The words of this package in all languages: section names, labels, CEFR skills and levels. A browser
 * fetches those of one language from `./words` instead.
 */
export const europassMessages: Readonly<Record<SpokenLanguage, Readonly<Record<EuropassMessageKey, string>>>> = {
  en,
  fr,
}

/** Speaks this package's words in one language. */
export const europassTranslator = (language: SpokenLanguage): Translator<EuropassMessageKey> =>
  createTranslator(europassMessages, language)
