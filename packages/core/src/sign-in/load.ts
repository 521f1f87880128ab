import type { Context, MethodState, Visitor } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, SignInState } from '../ports/index.ts'
import { decide, type Decision, type Situation } from './decide.ts'
import { wishOf } from './demands.ts'
import { enrolledOf } from './enrolled.ts'
import { isCurrent, provedMethods } from './levels.ts'

/** Names a sign-in and the browser it must be bound to. */
export interface SignInRef {
  /** As in the form field. */
  readonly signInId: string
  readonly visitor: Visitor
}

/** A sign-in whose first factor was right: the account is known. */
export type KnownState = SignInState & { readonly account: Account }

/**
 * The sign-in of this id in this browser, unexpired; null otherwise. One query. A password that was changed
 * since it was given here ends the sign-in: whoever had the old one doesn't get through on what was begun
 * before.
 */
export async function findSignIn(
  { methods, now, store }: Context,
  { signInId, visitor }: SignInRef,
): Promise<SignInState | null> {
  const [idHash, browserHash] = [hashToken(signInId), hashToken(visitor.browserToken)]
  const state = await store.signIns.find({ idHash, browserHash, now })
  if (!state?.account || state.signIn.completedAt !== null) return state
  const { account } = state
  return state.proofs.every((proof) => isCurrent(proof, { account, methods })) ? state : null
}

/** Whether the first factor was proved in this sign-in. */
export function knowsWho(context: Pick<Context, 'methods'>, state: SignInState): state is KnownState {
  return state.account !== null && provedMethods(state.proofs, context.methods).length > 0
}

/** The sign-in as methods see it. */
export function methodState({ signIn, account, knownBrowser, proofs }: KnownState, visitor: Visitor): MethodState {
  return { signIn, account, credentialId: signIn.credentialId, knownBrowser, proofs, visitor }
}

/** What a stored sign-in is decided by; what the account has set up isn't read. */
export function situationOf(
  { methods, settings }: Pick<Context, 'methods' | 'settings'>,
  { account, proofs, signIn }: SignInState,
): Situation {
  const { credentialId, method, requirement } = signIn
  const wish = account && wishOf(account, settings)
  return { requirement, wish, methods, proofs, enrolled: null, chosen: { method, credentialId } }
}

/**
 * What comes next in a sign-in. What the account has set up is read (one query) only where that decides it.
 * @param options `account`: whose; `situation`: without `enrolled`.
 */
export async function decideFor(
  context: Context,
  { account, situation }: { readonly account: Account | null; readonly situation: Situation },
): Promise<Decision> {
  const decision = decide(situation)
  if (decision.kind !== 'unread') return decision
  return decide({ ...situation, enrolled: account ? await enrolledOf(context, account) : [] })
}
