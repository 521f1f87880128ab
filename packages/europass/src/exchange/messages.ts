import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }
import type { ExchangeMessageKey } from './words/index.ts'

/** What readers write into a document, in its language: they have both at hand. */
export const exchangeTranslator = (language: 'en' | 'fr'): Translator<ExchangeMessageKey> =>
  createTranslator({ en, fr }, language)
