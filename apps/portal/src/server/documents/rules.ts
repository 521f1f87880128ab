import type { User } from '@laissez-passer/relying-party'

/** Who changes a document: whoever keeps it, or somebody with a link that lets them complete it. */
export interface Writer {
  /** As they say they are called; '' where they said nothing. */
  readonly name: string
  readonly by: 'keeper' | 'link'
}

/** What holds for changes of a kind of document beside its schema. */
export interface Rules {
  /** Why a change isn't made: the content is closed, or the writer may not write there; null where it is. */
  refuse(before: unknown, after: unknown, writer: Writer): 'sealed' | 'not-yours' | null
  /** The document with what the server alone writes in it. `now`: seconds since the epoch. */
  sign(before: unknown, after: unknown, options: { readonly writer: Writer; readonly now: number }): unknown
  /**
   * A document as it may begin: with nothing that the server alone writes. `now`: seconds since the epoch.
   */
  begin(value: unknown, options: { readonly now: number }): unknown
}

/** Somebody who changes what is theirs. */
export const keeperOf = ({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): Writer => ({
  name: [firstName, lastName].filter(Boolean).join(' ').slice(0, 120),
  by: 'keeper',
})
