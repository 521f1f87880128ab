import { shownEmail } from '@laissez-passer/core/email'
import { withQuery } from '@laissez-passer/core/addresses'
import { endReason, findCompleted } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import * as z from 'zod'
import type { AfterIdentifier, RouteParts } from '../composition.ts'
import { asking, askOf, destinationOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, whole } from '../form.ts'
import { browserCookie } from '../cookies.ts'
import { codePage } from '../methods/code-page.ts'
import { faceOf } from '../methods/face.ts'
import { leftBehindPage } from './left-behind.ts'
import { visitorOf } from '../visitor.ts'
import { setUpPage } from './set-up.ts'
import { choiceOf, flowFields, type Shown, type StepOf } from './shown.ts'

/** Shows the page of the step a sign-in stands at; what is proved has none, its route moves on. */
export function showStep(c: Context<ProviderEnv>, parts: RouteParts, shown: Shown): Response | Promise<Response> {
  const { step } = shown.progress
  countRefusal(parts, shown)
  switch (step.kind) {
    case 'password':
      return firstStep(parts)?.page(c, parts, { ...shown, step }) ?? signInEnded(c, parts, shown.signInId)
    case 'choose-credential':
      return devicePage(c, parts, { ...shown, step })
    case 'choose-method':
      return missingPage(c, parts, { ...shown, step })
    case 'verify': {
      if (shown.otherDevice && step.credentials.length > 1) return devicePage(c, parts, { ...shown, step })
      const asked = { ...shown, step }
      return faceOf(parts.faces, step.method)?.page?.(c, parts, asked) ?? codePage(c, parts, asked)
    }
    case 'proved':
    case 'done':
      return c.redirect(c.get('addresses').signInFlow(shown.signInId), 303)
  }
}

/** Counts why a step wasn't taken, whoever is told. */
export function countRefusal({ meters }: Pick<RouteParts, 'meters'>, { progress, refusal }: Shown): void {
  const { step } = progress
  if (refusal) meters.signIn({ method: 'method' in step ? step.method : step.kind, outcome: refusal.code })
}

/**
 * A sign-in that is over, unknown, or another browser's. Where this browser was given its session (a form
 * sent twice, an address in its history) it goes on as whoever it is now. One without our cookie has
 * cookies turned off, or is another: neither was too slow.
 */
export async function signInEnded(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  signInId: string,
): Promise<Response> {
  if ((await findCompleted(c.get('context'), { signInId, visitor: visitorOf(c) })) !== null)
    return c.redirect(withQuery(c.get('addresses').continue, { flow: signInId }), c.req.method === 'POST' ? 303 : 302)
  const ended = await endReason(c.get('context'), { signInId })
  return render(c, 'signInEnded', {
    reason: ended === 'expired' && browserCookie(c) === null ? 'no-cookies' : ended,
    startHref: withContinue(c.get('addresses').signIn, await ledTo(c)),
    path: c.get('addresses').signInFlow(signInId),
    httpStatus: 410,
  })
}

/** Where a sign-in that is over led to, as its form says. */
async function ledTo(c: Context<ProviderEnv>): Promise<string | null> {
  if (c.req.method !== 'POST') return null
  return destinationOf(c, (await readForm(c, z.object({ continue: whole }))).continue)
}

/** How what comes right after the identifier is asked. */
export function firstStep({ faces }: Pick<RouteParts, 'faces'>): AfterIdentifier | undefined {
  return faces.find(({ afterIdentifier }) => afterIdentifier)?.afterIdentifier
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
    action: c.get('addresses').signIn,
    hidden: { ...flowFields({ progress, signInId }), current: step.method },
    issues: refusal ? [{ field: 'form', code: refusal.code }] : [],
    service: askOf(progress.requirement),
    devices: step.credentials,
    method: step.method,
    device: latest?.id ?? '',
    others: [],
    path: c.get('addresses').signInFlow(signInId),
  })
}

function missingPage(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  { signInId, progress, step }: Shown & { readonly step: StepOf<'choose-method'> },
): Response {
  const { render } = parts
  const { continueTo, identifier } = progress.signIn
  // Whoever came by a passkey where it isn't taken has chosen nothing yet.
  if (step.missing === '' && step.offers.length > 0) {
    const methods = step.offers.map(choiceOf)
    return render(c, 'stepUp', {
      action: c.get('addresses').signIn,
      hidden: flowFields({ progress, signInId }),
      service: askOf(progress.requirement),
      identifier: shownEmail(identifier),
      name: null,
      methods,
      method: methods[0]?.name ?? '',
      ownWish: step.why.ownWish,
      signingIn: true,
      otherHref: withQuery(c.get('addresses').signIn, { other: 1, continue: continueTo }),
      path: c.get('addresses').signInFlow(signInId),
    })
  }
  const shared = {
    action: c.get('addresses').signIn,
    hidden: flowFields({ progress, signInId }),
    others: step.offers.map(choiceOf),
    path: c.get('addresses').signInFlow(signInId),
  }
  const { requirement } = progress
  if (step.leftBehind) {
    const page = leftBehindPage(c, parts, { ...shared, requirement, inPlace: true, continueTo })
    if (page) return page
  }
  const about = setUpPage(c, parts, {
    requirement,
    missing: step.missing,
    continueTo,
    why: step.why,
    // With a factor of another kind, that one is asked for before factors are changed.
    toAddress: (path) => withContinue(c.get('addresses').signIn, asking(path, step.toAdd)),
  })
  return render(c, 'methodMissing', {
    ...shared,
    hidden: { ...shared.hidden, current: about.method.name },
    ...about,
    setUpInPlace: step.nothingSetUp,
  })
}
