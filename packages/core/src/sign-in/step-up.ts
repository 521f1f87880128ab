import type { Context, Destination, Visitor } from '../context/index.ts'
import type { MethodName, Proof, Requirement } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { isWithin } from '../policy/freshness.ts'
import { isGoodEnough, safeContinue } from './destination.ts'
import { advance, changed, gone, type NotStarted, type SignInGone, type WentOn } from './advance.ts'
import { decide, requirementFor } from './decide.ts'
import { demanded, wishOf } from './demands.ts'
import { explain } from './explain.ts'
import { isCurrent, provedMethods } from './levels.ts'
import { availableOffers } from './offers.ts'
import { confirmingIn, type Enrolled, enrolledOf } from './enrolled.ts'
import { newSignIn } from './start.ts'
import { findSignIn, knowsWho } from './load.ts'
import type { Missing, MethodOffer } from './step.ts'

/** Why a session isn't raised. */
export interface NoStepUp {
  readonly ok: false
  /**
   * `good-enough`: nothing more is asked; go on. `sign-in-again`: what the session proved doesn't count there
   * (too old, or asked for anew), or the password was changed since: from the identifier on.
   * `nothing-set-up`: the account has nothing that would do.
   */
  readonly reason: 'good-enough' | 'sign-in-again' | 'nothing-set-up'
}

/** What raising a session would take. */
export interface StepUpOffer {
  readonly ok: true
  readonly requirement: Requirement
  /** What the account has set up and the destination accepts, the one to preselect first. Never empty. */
  readonly offers: readonly MethodOffer[]
  /** The person wants two factors always: the destination alone would ask for less. */
  readonly ownWish: boolean
}

type Input = {
  readonly current: CurrentSession
  /** Where the person is going: a path of ours, below the base. */
  readonly continueTo: string
}

/**
 * What someone who is signed in, but not strongly enough for where they are going, may prove besides:
 * identifier and password are skipped while the session's own proof of them counts. Writes nothing.
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; `continueTo`; `lastMethod`: the method last used in this
 * browser.
 * @returns the offers; with `nothing-set-up` come the requirement and what is missing, for the page that
 * explains it (A10), and whether the account's only second factor was retired.
 */
export async function viewStepUp(
  context: Context,
  input: Input & { readonly lastMethod?: MethodName | null },
): Promise<
  | StepUpOffer
  | (NoStepUp & { readonly requirement?: Requirement; readonly why?: Missing; readonly leftBehind?: boolean })
> {
  const planned = await plan(context, input)
  if (!planned.ok) return planned
  const { requirement } = planned
  const enrolled = await enrolledOf(context, input.current.account)
  const offers = offersOf(context, { ...input, planned, enrolled })
  const wish = wishOf(input.current.account, context.settings)
  const why = explain({ enrolled, methods: context.methods, requirement, wish })
  if (offers.length > 0) return { ok: true, requirement, offers, ownWish: why.ownWish }
  return { ok: false, reason: 'nothing-set-up', requirement, why, leftBehind: confirmingIn(enrolled) !== null }
}

/** What is set up, accepted and not proved yet; the preferred or last used one first. */
function offersOf(
  context: Context,
  input: Pick<Input, 'current'> & {
    readonly planned: Plan
    readonly enrolled: Enrolled
    readonly lastMethod?: MethodName | null
  },
): readonly MethodOffer[] {
  const { proofs } = input.planned
  const { account } = input.current
  const { methods } = context
  const requirement = requirementFor(input.planned.requirement, { wish: wishOf(account, context.settings), methods })
  const proved = provedMethods(proofs, methods).map((method) => method.name)
  const first = account.preferredMethod ?? input.lastMethod ?? null
  return availableOffers(methods, { requirement, enrolled: input.enrolled, except: null, first }).filter(
    ({ name }) => !proved.includes(name),
  )
}

/**
 * Raises a session: starts a sign-in in which what the session proved counts already, and the method with it
 * (the push goes out). It runs through the same stored steps and the same gate as any other, which gives the
 * browser a new session. It ends when the session ends.
 *
 * @param context the use case's.
 * @param input as `viewStepUp`; `method`: the one chosen, null or unknown for the one offered first;
 * `credentialId`: the device, null where there is no choice; `visitor`: its session token is that of
 * `current`.
 * @returns the sign-in's id for the form field, with what `submitPassword` returns.
 */
export async function stepUp(
  context: Context,
  input: Input & {
    readonly method: MethodName | null
    readonly credentialId: string | null
    readonly visitor: Visitor
  },
): Promise<((WentOn | NotStarted) & { readonly signInId: string }) | SignInGone | NoStepUp> {
  const { current, visitor } = input
  const planned = await plan(context, input)
  if (!planned.ok) return planned
  const enrolled = await enrolledOf(context, current.account)
  const offers = offersOf(context, { current, planned, enrolled })
  const offer = offers.find(({ name }) => name === input.method) ?? offers[0]
  if (!offer) return { ok: false, reason: 'nothing-set-up' }

  const { requirement, proofs, continueTo } = planned
  const { methods, now, store } = context
  const wish = wishOf(current.account, context.settings)
  const picked = { method: offer.name, credentialId: input.credentialId }
  const chosen = { method: null, credentialId: null }
  const decision = decide({ requirement, wish, methods, proofs, enrolled, chosen, picked })
  const choice = { method: offer.name, credentialId: decision.choice.credentialId }
  const { email: identifier, id: accountId } = current.account
  const begun = await newSignIn(context, { identifier, accountId, requirement, continueTo, visitor })
  const signIn = { ...begun.signIn, ...choice }
  const raised = await store.signIns.raise({ signIn, proofs, session: current.session.idHash, now })
  if (!raised) return { ok: false, reason: 'sign-in-again' }
  const flow = { signInId: begun.signInId, visitor }
  const state = await findSignIn(context, flow)
  if (!state || !knowsWho(context, state)) return gone
  const went = await advance(context, { ...flow, state: changed(state, choice), decision })
  return went.ok || went.reason === 'not-started' ? { ...went, signInId: begun.signInId } : went
}

type Plan = {
  readonly ok: true
  readonly requirement: Requirement
  readonly proofs: readonly Proof[]
  readonly continueTo: string
}

async function plan(context: Context, { current, continueTo: wish }: Input): Promise<Plan | NoStepUp> {
  const { methods, settings } = context
  const continueTo = safeContinue(wish, settings)
  const destination = continueTo === null ? null : await context.describeDestination(continueTo)
  if (continueTo === null || destination === null || (await isGoodEnough(context, { current, destination })))
    return { ok: false, reason: 'good-enough' }
  const proofs = stillCounting(context, { current, destination })
  const { serviceName, level, methods: names } = destination
  const own = wishOf(current.account, settings)
  const requirement = demanded({ serviceName, level, methods: names }, { wish: own, methods })
  return provedMethods(proofs, methods).length > 0
    ? { ok: true, requirement, proofs, continueTo }
    : { ok: false, reason: 'sign-in-again' }
}

/**
 * The proofs of a session that count for a destination: as young as it asks, and no password that was changed
 * since.
 */
function stillCounting(
  { methods, now }: Context,
  { current, destination }: { readonly current: CurrentSession; readonly destination: Destination },
): readonly Proof[] {
  const { forceFresh, maxAge } = destination
  const { account, session } = current
  if (forceFresh) return []
  return session.proofs.filter((proof) => isWithin(proof.at, { now, maxAge }) && isCurrent(proof, { account, methods }))
}
