import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }
import type { Language } from './choices.ts'

/** A sentence of this package's. */
export type Key = keyof typeof en

/** What the command says, in one language. */
export function wordsIn(language: Language): Translator<Key> {
  return createTranslator({ en, fr }, language)
}

/** The language of a terminal, by its environment; English where it speaks another. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LANG, LC_ALL, LC_MESSAGES } = environment
  return /^fr\b|^fr_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en'
}
