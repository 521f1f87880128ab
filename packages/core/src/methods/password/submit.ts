import type { Context } from '../../context/index.ts'
import type { MethodName, Proof, Seconds } from '../../ports/index.ts'
import {
  advance,
  changed,
  gone,
  type NotStarted,
  type SignInGone,
  type WentOn,
  withProof,
} from '../../sign-in/advance.ts'
import { identifierOf } from '../../sign-in/identifier.ts'
import { decideFor, findSignIn, type SignInRef, situationOf } from '../../sign-in/load.ts'
import { progressOf } from '../../sign-in/resume.ts'
import type { SignInProgress } from '../../sign-in/step.ts'
import { passwordMethod } from './name.ts'
import { verifyPassword } from './verify.ts'

/**
 * The password wasn't accepted; the progress is the same step again. The same for identifiers that nobody
 * has.
 */
export type PasswordRefused =
  | { readonly ok: false; readonly reason: 'wrong-password'; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'password-closed'; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'busy'; readonly progress: SignInProgress }

/**
 * Takes the password and the method to go on with. An attempt is spent before the password is judged; then
 * the password alone is enough (BASIC, method `password`) and the gate opens, or the method starts (the push
 * goes out).
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `password` as typed; `method`: the one chosen, null for the one
 * offered first.
 * @returns `opened` when the person is signed in, null when another step follows. `wrong-password` and
 * `throttled` are the same for known and unknown identifiers; `password-closed`: only a link in a mail opens
 * the password again; `busy`: too many wait, nothing was judged or counted.
 */
export async function submitPassword(
  context: Context,
  input: SignInRef & { readonly password: string; readonly method: MethodName | null },
): Promise<WentOn | SignInGone | NotStarted | PasswordRefused> {
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const { account, signIn } = state
  const verdict = await verifyPassword(context, {
    account,
    identifier: await identifierOf(context, signIn),
    knownBrowser: state.knownBrowser,
    visitor: input.visitor,
    password: input.password,
  })
  if (!verdict.ok) {
    const progress = await progressOf(context, { ...input, state, lastMethod: input.method })
    return progress ? { ...verdict, progress } : gone
  }
  if (!account) return gone
  const proof: Proof = { method: passwordMethod, at: context.now, credentialId: null }
  const known = { ...state, account, proofs: withProof(state.proofs, proof) }
  const picked = { method: input.method, credentialId: null }
  const decision = await decideFor(context, { account, situation: { ...situationOf(context, known), picked } })
  const choice = { method: decision.choice.method?.name ?? null, credentialId: decision.choice.credentialId }
  const { clearThrottle, refund } = verdict
  const proving = { proof, ...choice, clearThrottle, refund }
  return advance(context, { ...input, state: changed(known, choice), decision, proving })
}
