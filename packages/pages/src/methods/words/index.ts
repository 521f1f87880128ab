import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Catalogues } from '@laissez-passer/i18n/translator'
import { worded, type Wording } from '@laissez-passer/i18n/wording'
import { words as english } from './en.ts'

export { english as words }

/** Keys of all that the pages say. */
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

/** Catalogues for a translator: English, and the language where there are words in it. */
export type CataloguesFor = (language: Language) => Catalogues<Words>

/**
 * The catalogues of a site, with its own sentences over ours.
 *
 * @param wording sentences of one's own; languages that they bring need no `bringLanguage`
 */
export function cataloguesWith(wording: Wording<Key>): CataloguesFor {
  const en: Words = { ...english, ...wording.en }
  /** What was put together, and over which words: a language may be brought later. */
  const kept = new Map<Language, { readonly over: Words | undefined; readonly whole: Partial<Words> | undefined }>()
  return (language) => {
    if (language === 'en') return { en }
    const over = brought.get(language)
    let known = kept.get(language)
    if (known === undefined || known.over !== over) {
      known = { over, whole: worded(over, wording[language]) }
      kept.set(language, known)
    }
    return { en, ...(known.whole ? { [language]: known.whole } : {}) }
  }
}
