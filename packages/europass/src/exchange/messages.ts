import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** Written out, because the types of the package can't lead to a JSON file. */
const english = { ...en }

/** A key of the catalogue of imports and exports. */
export type ExchangeMessageKey = keyof typeof english

/** The words of reports and refusals, by language. */
export const exchangeMessages: Readonly<Record<'en' | 'fr', Readonly<Record<ExchangeMessageKey, string>>>> = {
  en: english,
  fr,
}

/** Speaks the words of reports and refusals in one language. */
export const exchangeTranslator = (language: 'en' | 'fr'): Translator<ExchangeMessageKey> =>
  createTranslator(exchangeMessages, language)
