import { withQuery } from '@laissez-passer/core/addresses'
import type { OpenedSession } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import { setMethodCookie, setSessionCookie } from '../cookies.ts'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { markKnown } from '../known-browser.ts'
import { withResent } from '../resent.ts'

/**
 * Gives this browser the session that the gate opened, whoever asked: sets its cookie, and remembers the
 * method that just succeeded.
 *
 * @returns where somebody goes first, before where they were going; null: nowhere
 */
export async function takeSession(
  c: Context<ProviderEnv>,
  { faces, meters }: Pick<RouteParts, 'faces' | 'meters'>,
  opened: OpenedSession,
): Promise<string | null> {
  setSessionCookie(c, opened.sessionToken)
  await markKnown(c, opened.account.id)
  const last = opened.session.proofs.toSorted((a, b) => a.at - b.at).at(-1)
  meters.signIn({ method: last?.method ?? '', outcome: 'signed-in' })
  const method = c.get('context').methods.find(({ name }) => name === last?.method)
  // Ways back in aren't what somebody wants to be offered next time.
  if (method?.kind === 'first' || method?.kind === 'second') setMethodCookie(c, method.name)
  for (const { due } of faces) {
    const first = await due?.afterSignIn(c, opened)
    if (first != null) return first
  }
  return null
}

/**
 * Answers a form after which the gate opened: takes the session and moves on. A browser blocks a form's
 * redirect to another origin (CSP `form-action`), so the way on leads over a page.
 *
 * @param opened the session; with it the sign-in's id; `ours`: the way leads to a page of ours, at once
 */
export async function goOnSignedIn(
  c: Context<ProviderEnv>,
  parts: Pick<RouteParts, 'faces' | 'meters'>,
  { signInId, ours = false, ...opened }: OpenedSession & { readonly signInId: string; readonly ours?: boolean },
): Promise<Response> {
  const { continueTo } = opened
  const first = await takeSession(c, parts, opened)
  if (first !== null) return c.redirect(first, 303)
  if (ours && continueTo !== null) return c.redirect(continueTo, 303)
  return c.redirect(withQuery(c.get('addresses').continue, { flow: signInId }), 303)
}

/** A step was taken: lets in whoever the gate opened for, and shows everybody else what is next. */
export function wentOn(
  c: Context<ProviderEnv>,
  parts: Pick<RouteParts, 'faces' | 'meters'>,
  {
    opened,
    signInId,
    resent = false,
  }: { readonly opened: OpenedSession | null; readonly signInId: string; readonly resent?: boolean },
): Response | Promise<Response> {
  return opened
    ? goOnSignedIn(c, parts, { ...opened, signInId })
    : c.redirect(withResent(c.get('addresses').signInFlow(signInId), resent), 303)
}
