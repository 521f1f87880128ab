import type { Context } from '../../context.ts'
import { emailKey } from '../../email/index.ts'
import type { Account, MethodName, Proof, Requirement, Seconds, SignInState } from '../../ports/index.ts'
import { askedOf } from '../../sign-in/asked.ts'
import {
  gone,
  goOn,
  type NotStarted,
  pickCredential,
  type SignInGone,
  type WentOn,
  withChoice,
} from '../../sign-in/go-on.ts'
import { acceptedMethods, methodNamed } from '../../sign-in/levels.ts'
import type { VerificationMethod } from '../../sign-in/method.ts'
import { passwordMethod } from './name.ts'
import { verifyPassword } from './verify.ts'
import { meantBy } from '../../sign-in/offered-as.ts'
import { availableOffers } from '../../sign-in/offers.ts'
import { progressOf } from '../../sign-in/resume.ts'
import { credentialsFor, type SetUp, setUpOf } from '../../sign-in/set-up.ts'
import { findSignIn, knowsWho, type SignInRef } from '../../sign-in/state.ts'
import type { SignInProgress } from '../../sign-in/step.ts'

/** The password wasn't accepted; the progress is the same step again. The same for identifiers that nobody has. */
export type PasswordRefused =
  | { readonly ok: false; readonly reason: 'wrong-password'; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: Seconds; readonly progress: SignInProgress }
  | { readonly ok: false; readonly reason: 'password-closed'; readonly progress: SignInProgress }

/**
 * Takes the password and the method to go on with. An attempt is spent before the password is judged; then the password alone is
 * enough (BASIC, method `password`) and the gate opens, or the method starts (the push goes out).
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `password` as typed; `method`: the one chosen, null for the one offered first.
 * @returns `opened` when the person is signed in, null when another step follows. `wrong-password` and `throttled` are the same
 * for known and unknown identifiers; `password-closed`: only a link in a mail opens the password again.
 */
export async function submitPassword(
  context: Context,
  input: SignInRef & { readonly password: string; readonly method: MethodName | null },
): Promise<WentOn | SignInGone | NotStarted | PasswordRefused> {
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const verdict = await verifyPassword(context, {
    account: state.account,
    identifier: emailKey(state.signIn.identifier),
    knownBrowser: state.knownBrowser,
    visitor: input.visitor,
    password: input.password,
  })
  if (verdict.ok) return proceed(context, { ...input, state, clearThrottle: verdict.clearThrottle })
  const progress = await progressOf(context, { ...input, state, lastMethod: input.method })
  return progress ? { ...verdict, progress } : gone
}

async function proceed(
  context: Context,
  input: SignInRef & {
    readonly state: SignInState
    readonly method: MethodName | null
    readonly clearThrottle: readonly string[]
  },
): Promise<WentOn | SignInGone | NotStarted> {
  const { clearThrottle, state } = input
  const { now } = context
  const { account, signIn } = state
  if (!account) return gone
  const { methods } = context
  const requirement = askedOf(signIn.requirement, { account, methods })
  const chosen = acceptedMethods(requirement, methods).find(({ name }) => name === input.method) ?? null
  const setUp = chosen?.kind === 'first' ? null : await setUpOf(context, account)
  const method =
    chosen && setUp
      ? meantBy(chosen, { methods, requirement, setUp })
      : (chosen ??
        instead(context, { account, requirement, setUp: setUp ?? [], isWish: requirement !== signIn.requirement }))
  const credentialId = pickCredential(credentialsFor(method, setUp ?? []), { chosen: null, method })
  const proof: Proof = { method: passwordMethod, at: now, credentialId: null }
  const choice = { method: method?.name ?? null, credentialId }
  const proved = await context.store.signIns.prove({ idHash: signIn.idHash, proof, ...choice, clearThrottle, now })
  if (!proved) return gone
  const next = withChoice({ ...state, account }, { ...choice, proof })
  return knowsWho(context, next) ? goOn(context, { ...input, state: next, method, setUp }) : gone
}

/**
 * Where none was chosen that will do: the one offered first. Who chose the password alone but wants two factors always goes on with the
 * preferred or only one, or is asked which.
 */
function instead(
  context: Context,
  options: {
    readonly account: Account
    readonly requirement: Requirement
    readonly setUp: SetUp
    readonly isWish: boolean
  },
): VerificationMethod | null {
  const { account, isWish, requirement, setUp } = options
  if (!isWish) return acceptedMethods(requirement, context.methods)[0] ?? null
  const first = account.preferredMethod
  const offers = availableOffers(context, { requirement, setUp, except: null, first })
  const one = offers.length === 1 || offers[0]?.name === first ? offers[0] : undefined
  return methodNamed(one?.name ?? null, context.methods)
}
