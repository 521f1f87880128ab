import { activityEntry } from '../context/activity.ts'
import type { Context, Visitor } from '../context/index.ts'
import { seenAt } from '../context/visitor.ts'
import { hashToken, newSessionToken } from '../ids/index.ts'
import type { Account, Proving, Session, SignInState } from '../ports/index.ts'
import { alertsOf } from './alerts.ts'
import { hasTwoFactors, levelOf, meets } from './levels.ts'
import type { SignInRef } from './load.ts'
import { meetsOwnWish } from './own-wish.ts'
import type { OpenedSession } from './step.ts'

/**
 * The gate: the only place in the system that opens a session. It looks at what the sign-in has proved and at
 * nothing else, opens exactly one session for it, ends the one that this browser had (a new session at every
 * rise in privilege), and writes the activity entry, all in one commit. The session is handed out once, to
 * whoever's commit opened it: the address of a sign-in that is over, in a browser's history, opens nothing.
 *
 * @param context the use case's.
 * @param input the sign-in, its browser, and its state as read a moment ago, with the proof that was just
 * given: `proving`, which the same commit writes; none where all are written.
 * @returns the session, to exactly one caller. `not-proved`: what is asked isn't proved, or the account isn't
 * active; `not-found`: expired meanwhile, or handed out before.
 */
export async function completeSignIn(
  context: Context,
  input: SignInRef & { readonly state: SignInState; readonly proving?: Proving },
): Promise<
  | { readonly ok: true; readonly opened: OpenedSession }
  | { readonly ok: false; readonly reason: 'not-proved' | 'not-found' }
> {
  const { now, random, store } = context
  const { proving = null, state, visitor } = input
  const { account, signIn } = state
  if (signIn.completedAt !== null) return { ok: false, reason: 'not-found' }
  const opening = account && (await openingOf(context, { account, state, visitor }))
  if (account === null || opening === null) return { ok: false, reason: 'not-proved' }

  const { hash: idHash, token: sessionToken } = newSessionToken(random, account.id)
  const session: Session = { ...opening.session, idHash }
  const replaces = visitor.sessionToken === null ? null : hashToken(visitor.sessionToken)
  const effect = { ...opening, signInIdHash: signIn.idHash, session, proving, replaces, now }
  if (!(await store.sessions.open(effect))) return { ok: false, reason: 'not-found' }
  return { ok: true, opened: { sessionToken, session, account, continueTo: signIn.continueTo } }
}

/** The session that these proofs open, and what is written with it; null where they aren't what is asked. */
async function openingOf(
  context: Context,
  signedIn: { readonly account: Account; readonly state: SignInState; readonly visitor: Visitor },
) {
  const { methods, now, settings } = context
  const { account, state, visitor } = signedIn
  const { proofs, signIn } = state
  const level = levelOf(proofs, methods)
  if (account.status !== 'active' || level === null) return null
  if (!meets(proofs, { requirement: signIn.requirement, methods })) return null
  const forService = signIn.requirement.serviceName !== null
  if (!(await meetsOwnWish(context, { account, proofs, forService }))) return null
  const { timeZone } = visitor
  return {
    ...(timeZone != null && timeZone !== account.timeZone ? { timeZone } : {}),
    knowBrowser: hasTwoFactors(proofs, methods),
    messages: await alertsOf(context, signedIn),
    session: {
      accountId: account.id,
      proofs,
      level,
      authenticatedAt: Math.max(...proofs.map((proof) => proof.at)),
      browserHash: signIn.browserHash,
      browserName: visitor.browserName,
      country: visitor.country ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + settings.sessionSeconds,
      idleSeconds: settings.idleSeconds,
    },
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'signed-in',
      details: details(state, visitor),
    }),
  }
}

function details({ signIn, proofs }: SignInState, visitor: Visitor): Record<string, string> {
  const { serviceName } = signIn.requirement
  const { browser, country } = seenAt(visitor)
  return {
    // What was proved, not what was chosen: whoever chose a second factor without having one came in by
    // password.
    method: (proofs.find((proof) => proof.method === signIn.method) ?? proofs.at(-1))?.method ?? '',
    ...(browser === undefined ? {} : { browser }),
    ...(serviceName === null ? {} : { service: serviceName }),
    ...(country === undefined ? {} : { country }),
  }
}
