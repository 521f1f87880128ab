import type { Context, MethodRefusal, VerificationMethod } from '../context/index.ts'
import type { Proof, Seconds } from '../ports/index.ts'
import { advance, changed, gone, type NotStarted, type SignInGone, type WentOn } from './advance.ts'
import { methodNamed } from './levels.ts'
import { decideFor, findSignIn, type KnownState, knowsWho, methodState, type SignInRef, situationOf } from './load.ts'
import { progressOf } from './resume.ts'
import type { SignInProgress } from './step.ts'
import { noteWrongAnswer } from './wrong-answer.ts'

/** The method didn't accept the answer. */
export interface AnswerRefused {
  readonly ok: false
  readonly reason: 'refused'
  /** The method's own reason, e.g. `wrong-code`. */
  readonly code: string
  readonly until: Seconds | null
  readonly params: Readonly<Record<string, string | number>>
  readonly progress: SignInProgress
}

/**
 * Takes what was typed or produced in the browser for the chosen method (a code, an assertion) and lets the
 * method judge it. The proof and what it uses up are written in one commit;
 * a proof that uses nothing up, with the session that it opens.
 * @param context the use case's.
 * @param input the sign-in and its browser; `answer`: the fields of the method's form.
 */
export async function submitAnswer(
  context: Context,
  input: SignInRef & { readonly answer: Readonly<Record<string, string>> },
): Promise<WentOn | SignInGone | NotStarted | AnswerRefused> {
  const state = await findSignIn(context, input)
  const method = methodNamed(state?.signIn.method ?? null, context.methods)
  if (!state || state.signIn.completedAt !== null || !method || !knowsWho(context, state)) return gone
  const verified = await method.verify(context, methodState(state, input.visitor), input.answer)
  if (!verified.ok) return refused(context, { ...input, state, method, refusal: verified })
  const { credentialId } = state.signIn
  const choice = { method: method.name, credentialId }
  const proof: Proof = { method: method.name, at: context.now, credentialId: verified.credentialId }
  const { claim } = verified
  if (claim && !(await claim.commit(proof))) return refused(context, { ...input, state, method, refusal: claim.lost })
  const next = changed(state, { ...choice, proof })
  const decision = await decideFor(context, { account: next.account, situation: situationOf(context, next) })
  const unwritten = claim ? {} : { proving: { proof, ...choice, clearThrottle: [] } }
  return advance(context, { ...input, state: next, decision, ...unwritten })
}

async function refused(
  context: Context,
  input: SignInRef & {
    readonly state: KnownState
    readonly method: Pick<VerificationMethod, 'name'>
    readonly refusal: MethodRefusal
  },
): Promise<AnswerRefused | SignInGone> {
  const { method, state, visitor } = input
  if (input.refusal.wrong) await noteWrongAnswer(context, { method: method.name, state, visitor })
  const progress = await progressOf(context, input)
  if (!progress) return gone
  const { params = {}, reason: code, until = null } = input.refusal
  return { ok: false, reason: 'refused', code, until, params, progress }
}
