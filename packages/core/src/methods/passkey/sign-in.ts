import type { Context, Visitor } from '../../context/index.ts'
import { hashToken } from '../../ids/index.ts'
import type { Proof } from '../../ports/index.ts'
import { advance, type NotStarted, type SignInGone, type WentOn } from '../../sign-in/advance.ts'
import { passkeyMethod } from './method.ts'
import { leadingTo, newSignIn } from '../../sign-in/start.ts'
import { decideFor, findSignIn, knowsWho, situationOf } from '../../sign-in/load.ts'
import { relyingParty } from '../../webauthn/relying-party.ts'
import { readAssertion } from '../../webauthn/responses.ts'
import { judgeAssertion, type NotJudged } from './judge.ts'
import { type RequestOptions, requestOptions } from './options.ts'

/**
 * What a browser is asked, to sign in with a passkey alone: whichever it has for this provider. The same for
 * everybody, whatever was typed; writes nothing.
 *
 * @param context the use case's.
 * @param input `visitor`: the browser; the answer is good in it alone.
 */
export async function passkeySignInOptions(
  context: Context,
  { visitor }: { readonly visitor: Pick<Visitor, 'browserToken'> },
): Promise<RequestOptions> {
  return requestOptions(context, { subject: subjectOf(visitor), passkeys: [] })
}

/**
 * Signs in with a passkey alone: it says who comes, and its authenticator verified them, which counts for two
 * factors. Runs through the same stored sign-in and the same gate as any other; where the destination asks
 * for something else, it goes on after this proof.
 *
 * @param context the use case's.
 * @param input `response`: the JSON that the page's script posted; `continueTo`: where the person was going
 * (dropped unless on our own origin below its base); `visitor`.
 * @returns the sign-in's id, with `opened` when the person is signed in, null when another step follows;
 * `unverified`: the authenticator didn't make sure who held it, so that the password is needed as well;
 * `locked`: the passkey is right, and an operator locked the account.
 */
export async function signInWithPasskey(
  context: Context,
  input: { readonly response: string; readonly continueTo: string | null; readonly visitor: Visitor },
): Promise<
  | ((WentOn | NotStarted | SignInGone) & { readonly signInId: string })
  | NotJudged
  | { readonly ok: false; readonly reason: 'unverified' | 'locked' }
> {
  const { continueTo, response, visitor } = input
  const judged = await judgeAssertion(context, { response, subject: subjectOf(visitor), account: null, visitor })
  if (!judged.ok) return judged
  const { account, backedUp, passkey, signCount, told } = judged
  if (judged.named && account.status === 'locked') return { ok: false, reason: 'locked' }
  if (!judged.named || account.status !== 'active') return { ok: false, reason: 'refused' }
  if (!judged.userVerified) return { ok: false, reason: 'unverified' }

  const { now, store } = context
  const whereTo = await leadingTo(context, continueTo)
  const { email: identifier, id: accountId } = account
  const { signIn, signInId } = await newSignIn(context, { identifier, accountId, ...whereTo, visitor })
  await store.signIns.start(signIn)
  const proof: Proof = { method: passkeyMethod, at: now, credentialId: passkey.id, alone: true }
  const use = { passkeyId: passkey.id, signInIdHash: signIn.idHash, proof, signCount, backedUp, ...told, now }
  if (!(await store.passkeys.use(use))) return { ok: false, reason: 'unknown' }
  const flow = { signInId, visitor }
  const state = await findSignIn(context, flow)
  if (!state || !knowsWho(context, state)) return { ok: false, reason: 'refused' }
  const decision = await decideFor(context, { account, situation: situationOf(context, state) })
  return { ...(await advance(context, { ...flow, state, decision })), signInId }
}

/**
 * What a browser is told of an answer that `signInWithPasskey` said is `unknown`: nobody has this passkey, so
 * that it may be forgotten.
 * @param response the same JSON.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-signalUnknownCredential
 */
export function unknownPasskey(
  { settings }: Pick<Context, 'settings'>,
  { response }: { readonly response: string },
): { readonly rpId: string; readonly credentialId: string } | null {
  const read = readAssertion(response)
  return read && { rpId: relyingParty(settings).id, credentialId: read.id }
}

function subjectOf({ browserToken }: Pick<Visitor, 'browserToken'>): string {
  return `alone:${hashToken(browserToken)}`
}
