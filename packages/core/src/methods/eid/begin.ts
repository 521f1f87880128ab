import type { Context, Visitor } from '../../context/index.ts'
import type { Throttled } from '../../errors.ts'
import { hashToken, newToken } from '../../ids/index.ts'
import type { EidAssurance, EidRefusal, EidScheme, Requirement } from '../../ports/index.ts'
import { crowdRule } from '../../policy/by-address.ts'
import { acceptedMethods, atLeast } from '../../sign-in/levels.ts'
import { eidLowMethod, eidMethod } from './method.ts'
import { leadingTo } from '../../sign-in/start.ts'
import { findSignIn } from '../../sign-in/load.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { registeringBy } from './registering.ts'
import { type EidPurpose, newEidRequest, stageSeconds } from './rows.ts'

/** What somebody wants of an eID, as a form says it. */
export type EidWish =
  /**
   * `signInId`: of a sign-in under way in this browser; null: a new one, which leads to `continueTo`.
   * `level`: more than the destination asks.
   */
  | {
      readonly kind: 'sign-in'
      readonly signInId: string | null
      readonly continueTo: string | null
      readonly level?: 'MEDIUM'
    }
  /** To link one to the account of whoever is signed in. */
  | { readonly kind: 'link'; readonly fresh: FreshSession }
  /** `token`: of the link in the mail. */
  | { readonly kind: 'register'; readonly token: string }

/** What a sign-in by eID is about: for its page. */
export interface EidDestination {
  readonly requirement: Requirement
  /** The destination takes an eID. */
  readonly accepted: boolean
}

/**
 * The address that a country sends people back to: one for each scheme, so that no country's answer is taken
 * for another's.
 */
export function eidRedirectUri({ settings }: Pick<Context, 'settings'>, { id }: Pick<EidScheme, 'id'>): string {
  return settings.origin + settings.addresses.eidCallback(id)
}

/**
 * Where a sign-in by eID would lead; null when its sign-in is over. Writes nothing.
 * @param context the use case's.
 * @param input the sign-in under way, or where a new one would lead; the visitor.
 */
export async function eidDestination(
  context: Context,
  input: { readonly signInId: string | null; readonly continueTo: string | null; readonly visitor: Visitor },
): Promise<EidDestination | null> {
  const requirement = await requirementOf(context, input)
  if (requirement === null) return null
  const accepted = acceptedMethods(requirement, context.methods)
  return { requirement, accepted: accepted.some(({ name }) => name === eidMethod || name === eidLowMethod) }
}

/**
 * Sends somebody to their country: writes a request that is bound to this browser, good for 10 minutes and
 * one answer, and says where to go.
 *
 * @param context the use case's.
 * @param input `scheme`: the country; `wish`; `language`: BCP 47; the visitor.
 * @returns the country's address. `not-found`: the sign-in is over; `not-accepted`: its destination takes no
 * eID; `throttled`: too many began behind this address; the country's reasons.
 */
export async function beginEid(
  context: Context,
  input: { readonly scheme: EidScheme; readonly wish: EidWish; readonly language: string; readonly visitor: Visitor },
): Promise<
  | { readonly ok: true; readonly url: string }
  | EidRefusal
  | { readonly ok: false; readonly reason: 'not-found' | 'not-accepted' }
  | Throttled
> {
  const { language, scheme, visitor, wish } = input
  const assurance = await assuranceFor(context, { wish, visitor })
  if (typeof assurance === 'object') return assurance
  const { now, random, store } = context
  const spent = await store.throttle.spend([crowdRule('eid', visitor)], { now })
  if (!spent.ok) return { ok: false, reason: 'throttled', until: spent.until }
  const state = newToken(random)
  const redirectUri = eidRedirectUri(context, scheme)
  const answer = await scheme.begin({ state: state.token, redirectUri, language, assurance, now })
  if (!answer.ok) return answer
  const request = await newEidRequest(context, {
    stage: 'asked',
    idHash: state.hash,
    browserHash: hashToken(visitor.browserToken),
    of: { scheme: scheme.id, memory: answer.memory, purpose: purposeOf(wish) },
    seconds: stageSeconds.asked,
  })
  await store.eidRequests.open(request)
  return { ok: true, url: answer.url }
}

function purposeOf(wish: EidWish): EidPurpose {
  if (wish.kind === 'link') return { kind: 'link', sessionIdHash: wish.fresh.session.idHash }
  if (wish.kind === 'register') return { kind: 'register', token: wish.token }
  const { continueTo, signInId } = wish
  return { kind: 'sign-in', signInId, continueTo }
}

/**
 * The least that will do: what is linked is to be worth two factors, and so is what signs in where they are
 * asked for.
 */
async function assuranceFor(
  context: Context,
  { visitor, wish }: { readonly wish: EidWish; readonly visitor: Visitor },
): Promise<EidAssurance | { readonly ok: false; readonly reason: 'not-found' | 'not-accepted' }> {
  if (wish.kind === 'link') return 'substantial'
  const leads = wish.kind === 'register' ? await whereTo(context, wish.token) : wish
  const destination = leads && (await eidDestination(context, { ...leads, visitor }))
  if (destination === null) return { ok: false, reason: 'not-found' }
  // Somebody may make an account on the way to a service that wants something else besides.
  if (!destination.accepted && wish.kind === 'sign-in') return { ok: false, reason: 'not-accepted' }
  const more = wish.kind === 'sign-in' && wish.level === 'MEDIUM'
  return more || atLeast(destination.requirement.level, 'MEDIUM') ? 'substantial' : 'low'
}

async function whereTo(
  context: Context,
  token: string,
): Promise<{ readonly signInId: null; readonly continueTo: string | null } | null> {
  const found = await registeringBy(context, token)
  return found && { signInId: null, continueTo: found.registering.continueTo }
}

async function requirementOf(
  context: Context,
  input: { readonly signInId: string | null; readonly continueTo: string | null; readonly visitor: Visitor },
): Promise<Requirement | null> {
  const { continueTo, signInId, visitor } = input
  if (signInId === null) return (await leadingTo(context, continueTo)).requirement
  const state = await findSignIn(context, { signInId, visitor })
  return state === null || state.signIn.completedAt !== null ? null : state.signIn.requirement
}
