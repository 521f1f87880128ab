import { activityEntry } from '../activity.ts'
import type { Context, Visitor } from '../context.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, OutboxMessage, Session, SignIn, SignInState } from '../ports/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { sessionToken } from '../sessions/token.ts'
import { meetsOwnWish } from './asked.ts'
import { hasTwoFactors, levelOf, meets, provedMethods } from './levels.ts'
import type { SignInRef } from './state.ts'
import type { OpenedSession } from './step.ts'

/**
 * The gate: the only place in the system that opens a session. It looks at what the sign-in has proved and at nothing else, opens exactly
 * one session for it, ends the one that this browser had (a new session at every rise in privilege), and writes the activity entry, all in one commit.
 *
 * @param context the use case's.
 * @param input the sign-in, its browser, and its state as read a moment ago.
 * @returns the session. The same sign-in in the same browser gives the same token again as long as that session lives.
 * `not-proved`: what is asked isn't proved, or the account isn't active; `not-found`: expired meanwhile, or its session has ended.
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
  const token = await sessionToken(context, { signInId, browserToken: visitor.browserToken })
  const idHash = await hashToken(token)
  if (signIn.completedAt !== null) return openedBefore(context, { token, idHash, signIn })

  const level = levelOf(proofs, methods)
  if (account?.status !== 'active' || level === null || !meets(proofs, { requirement: signIn.requirement, methods })) {
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
    messages: await outOfTheOrdinary(context, { state, account, visitor }),
    now,
  })
  if (!opened) return openedBefore(context, { token, idHash, signIn })
  return { ok: true, opened: told({ token, session, account, signIn }) }
}

/** What its owner is told of a sign-in: a new country, or a new browser; one mail at most. */
async function outOfTheOrdinary(
  context: Context,
  signedIn: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const abroad = await newCountryMails(context, signedIn)
  return abroad.length > 0 ? abroad : newBrowserMails(context, signedIn)
}

/**
 * A country where the account wasn't signed in lately, however it was proved: its owner is told. One query where the country is known, none elsewhere. The first country that is
 * ever known is no news.
 */
async function newCountryMails(
  context: Context,
  { state, account, visitor }: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const { now, settings, store } = context
  const { country = null } = visitor
  if (country === null) return []
  const days = settings.newCountryDays
  const known = await store.activity.countries(account.id, { since: now - days * 86_400 })
  if (known.length === 0 || known.includes(country)) return []
  const service = state.signIn.requirement.serviceName ?? ''
  const params = { country, days, browser: visitor.browserName, service }
  return [await accountMail(context, account, { template: 'new-country', params })]
}

/**
 * Two factors in a browser that the account doesn't know: its owner is told, once for each browser. (The password alone makes no browser
 * known: a mail at each such sign-in would soon be read by nobody. A recovery code has a mail of its own.)
 */
async function newBrowserMails(
  context: Context,
  { state, account, visitor }: { readonly state: SignInState; readonly account: Account; readonly visitor: Visitor },
): Promise<readonly OutboxMessage[]> {
  const { methods } = context
  const { knownBrowser, proofs, signIn } = state
  const recovered = provedMethods(proofs, methods).some(({ recovery }) => recovery)
  if (knownBrowser || recovered || !hasTwoFactors(proofs, methods)) return []
  const params = {
    browser: visitor.browserName,
    service: signIn.requirement.serviceName ?? '',
    place: visitor.place ?? '',
  }
  return [await accountMail(context, account, { template: 'new-browser', params })]
}

/** Somebody with the same cookie was faster (a page loaded twice): the token is the same, so the session is theirs too while it lives. */
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
