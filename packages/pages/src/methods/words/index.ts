import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import { words as english } from './en.ts'

/** Keys of the catalogues. */
export type Key = keyof typeof english

type Words = Readonly<Record<Key, string>>

/** Each language but English, the fallback of others, is a file that is read when it is first spoken. */
const files: Readonly<Record<Exclude<SpokenLanguage, 'en'>, () => Promise<{ readonly words: Words }>>> = {
  fr: () => import('./fr.ts'),
}

const brought = new Map<Language, Words>([['en', english]])

/**
 * Reads the words of a language, once; before that, its pages are in English. Nothing for a language that no
 * catalogue speaks.
 *
 * @param language of the pages that are drawn next
 */
export async function bringLanguage(language: Language): Promise<void> {
  if (brought.has(language) || !isFile(language)) return
  brought.set(language, (await files[language]()).words)
}

function isFile(language: Language): language is keyof typeof files {
  return Object.hasOwn(files, language)
}

/** Catalogues for a translator: English, and the language where it was brought. */
export function cataloguesFor(language: Language): { readonly en: Words } & Readonly<Partial<Record<Language, Words>>> {
  return { en: english, [language]: brought.get(language) }
}
