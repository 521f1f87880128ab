import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type { CvLanguage } from './model/cv.ts'
import en from './words/en.ts'
import fr from './words/fr.ts'
import type { EuropassMessageKey } from './words/keys.ts'

export type { EuropassMessageKey }

/**
 * The words of this package in all languages: section names, labels, CEFR skills and levels. A browser
 * fetches those of one language from `./words` instead.
 */
export const europassMessages: Readonly<Record<CvLanguage, Readonly<Record<EuropassMessageKey, string>>>> = { en, fr }

/** Speaks this package's words in one language. */
export const europassTranslator = (language: CvLanguage): Translator<EuropassMessageKey> =>
  createTranslator(europassMessages, language)
