import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** A key of the catalogue of imports and exports. */
export type ExchangeMessageKey = keyof typeof en

/** The words of reports and refusals, by language. */
export const exchangeMessages: Readonly<Record<'en' | 'fr', Readonly<Record<ExchangeMessageKey, string>>>> = { en, fr }

/** Speaks the words of reports and refusals in one language. */
export const exchangeTranslator = (language: 'en' | 'fr'): Translator<ExchangeMessageKey> =>
  createTranslator(exchangeMessages, language)
