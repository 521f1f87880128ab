import type { FieldIssue } from '@laissez-passer/core/errors'
import type { MethodName } from '@laissez-passer/core/ports'
import type { MethodOffer, SignInProgress, Step } from '@laissez-passer/core/sign-in'
import type { MethodChoice } from '@laissez-passer/pages/types'

/** Why what was sent didn't take the sign-in on. */
export type SignInRefusal =
  | { readonly reason: 'wrong-password' | 'password-closed' }
  | { readonly reason: 'not-started' | 'refused'; readonly code: string; readonly until?: number | null }

/** A stored sign-in, ready to be shown. */
export interface Shown {
  readonly signInId: string
  readonly progress: SignInProgress
  readonly refusal?: SignInRefusal
  /** The method chosen in a form that came back. */
  readonly chosen?: MethodName | null
  /** The person asked for another device than the one that is asked. */
  readonly otherDevice?: boolean
}

/** A step of one kind. */
export type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>

/** A method as the pages' contract has it. */
export function choiceOf({ name, phishingResistant }: MethodOffer): MethodChoice {
  return { name, resistsPhishing: phishingResistant }
}

/** Why what was sent didn't take the sign-in on, as an issue of its form. */
export function issueOf(refusal: SignInRefusal): FieldIssue {
  switch (refusal.reason) {
    case 'wrong-password':
    case 'password-closed':
      return { field: 'password', code: refusal.reason }
    default:
      return { field: 'form', code: refusal.code }
  }
}
