import type { Context } from '../context.ts'
import type { Seconds } from '../ports/index.ts'
import { gone, goOn, type NotStarted, type SignInGone, type WentOn, withChoice } from './go-on.ts'
import { methodNamed } from './levels.ts'
import { progressOf } from './resume.ts'
import { findSignIn, knowsWho, methodState, type SignInRef } from './state.ts'
import type { SignInProgress } from './step.ts'

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
 * Takes what was typed or produced in the browser for the chosen method (a code, an assertion) and lets the method judge it.
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
  const { credentialId, idHash } = state.signIn
  const verified = await method.verify(context, methodState(state, input.visitor), input.answer)
  if (!verified.ok) {
    const progress = await progressOf(context, { ...input, state })
    if (!progress) return gone
    return {
      ok: false,
      reason: 'refused',
      code: verified.reason,
      until: verified.until ?? null,
      params: verified.params ?? {},
      progress,
    }
  }
  const proof = { method: method.name, at: context.now, credentialId: verified.credentialId }
  const proved = await context.store.signIns.prove({
    idHash,
    proof,
    method: method.name,
    credentialId,
    clearThrottle: [],
    now: context.now,
  })
  return proved
    ? goOn(context, {
        ...input,
        state: withChoice(state, { method: method.name, credentialId, proof }),
        method,
        setUp: null,
      })
    : gone
}
