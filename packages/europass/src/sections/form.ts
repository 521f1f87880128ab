import type { EuropassMessageKey } from '../words/keys.ts'

/** What every field of a form tells. */
interface AnyField<Key extends string> {
  /** The field of the entry, or the first one where a kind has several. */
  readonly name: string
  readonly label: Key
  readonly hint?: Key
  /** Where the form on paper numbers its fields: `2.1`. */
  readonly number?: string
  /** A finished document must have it. */
  readonly required?: true
  /** Seldom wanted: behind "more fields" until it holds something. */
  readonly rare?: true
  /** What browsers fill in, by its HTML token. */
  readonly autocomplete?: string
  /** What may be suggested while it is typed; other words are always good. */
  readonly suggests?: 'occupation' | 'skill'
  /** The field that has the address of the concept that was chosen, in ESCO for instance. */
  readonly concept?: string
}

/**
 * Codes to choose from: the words of a code are the message `words` + code; where `words` is empty, the code.
 */
interface Codes {
  readonly codes: readonly string[]
  readonly words: string
}

/**
 * A field of a form, by the kind that a renderer draws it by. `Key`: of the catalogue that has its words.
 */
export type FormField<Key extends string = EuropassMessageKey> = AnyField<Key> &
  (
    | { readonly kind: 'line' | 'rich' | 'url' | 'email' | 'date' | 'country' | 'photo' | 'links' }
    /** Ids of files. */
    | { readonly kind: 'files' }
    /** Several country codes, one value. */
    | { readonly kind: 'countries' }
    /** `dialling` and `number`. */
    | { readonly kind: 'phone' }
    /** `from`, `to` and, where `ongoing` has a label, `ongoing`. */
    | { readonly kind: 'period'; readonly to: Key; readonly ongoing?: Key }
    /** `code` and `label`: a language of ISO 639-2, or what the person calls it. */
    | { readonly kind: 'language' }
    /** A level of the CEFR; the label is that of the skill. */
    | { readonly kind: 'level' }
    | ({ readonly kind: 'choice' } & Codes)
    /** Several codes, one value; `free`: words that aren't in the list too. */
    | ({ readonly kind: 'choices'; readonly free?: true } & Codes)
    /** Several lines, one value. */
    | { readonly kind: 'strings' }
    /** Objects with ids, each with these fields. */
    | { readonly kind: 'list'; readonly item: readonly FormField<Key>[]; readonly add: Key }
  )

/** The form of an entry. */
export interface Form<Key extends string = EuropassMessageKey> {
  /** The button that adds an entry. */
  readonly add: Key
  /** What to begin with, where there is no entry yet. */
  readonly empty: Key
  /** The fields by which an entry is called in a list, each shown by its kind. */
  readonly summary: readonly string[]
  readonly fields: readonly FormField<Key>[]
}
