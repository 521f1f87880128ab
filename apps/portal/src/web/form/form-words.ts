import type { MessageParams } from '@laissez-passer/i18n/translator'
import { createContext, use } from 'react'
import { wordsAboutDocuments } from '../europass-words.ts'
import { useWords } from '../language.tsx'

/** The words of a form, whatever catalogue has them: a key that none has says itself. */
export interface FormWords {
  (key: string, params?: MessageParams): string
  readonly language: string
  has(key: string): boolean
}

/** A label as forms on paper number it. */
export const numbered = (number: string | undefined, label: string): string =>
  number === undefined ? label : `${number} ${label}`

/** What is asked of a translator. */
interface Spoken<K extends string> {
  (key: K, params?: MessageParams): string
  readonly language: string
  has(key: string): key is K
}

/** One for each translator, so that who compares them sees that nothing changed. */
const known = new WeakMap<object, FormWords>()

/** A translator that takes any key. */
export function formWords<K extends string>(words: Spoken<K>): FormWords {
  const made =
    known.get(words) ??
    Object.assign((key: string, params?: MessageParams) => (words.has(key) ? words(key, params) : key), {
      language: words.language,
      has: (key: string): boolean => words.has(key),
    })
  known.set(words, made)
  return made
}

/** The words of forms that aren’t those of CVs and letters; null: theirs. */
export const FormWordsContext = createContext<FormWords | null>(null)

/** The words of the form that a field stands in; suspends until they are there. */
export function useFormWords(): FormWords {
  const own = use(FormWordsContext)
  const { t } = useWords()
  return own ?? formWords(use(wordsAboutDocuments(t.language)))
}
