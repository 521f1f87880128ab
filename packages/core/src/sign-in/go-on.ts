import type { Context } from '../context.ts'
import type { MethodName, Proof, Seconds } from '../ports/index.ts'
import { completeSignIn } from './complete.ts'
import type { MethodCredential, VerificationMethod } from './method.ts'
import { progressOf } from './resume.ts'
import { type SetUp, setUpOf } from './set-up.ts'
import { type KnownState, methodState, type SignInRef } from './state.ts'
import type { OpenedSession, SignInProgress } from './step.ts'
import { isProved, isThroughWithout } from './through.ts'

/** A step was taken: `opened` when that was the last one, null when the page of the sign-in shows what is next. */
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
 * Which credential of a method is meant: the chosen one if the account has it, else the only one (or the first, where any will do), else none yet.
 */
export function pickCredential(
  credentials: readonly MethodCredential[],
  { chosen, method }: { readonly chosen: string | null; readonly method: VerificationMethod | null },
): string | null {
  const found =
    credentials.find((credential) => credential.id === chosen) ??
    (credentials.length === 1 || method?.anyCredential ? credentials[0] : undefined)
  return found?.id ?? null
}

/**
 * After the first factor: through the gate if that was all, else the method starts, if it is clear with which credential.
 * @param input `state`: with the proofs, method and credential just written; `setUp`: if it was read already, else null.
 */
export async function goOn(
  context: Context,
  input: SignInRef & {
    readonly state: KnownState
    readonly method: VerificationMethod | null
    readonly setUp: SetUp | null
  },
): Promise<WentOn | SignInGone | NotStarted> {
  const { method, state, visitor } = input
  if (
    isProved(context, state) ||
    isThroughWithout(context, { state, setUp: input.setUp ?? (await setUpOf(context, state.account)) })
  ) {
    const completed = await completeSignIn(context, input)
    return completed.ok ? { ok: true, opened: completed.opened } : gone
  }
  if (method === null || state.signIn.credentialId === null) return { ok: true, opened: null }
  const started = await method.start(context, methodState(state, visitor))
  if (started.ok) return { ok: true, opened: null }
  const progress = await progressOf(context, input)
  if (!progress) return gone
  return {
    ok: false,
    reason: 'not-started',
    code: started.reason,
    until: started.until ?? null,
    params: started.params ?? {},
    progress,
  }
}

/** The state as it is after a commit that was just made, without reading it again. */
export function withChoice(
  state: KnownState,
  changed: { readonly method: MethodName | null; readonly credentialId: string | null; readonly proof?: Proof },
): KnownState {
  const { method, credentialId, proof } = changed
  // Proved twice, the first stays, as in the store.
  const isNew = proof && !state.proofs.some((known) => known.method === proof.method)
  return {
    ...state,
    proofs: isNew ? [...state.proofs, proof] : state.proofs,
    signIn: { ...state.signIn, method, credentialId },
  }
}
