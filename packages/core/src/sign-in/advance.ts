import type { Context } from '../context/index.ts'
import type { MethodName, Proof, Proving, Seconds } from '../ports/index.ts'
import type { Decision } from './decide.ts'
import { completeSignIn } from './gate.ts'
import { type KnownState, methodState, type SignInRef } from './load.ts'
import { progressOf } from './resume.ts'
import type { OpenedSession, SignInProgress } from './step.ts'

/**
 * A step was taken: `opened` when that was the last one, null when the page of the sign-in shows what is
 * next.
 */
export interface WentOn {
  readonly ok: true
  readonly opened: OpenedSession | null
}

/** The sign-in is unknown in this browser, expired, or over: explain, and start again. */
export interface SignInGone {
  readonly ok: false
  readonly reason: 'not-found'
}

/** The chosen method couldn't start (too many pushes, a locked device): show the step with the reason. */
export interface NotStarted {
  readonly ok: false
  readonly reason: 'not-started'
  /** The method's own reason, e.g. `too-many`. */
  readonly code: string
  readonly until: Seconds | null
  readonly params: Readonly<Record<string, string | number>>
  readonly progress: SignInProgress
}

/** The one such answer. */
export const gone: SignInGone = { ok: false, reason: 'not-found' }

/**
 * Does what was decided: through the gate, or the method that is asked starts.
 * @param input `state`: as it is now, with the proof just given; `decision`: what comes next in it;
 * `proving`: that proof, where it isn't written yet: with the session where it was the last one, else before
 * going on.
 */
export async function advance(
  context: Context,
  input: SignInRef & { readonly state: KnownState; readonly decision: Decision; readonly proving?: Proving },
): Promise<WentOn | SignInGone | NotStarted> {
  const { decision, proving, state, visitor } = input
  if (decision.kind === 'open') {
    const completed = await completeSignIn(context, input)
    return completed.ok ? { ok: true, opened: completed.opened } : gone
  }
  const { idHash } = state.signIn
  if (proving && !(await context.store.signIns.prove({ ...proving, idHash, now: context.now }))) return gone
  if (decision.kind !== 'ask' || decision.choice.credentialId === null) return { ok: true, opened: null }
  const started = await decision.method.start(context, methodState(state, visitor))
  if (started.ok) return { ok: true, opened: null }
  const progress = await progressOf(context, input)
  if (!progress) return gone
  const { params = {}, reason: code, until = null } = started
  return { ok: false, reason: 'not-started', code, until, params, progress }
}

/** The state as it is after a commit that was just made, without reading it again. */
export function changed<State extends KnownState>(
  state: State,
  by: { readonly method: MethodName | null; readonly credentialId: string | null; readonly proof?: Proof },
): State {
  const { method, credentialId, proof } = by
  return {
    ...state,
    proofs: proof ? withProof(state.proofs, proof) : state.proofs,
    signIn: { ...state.signIn, method, credentialId },
  }
}

/** Proved twice, the first stays, as in the store. */
export function withProof(proofs: readonly Proof[], proof: Proof): readonly Proof[] {
  return proofs.some(({ method }) => method === proof.method) ? proofs : [...proofs, proof]
}
