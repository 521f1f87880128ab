import { activityEntry } from '../activity.ts'
import type { Context, Visitor } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, Session, SignIn, SignInState } from '../ports/index.ts'
import { sessionToken } from '../sessions/token.ts'
import { alertsOf } from './alerts.ts'
import { hasTwoFactors, levelOf, meets } from './levels.ts'
import type { SignInRef } from './load.ts'
import { meetsOwnWish } from './own-wish.ts'
import type { OpenedSession } from './step.ts'

/**
 * The gate: the only place in the system that opens a session. It looks at what the sign-in has proved and at
 * nothing else, opens exactly one session for it, ends the one that this browser had (a new session at every
 * rise in privilege), and writes the activity entry, all in one commit.
 *
 * @param context the use case's.
 * @param input the sign-in, its browser, and its state as read a moment ago.
 * @returns the session. The same sign-in in the same browser gives the same token again as long as that
 * session lives. `not-proved`: what is asked isn't proved, or the account isn't active; `not-found`: expired
 * meanwhile, or its session has ended.
 */
export async function completeSignIn(
  context: Context,
  input: SignInRef & { readonly state: SignInState },
): Promise<
  | { readonly ok: true; readonly opened: OpenedSession }
  | { readonly ok: false; readonly reason: 'not-proved' | 'not-found' }
> {
  const { methods, now, settings, store } = context
  const { signInId, state, visitor } = input
  const { account, proofs, signIn } = state
  if (account === null) return { ok: false, reason: 'not-proved' }
  const { browserToken } = visitor
  const token = await sessionToken(context, { accountId: account.id, browserToken, signInId })
  const idHash = await hashToken(token)
  if (signIn.completedAt !== null) return openedBefore(context, { token, idHash, signIn })

  const level = levelOf(proofs, methods)
  if (account.status !== 'active' || level === null || !meets(proofs, { requirement: signIn.requirement, methods })) {
    return { ok: false, reason: 'not-proved' }
  }
  if (!(await meetsOwnWish(context, { account, proofs }))) return { ok: false, reason: 'not-proved' }
  const session: Session = {
    idHash,
    accountId: account.id,
    proofs,
    level,
    authenticatedAt: Math.max(...proofs.map((proof) => proof.at)),
    browserHash: signIn.browserHash,
    browserName: visitor.browserName,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + settings.sessionSeconds,
    idleSeconds: settings.idleSeconds,
  }
  const opened = await store.sessions.open({
    signInIdHash: signIn.idHash,
    session,
    replaces: visitor.sessionToken === null ? null : await hashToken(visitor.sessionToken),
    knowBrowser: hasTwoFactors(proofs, methods),
    clearThrottle: [],
    activity: activityEntry(context, {
      accountId: account.id,
      kind: 'signed-in',
      details: details(state, visitor),
    }),
    messages: await alertsOf(context, { state, account, visitor }),
    now,
  })
  if (!opened) return openedBefore(context, { token, idHash, signIn })
  return { ok: true, opened: told({ token, session, account, signIn }) }
}

/**
 * Somebody with the same cookie was faster (a page loaded twice): the token is the same, so the session is
 * theirs too while it lives.
 */
async function openedBefore(
  context: Context,
  { token, idHash, signIn }: { readonly token: string; readonly idHash: string; readonly signIn: SignIn },
): Promise<
  { readonly ok: true; readonly opened: OpenedSession } | { readonly ok: false; readonly reason: 'not-found' }
> {
  const found = await context.store.sessions.find({ idHash, now: context.now })
  return found ? { ok: true, opened: told({ token, ...found, signIn }) } : { ok: false, reason: 'not-found' }
}

function told(opened: {
  readonly token: string
  readonly session: Session
  readonly account: Account
  readonly signIn: SignIn
}): OpenedSession {
  const { account, session, signIn, token: sessionToken } = opened
  return { sessionToken, session, account, continueTo: signIn.continueTo }
}

function details(
  { signIn, proofs }: SignInState,
  { browserName: browser, country = null }: Visitor,
): Record<string, string> {
  const { serviceName } = signIn.requirement
  return {
    // What was proved, not what was chosen: who chose a second factor without having one came in by password.
    method: (proofs.find((proof) => proof.method === signIn.method) ?? proofs.at(-1))?.method ?? '',
    ...(browser === '' ? {} : { browser }),
    ...(serviceName === null ? {} : { service: serviceName }),
    ...(country === null ? {} : { country }),
  }
}
