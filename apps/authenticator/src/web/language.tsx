import { isLanguage, type Language } from '@laissez-passer/i18n/languages'
import { negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import { en as widgetsEnglish, fr as widgetsFrench, type WidgetMessages } from '@laissez-passer/widgets/messages'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type AppKey, en, fr } from './catalogues.ts'

export type { AppKey }

/** Languages that the app speaks. */
export const spoken: readonly Language[] = ['en', 'fr']

const KEY = 'lp-language'

/** The words of the app in the present language. */
export interface Words {
  readonly t: Translator<AppKey>
  /** The widgets' words. */
  readonly widgets: WidgetMessages
  /** Speaks another language from now on, and remembers it on this device. */
  readonly speak: (language: Language) => void
}

/** Makes the words of a language. */
export function wordsOf(language: Language): Omit<Words, 'speak'> {
  return { t: createTranslator({ en, fr }, language), widgets: language === 'fr' ? widgetsFrench : widgetsEnglish }
}

const WordsContext = createContext<Words>({ ...wordsOf('en'), speak: () => {} })

/** The words of the nearest `Speaking`. */
export function useWords(): Words {
  return use(WordsContext)
}

/** Gives the app its words: `?lang`, else the remembered language, else the browser's. */
export function Speaking({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const words = useMemo<Words>(() => {
    const speak = (next: Language): void => {
      localStorage.setItem(KEY, next)
      setLanguage(next)
    }
    return { ...wordsOf(language), speak }
  }, [language])
  return <WordsContext value={words}>{children}</WordsContext>
}

function firstLanguage(): Language {
  const query = new URLSearchParams(location.search).get('lang')
  if (isLanguage(query) && spoken.includes(query)) localStorage.setItem(KEY, query)
  return negotiateLanguage(
    { query, remembered: localStorage.getItem(KEY), acceptLanguage: navigator.languages.join() },
    { supported: spoken },
  )
}
