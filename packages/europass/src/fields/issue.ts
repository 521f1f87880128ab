import type * as z from 'zod/mini'

/** What can be wrong with a field; words for people are looked up by these. */
export type FieldIssueCode =
  | 'required'
  | 'email'
  | 'url'
  | 'date'
  | 'dialling'
  | 'phone'
  | 'country'
  | 'photo'
  | 'language'
  | 'id'
  | 'ends-before-start'
  | 'duplicate'
  | 'too-long'
  | 'too-many'
  | 'not-in-list'
  | 'wrong-type'

/** One problem, in codes: where it is and what it is, never text for people. */
export interface FieldIssue {
  /** The way to the field, for example `['work', 0, 'employer']`. */
  readonly path: readonly (string | number)[]
  readonly code: FieldIssueCode
  /** What the words need: `max` for `too-long` and `too-many`. */
  readonly params: Readonly<Record<string, string | number>>
}

/** The outcome of a check: the value with its defaults filled in, or what is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

const ownCodes: readonly string[] = [
  'required',
  'email',
  'url',
  'date',
  'dialling',
  'phone',
  'country',
  'photo',
  'language',
  'not-in-list',
  'id',
  'ends-before-start',
  'duplicate',
]
const isOwnCode = (message: string): message is FieldIssueCode => ownCodes.includes(message)

function toIssue(issue: z.core.$ZodIssue): FieldIssue {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (isOwnCode(issue.message)) return { path, code: issue.message, params: {} }
  if (issue.code === 'too_big') {
    return { path, code: issue.origin === 'array' ? 'too-many' : 'too-long', params: { max: Number(issue.maximum) } }
  }
  return { path, code: issue.code === 'invalid_value' ? 'not-in-list' : 'wrong-type', params: {} }
}

/**
 * Checks a value against a schema of this package.
 *
 * Unknown fields are dropped, never kept. Never throws.
 *
 * @param schema - for example `profileSchema`
 * @param value - anything, typically parsed JSON
 * @returns the value with its defaults, or the issues in the order of the fields
 */
export function check<T>(schema: z.ZodMiniType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value)
  return result.success ? { ok: true, value: result.data } : { ok: false, issues: result.error.issues.map(toIssue) }
}
