import { fullName } from '@laissez-passer/core/internal/names'
import {
  endReason,
  findCompleted,
  type MethodOffer,
  type OpenedSession,
  resumeSignIn,
  type SignInProgress,
} from '@laissez-passer/core/internal/sign-in'
import type { MethodCredential } from '@laissez-passer/core/context'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { methodCookie } from '../cookies.ts'
import { askOf } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { takeSession } from '../sign-in/opened.ts'
import type { SignInRefusal } from '../sign-in/shown.ts'
import { countRefusal } from '../sign-in/step.ts'
import { visitorOf } from '../visitor.ts'
import type { Outcome, Refused } from './operation.ts'
import type { SignInAnswer } from './schemas.ts'

type Step = SignInAnswer['step']
type Told<Reason extends string> = Outcome<SignInAnswer, Reason>

/** Why a sign-in that can't be found is over, or an answer wasn't taken. */
export const stepReasons = {
  expired: 410,
  'not-me': 410,
  completed: 410,
  refused: 422,
  throttled: 429,
  busy: 503,
} as const
type StepReason = keyof typeof stepReasons

/** What core's steps of a sign-in come to. */
type Taken =
  | { readonly ok: true; readonly opened: OpenedSession | null }
  | { readonly ok: false; readonly reason: 'not-found' }
  | {
      readonly ok: false
      readonly reason: 'not-started' | 'refused'
      readonly code: string
      readonly until?: number | null
      readonly progress: SignInProgress
    }

/** Where a sign-in stands after a step; once all is proved, with its session. */
export async function afterStep(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  { signInId, taken }: { readonly signInId: string; readonly taken: Taken },
): Promise<Told<StepReason>> {
  if (taken.ok)
    return taken.opened ? signedIn(c, parts, { signInId, opened: taken.opened }) : standing(c, parts, signInId)
  if (taken.reason === 'not-found') return over(c, signInId)
  return stepRefused(parts, { ...taken, signInId })
}

/** Where a stored sign-in stands; the gate opens here where all is proved, as it does on its page. */
export async function standing(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  signInId: string,
): Promise<Told<StepReason>> {
  const resumed = await resumeSignIn(c.get('context'), { signInId, visitor: visitorOf(c), lastMethod: methodCookie(c) })
  if (!resumed.ok) return over(c, signInId)
  const { progress } = resumed
  return progress.step.kind === 'done'
    ? signedIn(c, parts, { signInId, opened: progress.step.opened })
    : { ok: true, answer: signInOf(signInId, progress) }
}

/** A refusal, with the step as it stands. */
export function stepRefused(
  parts: Pick<RouteParts, 'meters'>,
  {
    code,
    progress,
    signInId,
    until = null,
  }: SignInRefusal & { readonly progress: SignInProgress; readonly signInId: string },
): Refused<StepReason> {
  countRefusal(parts, { signInId, progress, refusal: { code } })
  const reason = code === 'throttled' || code === 'busy' ? code : 'refused'
  return { ok: false, reason, until, more: { code, signIn: signInOf(signInId, progress) } }
}

async function over(c: Context<ProviderEnv>, signInId: string): Promise<Refused<StepReason>> {
  const completed = await findCompleted(c.get('context'), { signInId, visitor: visitorOf(c) })
  return { ok: false, reason: completed ? 'completed' : await endReason(c.get('context'), { signInId }) }
}

async function signedIn(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  { opened, signInId }: { readonly signInId: string; readonly opened: OpenedSession },
): Promise<Told<never>> {
  const first = await takeSession(c, parts, opened)
  const { account, continueTo } = opened
  const { email, uid } = account
  const step = { kind: 'done', person: { uid, email, name: fullName(account) }, continueTo, first } as const
  return { ok: true, answer: { id: signInId, service: null, identifier: null, expiresAt: null, step } }
}

/** A stored sign-in as the API tells it. */
export function signInOf(signInId: string, { requirement, signIn, step }: SignInProgress): SignInAnswer {
  const service = askOf(requirement)
  const { expiresAt, identifier } = signIn
  return { id: signInId, service, identifier, expiresAt, step: stepOf(step) }
}

function stepOf(step: SignInProgress['step']): Step {
  switch (step.kind) {
    case 'password':
      return { kind: 'password', methods: offersOf(step.offers), firstName: step.firstName }
    case 'choose-method':
      return {
        kind: 'choose-method',
        missing: step.missing || null,
        methods: offersOf(step.offers),
        addable: offersOf(step.why.addable),
        nothingSetUp: step.nothingSetUp,
      }
    case 'choose-credential':
      return { kind: 'choose-credential', method: step.method, credentials: step.credentials.map(credentialOf) }
    case 'verify': {
      const { credential, expiresAt, params, reason, status } = step.view
      return {
        kind: 'verify',
        method: step.method,
        status,
        reason,
        expiresAt,
        until: ('until' in step.view ? step.view.until : null) ?? null,
        credential: credential && credentialOf(credential),
        params,
        credentials: step.credentials.map(credentialOf),
        methods: offersOf(step.others),
      }
    }
    // Whoever is signed in is told so by `signedIn`.
    case 'proved':
    case 'done':
      return { kind: 'proved' }
  }
}

function offersOf(offers: readonly MethodOffer[]): MethodOffer[] {
  return offers.map(({ level, name, phishingResistant }) => ({ name, level, phishingResistant }))
}

function credentialOf({ id, lastSeenAt, model, name }: MethodCredential): MethodCredential {
  return { id, name, ...(model === undefined ? {} : { model }), ...(lastSeenAt === undefined ? {} : { lastSeenAt }) }
}
