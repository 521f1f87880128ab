import type { Context } from '../context.ts'
import type { MethodName, SignInState } from '../ports/index.ts'
import { askToChange } from './ask-to-change.ts'
import { askedOf } from './asked.ts'
import { completeSignIn } from './complete.ts'
import { methodNamed } from './levels.ts'
import type { VerificationMethod } from './method.ts'
import { whatIsMissing } from './missing.ts'
import { availableOffers, offersFor } from './offers.ts'
import { confirmingIn, credentialsFor, includesSecondFactor, type SetUp, setUpOf } from './set-up.ts'
import { findSignIn, type KnownState, knowsWho, methodState, type SignInRef } from './state.ts'
import type { MethodOffer, SignInProgress, Step } from './step.ts'
import { isProved, isThroughWithout } from './through.ts'

/**
 * What the page of a sign-in has to show, from what is stored: no step can be skipped or shown by its address alone. Once everything is
 * proved, the gate runs and the step is `done`; asked again (a page reloaded, an answer lost), it gives the same session token again.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `lastMethod`: the method last used in this browser, offered first.
 * @returns the progress, or `not-found`: expired, of another browser, or its session has ended.
 */
export async function resumeSignIn(
  context: Context,
  input: SignInRef & { readonly lastMethod?: MethodName | null },
): Promise<
  { readonly ok: true; readonly progress: SignInProgress } | { readonly ok: false; readonly reason: 'not-found' }
> {
  const state = await findSignIn(context, input)
  const progress = state && (await progressOf(context, { ...input, state }))
  return progress ? { ok: true, progress } : { ok: false, reason: 'not-found' }
}

/** The progress of a sign-in that was read already; null when it is over. */
export async function progressOf(
  context: Context,
  input: SignInRef & { readonly state: SignInState; readonly lastMethod?: MethodName | null },
): Promise<SignInProgress | null> {
  const step = await stepOf(context, input)
  return step && { signIn: input.state.signIn, requirement: input.state.signIn.requirement, step }
}

async function stepOf(
  context: Context,
  input: SignInRef & { readonly state: SignInState; readonly lastMethod?: MethodName | null },
): Promise<Step | null> {
  const { state } = input
  if (state.signIn.completedAt !== null || isProved(context, state)) return doneStep(context, input)
  if (!knowsWho(context, state)) return passwordStep(context, input)
  const setUp = await setUpOf(context, state.account)
  if (isThroughWithout(context, { state, setUp })) return doneStep(context, input)
  const method = methodNamed(state.signIn.method, context.methods)
  return method
    ? secondStep(context, { ...input, state, method, setUp })
    : chooseStep(context, { state, setUp, missing: state.signIn.method ?? '' })
}

async function doneStep(context: Context, input: SignInRef & { readonly state: SignInState }): Promise<Step | null> {
  const opened = await completeSignIn(context, input)
  return opened.ok ? { kind: 'done', opened: opened.opened } : null
}

function passwordStep(
  context: Context,
  { state, lastMethod = null }: { readonly state: SignInState; readonly lastMethod?: MethodName | null },
): Step {
  const first = (state.knownBrowser ? state.account?.preferredMethod : null) ?? lastMethod
  return {
    kind: 'password',
    offers: offersFor(context, { requirement: state.signIn.requirement, first }),
    firstName: state.knownBrowser ? (state.account?.firstName ?? null) : null,
  }
}

async function secondStep(
  context: Context,
  input: SignInRef & { readonly state: KnownState; readonly method: VerificationMethod; readonly setUp: SetUp },
): Promise<Step> {
  const { state, method, setUp, visitor } = input
  const { signIn } = state
  const credentials = credentialsFor(method, setUp)
  if (credentials.length === 0) return chooseStep(context, { state, setUp, missing: method.name })
  if (
    !method.anyCredential &&
    credentials.length > 1 &&
    !credentials.some((credential) => credential.id === signIn.credentialId)
  ) {
    return { kind: 'choose-credential', method: method.name, credentials }
  }
  const view = await method.view(context, methodState(state, visitor))
  const others = offersIn(context, { state, setUp, except: method.name })
  return { kind: 'verify', method: method.name, view, credentials, others }
}

function chooseStep(
  context: Context,
  { state, setUp, missing }: { readonly state: KnownState; readonly setUp: SetUp; readonly missing: MethodName },
): Step {
  const { requirement } = state.signIn
  const offers = offersIn(context, { state, setUp, except: missing })
  const nothingSetUp = offers.length === 0 && !includesSecondFactor(setUp)
  const leftBehind = confirmingIn(setUp) !== null
  const why = whatIsMissing(context, { account: state.account, requirement, setUp })
  return { kind: 'choose-method', missing, offers, nothingSetUp, why, leftBehind, toAdd: askToChange(setUp) }
}

/** What somebody may go on with whose first factor was right. */
function offersIn(
  context: Context,
  { state, setUp, except }: { readonly state: KnownState; readonly setUp: SetUp; readonly except: MethodName },
): readonly MethodOffer[] {
  const { account, signIn } = state
  const requirement = askedOf(signIn.requirement, { account, methods: context.methods })
  return availableOffers(context, { requirement, setUp, except, first: account.preferredMethod })
}
