import type { FieldIssue } from '@laissez-passer/core/errors'
import type { EidRefused } from '@laissez-passer/core/internal/methods/eid'

/** Why an eID didn't do what was wanted, in an address. */
export type EidProblem = EidRefused['reason'] | 'low' | 'not-accepted'

const PROBLEMS: ReadonlySet<string> = new Set<EidProblem>([
  'refused',
  'invalid',
  'unavailable',
  'other-account',
  'closed',
  'over',
  'linked-already',
  'taken',
  'too-many',
  'gone',
  'other-person',
  'taken-email',
  'taken-eid',
  'low',
  'not-accepted',
])

/** The address of a page that says why. */
export function withProblem(path: string, why: EidProblem): string {
  return `${path}${path.includes('?') ? '&' : '?'}why=${why}`
}

/** What a page has to say, of the `why` in its address: nobody can make it say what they like. */
export function eidIssue(why: string): readonly FieldIssue[] {
  return PROBLEMS.has(why) ? [{ field: 'form', code: `eid-${why}` }] : []
}
