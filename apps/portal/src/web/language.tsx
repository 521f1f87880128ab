import { type CvLanguage, cvLanguages } from '@laissez-passer/europass/model'
import { type EuropassMessageKey, europassTranslator } from '@laissez-passer/europass/messages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import en from '../../messages/en.json' with { type: 'json' }
import fr from '../../messages/fr.json' with { type: 'json' }

/** A key of the portal's catalogue. */
export type MessageKey = keyof typeof en

/** The language of the pages, and the words in it. */
export interface Words {
  readonly language: CvLanguage
  readonly t: Translator<MessageKey>
  /** Words of Europass documents: section names, CEFR skills and levels. */
  readonly e: Translator<EuropassMessageKey>
  readonly speak: (language: CvLanguage) => void
}

/** The languages there are, by the names their readers use. */
export const languageNames: Readonly<Record<CvLanguage, string>> = { en: 'English', fr: 'Français' }

const wordsOf = (language: CvLanguage) => ({
  language,
  t: createTranslator({ en, fr }, language),
  e: europassTranslator(language),
})
const WordsContext = createContext<Words>({ ...wordsOf('en'), speak: () => {} })

/** Starts in the language the page came in, and remembers another one when it is chosen. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<CvLanguage>(
    () => cvLanguages.find((one) => one === document.documentElement.lang) ?? 'en',
  )
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speak = useCallback((chosen: CvLanguage) => {
    document.cookie = `__Host-lp-portal-lang=${chosen}; Path=/; Secure; SameSite=Lax; Max-Age=31536000`
    setLanguage(chosen)
  }, [])
  const words = useMemo(() => ({ ...wordsOf(language), speak }), [language, speak])
  return (
    <I18nProvider locale={language === 'en' ? 'en-IE' : language}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  )
}

export const useWords = (): Words => use(WordsContext)
