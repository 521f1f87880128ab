import { isLanguage, isSpoken, type Language, spokenFor } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { pseudoAsked } from '@laissez-passer/i18n/pseudo'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type { WidgetMessages } from '@laissez-passer/widgets/messages'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { brand } from './brand.ts'
import { tellNotificationWords } from './notification-words.ts'
import { type AppKey, catalogues } from './words/index.ts'

export type { AppKey }

/** Languages that the app speaks. */
export const spoken: readonly Language[] = brand.languages

const KEY = 'lp-language'

/** The words of the app in the present language. */
export interface Words {
  readonly t: Translator<AppKey>
  /** The language that was chosen; its words may still be on their way. */
  readonly language: Language
  /** The widgets' words. */
  readonly widgets: WidgetMessages
  /** Speaks another language from now on, and remembers it on this device. */
  readonly speak: (language: Language) => void
}

/** Words of a language before anybody can change it. */
export type Spoken = Omit<Words, 'speak' | 'language'>

/** Fetches the words of a language, and of no other. */
export async function wordsOf(language: Language): Promise<Spoken> {
  const code = spokenFor(language)
  const pseudo = pseudoAsked(location)
  const [{ words: ours, widgets }, brought] = await Promise.all([catalogues[code](), brand.broughtWords(language)])
  const words = brand.inBrand(ours, code)
  const said = isSpoken(language) ? words : brought
  return { t: createTranslator({ en: words, [language]: said }, language, { pseudo }), widgets }
}

const WordsContext = createContext<Words | null>(null)

/**
 * The words of the nearest `Speaking`.
 *
 * @throws Error outside it: a mistake in this app
 */
export function useWords(): Words {
  const words = use(WordsContext)
  if (words === null) throw new Error('A screen was rendered outside Speaking')
  return words
}

/** Gives the app its words; `first`: those to begin with, of `firstWords`. */
export function Speaking({ first, children }: { readonly first: Spoken; readonly children: ReactNode }): ReactNode {
  const [spokenNow, setSpoken] = useState(first)
  const [language, setLanguage] = useState<Language>(first.t.language)
  useEffect(() => {
    document.documentElement.lang = spokenNow.t.language
    void tellNotificationWords(spokenNow.t.language, spokenNow.t)
  }, [spokenNow])
  const wanted = useRef(language)
  const fetchWords = useCallback(async (next: Language): Promise<void> => {
    wanted.current = next
    const fetched = await wordsOf(next)
    if (wanted.current === next) setSpoken(fetched)
  }, [])
  useEffect(() => brand.onLate(() => void fetchWords(wanted.current)), [fetchWords])
  const words = useMemo<Words>(() => {
    const speak = (next: Language): void => {
      localStorage.setItem(KEY, next)
      setLanguage(next)
      void fetchWords(next)
    }
    return { ...spokenNow, language, speak }
  }, [spokenNow, language, fetchWords])
  return <WordsContext value={words}>{children}</WordsContext>
}

/** The words to begin with: `?lang`, else the remembered language, else the browser's. */
export function firstWords(): Promise<Spoken> {
  const query = new URLSearchParams(location.search).get('lang')
  if (isLanguage(query) && spoken.includes(query)) localStorage.setItem(KEY, query)
  const wishes = { query, remembered: localStorage.getItem(KEY), acceptLanguage: navigator.languages.join() }
  return wordsOf(negotiateLanguage(wishes, { supported: spoken }))
}
