import { isSpoken, type SpokenLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import { use } from 'react'
import { brand } from '../brand.ts'
import { useWords } from '../language.tsx'
import { fetchedOnce } from '../words/fetched-once.ts'
import type english from './messages/en.json'

/** A key of the catalogue of help, contact and survey. */
export type HelpMessageKey = keyof typeof english

/** Each language is a file of its own: answers are long, and few pages need them. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<HelpMessageKey, string>> }>>
> = {
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
  fr: () => import('./messages/fr.json', { with: { type: 'json' } }),
}

/** The words of help, contact and survey in a language; fetched once. */
export const wordsOfHelp = fetchedOnce(async (language): Promise<Translator<HelpMessageKey>> => {
  const ours = spokenFor(language)
  const [{ default: words }, brought] = await Promise.all([catalogues[ours](), brand.broughtWords(language)])
  const said = brand.inBrand(words, ours)
  return createTranslator({ en: said, [language]: isSpoken(language) ? said : brought }, language)
}, brand.onLate)

/** Words of help, contact and survey in the language of the pages; suspends until they are there. */
export const useHelpWords = (): Translator<HelpMessageKey> => use(wordsOfHelp(useWords().t.language))
