import type { Context } from '../context/index.ts'
import type { MethodName, SignInState } from '../ports/index.ts'
import type { Decision } from './decide.ts'
import { confirmingIn, enrolledOf, includesSecondFactor } from './enrolled.ts'
import { demanded, wishOf } from './demands.ts'
import { explain } from './explain.ts'
import { neededToChange } from './factor-change.ts'
import { completeSignIn } from './gate.ts'
import { identifierOf } from './identifier.ts'
import { decideFor, findSignIn, knowsWho, methodState, type SignInRef, situationOf } from './load.ts'
import { isOffered } from './levels.ts'
import { availableOffers, offersFor } from './offers.ts'
import type { SignInProgress, Step } from './step.ts'

type Input = SignInRef & { readonly lastMethod?: MethodName | null }

/**
 * What the page of a sign-in has to show, from what is stored: no step can be skipped or shown by its address
 * alone. Once everything is proved, the gate runs and the step is `done`, for one caller: only an answer that
 * sets the cookie asks for it. `viewSignIn` is for the others.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `lastMethod`: the method last used in this browser, offered
 * first.
 * @returns the progress, or `not-found`: expired, of another browser, or over (`findCompleted` tells).
 */
export async function resumeSignIn(
  context: Context,
  input: Input,
): Promise<
  { readonly ok: true; readonly progress: SignInProgress } | { readonly ok: false; readonly reason: 'not-found' }
> {
  const state = await findSignIn(context, input)
  const progress = state && (await progressOf(context, { ...input, state }))
  if (!progress) return { ok: false, reason: 'not-found' }
  if (progress.step.kind !== 'proved') return { ok: true, progress }
  const completed = await completeSignIn(context, { ...input, state })
  if (!completed.ok) return { ok: false, reason: 'not-found' }
  return { ok: true, progress: { ...progress, step: { kind: 'done', opened: completed.opened } } }
}

/**
 * The same for whoever only looks: the gate stays shut, and the step is `proved` where it would open.
 * @returns null as `not-found`.
 */
export async function viewSignIn(context: Context, input: Input): Promise<SignInProgress | null> {
  const state = await findSignIn(context, input)
  return state && progressOf(context, { ...input, state })
}

/**
 * The progress of a sign-in that was read already, and decided already where `decision` is given; null when
 * it is over.
 */
export async function progressOf(
  context: Context,
  input: Input & { readonly state: SignInState; readonly decision?: Decision },
): Promise<SignInProgress | null> {
  const { signIn } = input.state
  const step = signIn.completedAt === null ? await stepOf(context, input) : null
  if (step === null) return null
  const { accountId, continueTo, expiresAt, idHash, requirement } = signIn
  const identifier = await identifierOf(context, signIn)
  return { signIn: { accountId, identifier, continueTo, expiresAt, idHash }, requirement, step }
}

async function stepOf(
  context: Context,
  input: Input & { readonly state: SignInState; readonly decision?: Decision },
): Promise<Step | null> {
  const { state } = input
  const { account } = state
  const decision = input.decision ?? (await decideFor(context, { account, situation: situationOf(context, state) }))
  switch (decision.kind) {
    case 'identify':
      return passwordStep(context, input)
    case 'open':
      return { kind: 'proved' }
    case 'choose-credential': {
      const { credentials, method } = decision
      return { kind: 'choose-credential', method: method.name, credentials }
    }
    case 'ask': {
      if (!knowsWho(context, state)) return null
      const { credentials, method, others } = decision
      const view = await method.view(context, methodState(state, input.visitor))
      return { kind: 'verify', method: method.name, view, credentials, others }
    }
    case 'choose':
    case 'explain':
      return chooseStep(context, { state, decision })
  }
}

/**
 * A browser in which the account proved two factors is told what it has set up, as it is told the first name:
 * what can't work isn't offered there. Any other learns nothing.
 */
async function passwordStep(
  context: Context,
  { state, lastMethod = null }: { readonly state: SignInState; readonly lastMethod?: MethodName | null },
): Promise<Step> {
  const { methods } = context
  const { signIn } = state
  const account = state.knownBrowser ? state.account : null
  const first = account?.preferredMethod ?? lastMethod
  const options = { requirement: signIn.requirement, first }
  const own = account
    ? availableOffers(methods, { ...options, enrolled: await enrolledOf(context, account), except: null })
    : []
  const usable = own.filter(({ name }) => methods.some((method) => method.name === name && isOffered(method)))
  return {
    kind: 'password',
    offers: usable.length > 0 ? usable : offersFor(methods, options),
    firstName: account?.firstName ?? null,
    usualBrowser: state.usualBrowser,
  }
}

function chooseStep(
  { methods, settings }: Context,
  {
    decision,
    state,
  }: { readonly state: SignInState; readonly decision: Extract<Decision, { readonly kind: 'choose' | 'explain' }> },
): Step {
  const { choice, enrolled, offers } = decision
  const { account, signIn } = state
  const wish = account && wishOf(account, settings)
  const requirement = wish ? demanded(signIn.requirement, { wish, methods }) : signIn.requirement
  return {
    kind: 'choose-method',
    missing: choice.method?.name ?? signIn.method ?? '',
    offers,
    nothingSetUp: offers.length === 0 && !includesSecondFactor(enrolled),
    why: explain({ enrolled, methods, requirement, wish }),
    leftBehind: confirmingIn(enrolled) !== null,
    toAdd: neededToChange(enrolled),
  }
}
