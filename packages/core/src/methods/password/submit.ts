import { type CaptchaAnswer, judgeWork, type WorkIssue } from '../../captcha/index.ts'
import type { Context, Visitor } from '../../context/index.ts'
import { seenAt } from '../../context/visitor.ts'
import type { MethodName, Proof, Work } from '../../ports/index.ts'
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
import { passwordRules } from './tries.ts'
import { verifyPassword } from './verify.ts'

/**
 * The password wasn't accepted; the progress is the same step again. The same for identifiers that nobody
 * has.
 */
export type PasswordRefused =
  | { readonly ok: false; readonly reason: 'wrong-password'; readonly progress: SignInProgress }
  /** `code`: what is wrong with the proof of work or picture that is asked for now. */
  | { readonly ok: false; readonly reason: 'work-asked'; readonly code: WorkIssue; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'password-closed'; readonly progress: SignInProgress }
  /** The password is right, and an operator locked the account. */
  | { readonly ok: false; readonly reason: 'account-locked'; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'busy'; readonly progress: SignInProgress }

/**
 * Takes the password and the method to go on with. An attempt is spent before the password is judged; then
 * the password alone is enough (BASIC, method `password`) and the gate opens, or the method starts (the push
 * goes out).
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `password` as typed; `method`: the one chosen, null for the one
 * offered first; `proof`: what came with the form where work was asked for.
 * @returns `opened` when the person is signed in, null when another step follows. Refusals are the same for
 * known and unknown identifiers; `password-closed`: only a link in a mail opens the password again to this
 * browser; `busy`: too many wait, nothing was judged or counted.
 */
export async function submitPassword(
  context: Context,
  input: SignInRef & {
    readonly password: string
    readonly method: MethodName | null
    readonly proof?: CaptchaAnswer | null
  },
): Promise<WentOn | SignInGone | NotStarted | PasswordRefused> {
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const { account, signIn } = state
  const done = await judgeWork(context, input.proof ?? null, input.visitor)
  const { address, browserToken: token } = input.visitor
  const verdict = await verifyPassword(context, {
    account,
    identifier: await identifierOf(context, signIn),
    by: { kind: 'browser', token, usual: state.usualBrowser, address },
    password: input.password,
    work: done.work,
    from: address,
    where: seenAt(input.visitor),
  })
  if (!verdict.ok) {
    const progress = await progressOf(context, { ...input, state, lastMethod: input.method })
    if (!progress) return gone
    if (verdict.reason === 'work-asked') return { ok: false, reason: 'work-asked', code: done.code, progress }
    // Only holders of a session or a phone are told to wait.
    const reason = verdict.reason === 'throttled' ? 'password-closed' : verdict.reason
    return { ok: false, reason, progress }
  }
  if (!account) return gone
  // It was judged by what is kept now: it isn't older than that, even where a clock that was ahead is set
  // back.
  const at = Math.max(context.now, account.passwordChangedAt ?? 0)
  const proof: Proof = { method: passwordMethod, at, credentialId: null }
  const known = { ...state, account, proofs: withProof(state.proofs, proof) }
  const picked = { method: input.method, credentialId: null }
  const decision = await decideFor(context, { account, situation: { ...situationOf(context, known), picked } })
  const choice = { method: decision.choice.method?.name ?? null, credentialId: decision.choice.credentialId }
  const proving = { proof, ...choice, clearThrottle: verdict.clearThrottle }
  return advance(context, { ...input, state: changed(known, choice), decision, proving })
}

/**
 * What the next password of a sign-in will be asked for, for its page. The same for identifiers that nobody
 * has. One query.
 * @param context `keyRing`, `store` and `now` are used.
 * @param input the sign-in and its step as progress has them; the visitor.
 */
export async function passwordWork(
  context: Pick<Context, 'keyRing' | 'store' | 'now'>,
  input: {
    readonly signIn: SignInProgress['signIn']
    readonly usualBrowser: boolean
    readonly visitor: Pick<Visitor, 'browserToken' | 'address'>
  },
): Promise<Work> {
  const { signIn, usualBrowser: usual, visitor } = input
  const { address, browserToken: token } = visitor
  const by = { kind: 'browser', token, usual, address } as const
  const { accountId, identifier } = signIn
  const { rules } = await passwordRules(context, { accountId, identifier, by })
  return context.store.throttle.workAsked(rules, { now: context.now })
}
