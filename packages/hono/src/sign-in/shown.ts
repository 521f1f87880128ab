import { accepts, checkOptions, optional } from '@laissez-passer/core/options'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { MethodName } from '@laissez-passer/core/ports'
import type { MethodOffer, SignInProgress, Step } from '@laissez-passer/core/internal/sign-in'
import type { MethodCredential, MethodView } from '@laissez-passer/core/context'
import type { LeftBehindProps, MethodChoice, MethodCodeProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'

/** Why what was sent didn't take the sign-in on. */
export interface SignInRefusal<Code extends string = string> {
  /** As the method says it; each has words. */
  readonly code: Code
  readonly until?: number | null
}

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

/** A stored sign-in that asks for a method now. */
export interface Asked<View extends MethodView = MethodView, Refusal extends string = string> extends Shown {
  readonly step: StepOf<'verify'> & { readonly view: View }
  readonly refusal?: SignInRefusal<Refusal>
}

/** Somebody whose only second factor was retired. */
export type LeftBehind = Pick<
  LeftBehindProps,
  'action' | 'hidden' | 'service' | 'since' | 'ways' | 'others' | 'person'
> & {
  readonly path: string
}

/** Tries left, once one was spent; null before, and of what has none to count. */
export function triesLeft({ left, tries }: { readonly left?: number; readonly tries?: number }): number | null {
  return left !== undefined && tries !== undefined && left < tries ? left : null
}

/** Which credential is asked: the one chosen, or the only one there is; null: any, or none yet. */
export function credentialAsked({ step }: Asked): MethodCredential | null {
  const { credentials, view } = step
  return view.credential ?? (credentials.length === 1 ? (credentials[0] ?? null) : null)
}

/**
 * What the page of every method has: where its forms post to and with what, who asks, the other methods.
 *
 * @param options `names`: the form says which credential it is about. Default: it doesn't
 */
export function askedProps(
  c: Context<ProviderEnv>,
  asked: Asked,
  options: { readonly names?: boolean } = {},
): Pick<MethodCodeProps, 'service' | 'others' | 'startHref' | 'path' | 'action'> &
  Required<Pick<MethodCodeProps, 'hidden'>> {
  checkOptions('askedProps', options, { names: optional(accepts.flag) })
  const { names = false } = options
  const { progress, signInId, step } = asked
  const credential = names ? credentialAsked(asked) : null
  return {
    action: c.get('addresses').signIn,
    hidden: { ...flowFields(asked), current: step.method, ...(credential ? { currentDevice: credential.id } : {}) },
    service: askOf(progress.requirement),
    others: step.others.map(choiceOf),
    startHref: withContinue(c.get('addresses').signIn, progress.signIn.continueTo),
    path: c.get('addresses').signInFlow(signInId),
  }
}

/**
 * By what a step's form says which sign-in it is of, and where that leads: one that is over when the form
 * comes can't tell it any more, and people start again for what they came for.
 */
export function flowFields({ progress, signInId }: Pick<Shown, 'progress' | 'signInId'>): Record<string, string> {
  const { continueTo } = progress.signIn
  return { flow: signInId, ...(continueTo === null ? {} : { continue: continueTo }) }
}

/** A method as the pages' contract has it. */
export function choiceOf({ name, phishingResistant }: MethodOffer): MethodChoice {
  return { name, resistsPhishing: phishingResistant }
}

/** Why what was sent didn't take the sign-in on, as an issue of its form. */
export function issuesOf({ refusal }: Shown): readonly FieldIssue[] {
  return refusal ? [{ field: 'form', code: refusal.code }] : []
}
