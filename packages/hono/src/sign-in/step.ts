import { withQuery } from '@laissez-passer/core/addresses'
import { whyEnded } from '@laissez-passer/core/sign-in'
import { isEidMethod } from '@laissez-passer/core/methods/eid'
import type { WaitingProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { setFlowCookie } from '../cookies.ts'
import { asking, askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { leftBehindProps } from './left-behind.ts'
import { methodCodePage } from '../methods/code-page.ts'
import { recoveryCodePage } from '../methods/recovery-code/page.ts'
import { scanCodePage } from '../methods/mobile-app-qr/page.ts'
import { isSentMethod, sentCodePage } from '../methods/sms/page.ts'
import { isTokenMethod, tokenCodePage } from '../methods/token/page.ts'
import { setUpPage } from './set-up.ts'
import { passkeyPage } from '../methods/passkey/page.ts'
import { choiceOf, issueOf, type Shown, type StepOf } from './shown.ts'

/** Shows the page of the step a sign-in stands at; `done` has none, its route moves on. */
export function showStep(c: Context<ProviderEnv>, parts: RouteParts, shown: Shown): Response | Promise<Response> {
  const { step } = shown.progress
  switch (step.kind) {
    case 'password':
      return passwordPage(c, parts, { ...shown, step })
    case 'choose-credential':
      return devicePage(c, parts, { ...shown, step })
    case 'choose-method':
      return missingPage(c, parts, { ...shown, step })
    case 'verify':
      // Its page chooses the country.
      if (isEidMethod(step.method)) return c.redirect(c.var.addresses.eidFlow(shown.signInId), 303)
      if (step.method === 'recovery-code') return recoveryCodePage(c, parts, { ...shown, step })
      if (step.method === 'passkey') return passkeyPage(c, parts, { ...shown, step })
      if (step.method === 'mobile-app-qr') return scanCodePage(c, parts, { ...shown, step })
      if (isTokenMethod(step.method)) return tokenCodePage(c, parts, { ...shown, step, kind: step.method })
      if (shown.otherDevice && step.credentials.length > 1) return devicePage(c, parts, { ...shown, step })
      if (isSentMethod(step.method)) return sentCodePage(c, parts, { ...shown, step, kind: step.method })
      return step.method === 'mobile-app-pin'
        ? waitingPage(c, parts, { ...shown, step })
        : methodCodePage(c, parts, { ...shown, step })
    case 'done':
      return c.redirect(c.var.addresses.signInFlow(shown.signInId), 303)
  }
}

/** A sign-in that is over, unknown, or another browser's. */
export async function signInEnded(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  signInId: string,
): Promise<Response> {
  return render(c, 'signInEnded', {
    reason: await whyEnded(c.var.context, { signInId }),
    startHref: c.var.addresses.signIn,
    path: c.var.addresses.signInFlow(signInId),
    httpStatus: 410,
  })
}

function passwordPage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, chosen, step }: Shown & { readonly step: StepOf<'password'> },
): Response {
  const { continueTo, identifier } = progress.signIn
  const methods = step.offers.map(choiceOf)
  const offered = methods.find(({ name }) => name === chosen) ?? methods[0]
  return render(c, 'password', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId },
    issues: refusal ? [issueOf(refusal)] : [],
    service: askOf(progress.requirement),
    identifier,
    name: step.firstName,
    methods,
    method: offered?.name ?? 'password',
    otherHref: withContinue(c.var.addresses.signIn, continueTo),
    lostHref: withContinue(c.var.addresses.passwordLost, continueTo),
    path: c.var.addresses.signInFlow(signInId),
  })
}

function devicePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  {
    signInId,
    progress,
    refusal,
    step,
  }: Shown & { readonly step: Pick<StepOf<'choose-credential'>, 'credentials' | 'method'> },
): Response {
  const latest = step.credentials.toSorted((a, b) => (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0))[0]
  return render(c, 'deviceChoice', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method },
    issues: refusal ? [issueOf(refusal)] : [],
    service: askOf(progress.requirement),
    devices: step.credentials,
    method: step.method,
    device: latest?.id ?? '',
    others: [],
    path: c.var.addresses.signInFlow(signInId),
  })
}

function missingPage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, step }: Shown & { readonly step: StepOf<'choose-method'> },
): Response {
  const { context } = c.var
  const { continueTo, identifier } = progress.signIn
  // Who came by a passkey where it isn't taken has chosen nothing yet.
  if (step.missing === '' && step.offers.length > 0) {
    const methods = step.offers.map(choiceOf)
    return render(c, 'stepUp', {
      action: c.var.addresses.signIn,
      hidden: { flow: signInId },
      service: askOf(progress.requirement),
      identifier,
      name: null,
      methods,
      method: methods[0]?.name ?? '',
      ownWish: step.why.ownWish,
      signingIn: true,
      otherHref: withQuery(c.var.addresses.signIn, { other: 1, continue: continueTo }),
      path: c.var.addresses.signInFlow(signInId),
    })
  }
  if (step.leftBehind) {
    const about = leftBehindProps(c, { requirement: progress.requirement, inPlace: true, continueTo })
    const others = step.offers.map(choiceOf)
    const shared = {
      action: c.var.addresses.signIn,
      hidden: { flow: signInId },
      others,
      path: c.var.addresses.signInFlow(signInId),
    }
    if (about.ways.length > 0) return render(c, 'leftBehind', { ...shared, ...about })
  }
  const about = setUpPage(context, {
    requirement: progress.requirement,
    missing: step.missing,
    continueTo,
    why: step.why,
    // With a factor of another kind, that one is asked for before factors are changed.
    toAddress: (path) => withContinue(c.var.addresses.signIn, asking(path, step.toAdd)),
  })
  return render(c, 'methodMissing', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: about.method.name },
    ...about,
    others: step.offers.map(choiceOf),
    setUpInPlace: step.nothingSetUp,
    path: c.var.addresses.signInFlow(signInId),
  })
}

const WAITING: ReadonlySet<string> = new Set<WaitingProps['status']>([
  'pending',
  'expired',
  'refused',
  'wrong-code',
  'not-me',
  'cancelled',
  'locked',
  'unknown-device',
  'too-many',
  'paused',
])

function isWaiting(status: string): status is WaitingProps['status'] {
  return WAITING.has(status)
}

function waitingPage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, step }: Shown & { readonly step: StepOf<'verify'> },
): Response {
  const { view, method, others } = step
  const pending = view.status !== 'ended' && refusal === undefined
  const reason = refusal && 'code' in refusal ? refusal.code : (view.reason ?? 'expired')
  const { transferCode, link } = view.params
  if (link !== undefined) setFlowCookie(c, signInId)
  return render(c, 'waiting', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: method, ...(view.credential ? { currentDevice: view.credential.id } : {}) },
    service: askOf(progress.requirement),
    device: { name: view.credential?.name ?? '' },
    status: pending ? 'pending' : isWaiting(reason) ? reason : 'expired',
    until: refusal && 'until' in refusal ? (refusal.until ?? null) : null,
    code: pending && transferCode !== undefined ? String(transferCode) : null,
    expiresAt: pending ? view.expiresAt : null,
    eventsHref: withQuery(c.var.addresses.signInEvents, { flow: signInId }),
    appHref: pending && link !== undefined ? String(link) : null,
    others: others.map(choiceOf),
    otherDeviceHref:
      step.credentials.length > 1 ? withQuery(c.var.addresses.signInFlow(signInId), { devices: 1 }) : null,
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(refusal ? { httpStatus: 422 } : {}),
  })
}
