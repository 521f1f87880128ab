import { isSpoken, type Language, nameOf, type SpokenLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { pseudoAsked } from '@laissez-passer/i18n/pseudo'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { brand } from './brand.ts'
import { catalogues, type MessageKey } from './words/index.ts'

export type { MessageKey }

/** The language of the pages, and the words in it. */
export interface Words {
  readonly t: Translator<MessageKey>
  /** That of `t`, or English where an organisation brought that one: documents and facts speak ours alone. */
  readonly language: SpokenLanguage
  readonly speak: (language: Language) => void
}

/** Words of a language before anybody can change it. */
export type Spoken = Omit<Words, 'speak'>

/** A language by the name that its readers use, as it stands in a list. */
export function languageName(code: Language): string {
  const name = nameOf(code)
  return name.slice(0, 1).toLocaleUpperCase(code) + name.slice(1)
}

/** Fetches the words of a language, and of no other. */
export async function wordsOf(chosen: Language): Promise<Spoken> {
  const language = spokenFor(chosen)
  const [ours, brought] = await Promise.all([catalogues[language](), brand.broughtWords(chosen)])
  const words = brand.inBrand(ours.default, language)
  const said = isSpoken(chosen) ? words : brought
  const pseudo = pseudoAsked(location)
  return { language, t: createTranslator({ en: words, [chosen]: said }, chosen, { pseudo }) }
}

/** Remembers the language; the server reads it too. */
const languageCookie = '__Host-lp-portal-lang'

/**
 * The words of the language that the page came in. One that the browser kept came before another was chosen:
 * what was asked for and what is remembered go before it, as on the server.
 */
export const firstWords = (): Promise<Spoken> =>
  wordsOf(
    negotiateLanguage(
      {
        query: new URLSearchParams(location.search).get('lang'),
        remembered: new RegExp(`(?:^|; )${languageCookie}=(\\w+)`).exec(document.cookie)?.[1],
        acceptLanguage: document.documentElement.lang,
      },
      { supported: brand.languages },
    ),
  )

const WordsContext = createContext<Words | null>(null)

/** Starts with the words that were fetched first, and remembers another language when it is chosen. */
export function LanguageProvider({ first, children }: { readonly first: Spoken; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(first)
  const spokenIn = spoken.t.language
  useEffect(() => {
    document.documentElement.lang = spokenIn
  }, [spokenIn])
  const wanted = useRef<Language>(spokenIn)
  const fetchWords = useCallback(async (chosen: Language) => {
    wanted.current = chosen
    const words = await wordsOf(chosen)
    // A page that waits for its own words goes on as it is meanwhile: nothing that is being typed is lost.
    if (wanted.current === chosen) startTransition(() => setSpoken(words))
  }, [])
  useEffect(() => brand.onLate(() => void fetchWords(wanted.current)), [fetchWords])
  const speak = useCallback(
    (chosen: Language) => {
      document.cookie = `${languageCookie}=${chosen}; Path=/; Secure; SameSite=Lax; Max-Age=31536000`
      void fetchWords(chosen)
    },
    [fetchWords],
  )
  const words = useMemo(() => ({ ...spoken, speak }), [spoken, speak])
  return <WordsContext value={words}>{children}</WordsContext>
}

/**
 * The words of the nearest `LanguageProvider`.
 *
 * @throws Error outside it: a mistake in this app
 */
export function useWords(): Words {
  const words = use(WordsContext)
  if (words === null) throw new Error('A part was rendered outside LanguageProvider')
  return words
}
