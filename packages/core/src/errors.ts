export { LaissezPasserError } from '@laissez-passer/password/errors'

/** What is wrong with one field of a form. Never text for people: catalogues have a message per code. */
export interface FieldIssue {
  /** Name of the form field, e.g. `confirmEmail`. */
  readonly field: string
  /** What is wrong, e.g. `required`. */
  readonly code: string
  /** Numbers and names that the message mentions. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** The outcome of a form with mistakes in it. Nothing was written. */
export interface Invalid {
  readonly ok: false
  readonly reason: 'invalid'
  /** At least one, in the order of the fields. */
  readonly issues: readonly FieldIssue[]
}

/** The outcome of asking too often. Nothing was written. */
export interface Throttled {
  readonly ok: false
  readonly reason: 'throttled'
  /** Unix seconds from which it may be tried again. */
  readonly until: number
}
