import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }
import type { CvLanguage } from './model/cv.ts'

/** A key of this package's catalogue. */
export type EuropassMessageKey = keyof typeof en

/** The words of this package, by language: section names, field labels, CEFR skills and levels. */
export const europassMessages: Readonly<Record<CvLanguage, Readonly<Record<EuropassMessageKey, string>>>> = { en, fr }

/** Speaks this package's words in one language. */
export const europassTranslator = (language: CvLanguage): Translator<EuropassMessageKey> =>
  createTranslator(europassMessages, language)
