import type { Context, Visitor } from '../context.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, SignInState } from '../ports/index.ts'
import { isCurrent, provedMethods } from './levels.ts'
import type { MethodState } from './method.ts'

/** Names a sign-in and the browser it must be bound to. */
export interface SignInRef {
  /** As in the form field. */
  readonly signInId: string
  readonly visitor: Visitor
}

/** A sign-in whose first factor was right: the account is known. */
export type KnownState = SignInState & { readonly account: Account }

/**
 * The sign-in of this id in this browser, unexpired; null otherwise. One query. A password that was changed since it was given here ends the
 * sign-in: who had the old one doesn't get through on what was begun before.
 */
export async function findSignIn(
  { methods, now, store }: Context,
  { signInId, visitor }: SignInRef,
): Promise<SignInState | null> {
  const [idHash, browserHash] = await Promise.all([hashToken(signInId), hashToken(visitor.browserToken)])
  const state = await store.signIns.find({ idHash, browserHash, now })
  if (!state?.account || state.signIn.completedAt !== null) return state
  const { account } = state
  return state.proofs.every((proof) => isCurrent(proof, { account, methods })) ? state : null
}

/** Whether the first factor was proved in this sign-in. */
export function knowsWho(context: Context, state: SignInState): state is KnownState {
  return state.account !== null && provedMethods(state.proofs, context.methods).length > 0
}

/** The sign-in as methods see it. */
export function methodState({ signIn, account, knownBrowser, proofs }: KnownState, visitor: Visitor): MethodState {
  return { signIn, account, credentialId: signIn.credentialId, knownBrowser, proofs, visitor }
}
