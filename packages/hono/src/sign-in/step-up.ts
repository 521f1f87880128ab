import { withQuery } from '@laissez-passer/core/addresses'
import { stepUp, viewStepUp } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { methodCookie } from '../cookies.ts'
import { askOf, destinationOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { currentSession } from '../session.ts'
import { isAnothers } from '../shown-to.ts'
import { rememberedVisitor } from '../visitor.ts'
import { leftBehindPage } from './left-behind.ts'
import { setUpPage } from './set-up.ts'
import { wentOn } from './opened.ts'
import { choiceOf } from './shown.ts'
import { showStep } from './step.ts'

/**
 * What somebody sees who is signed in, but not strongly enough for where they are going: who they are, who
 * asks, and one button. Showing it writes nothing.
 *
 * @returns null when nobody is signed in, or identifier and password are asked anew
 */
export async function stepUpPage(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  continueTo: string,
): Promise<Response | null> {
  const context = c.get('context')
  const { render } = parts
  const current = await currentSession(c)
  if (!current) return null
  const viewed = await viewStepUp(context, { current, continueTo, lastMethod: methodCookie(c) })
  const path = withContinue(c.get('addresses').signIn, continueTo)
  if (!viewed.ok) {
    if (viewed.reason !== 'nothing-set-up' || !viewed.requirement || !viewed.why) return null
    const shared = { action: c.get('addresses').signIn, person: current.person, others: [], path }
    const { requirement, why } = viewed
    if (viewed.leftBehind) {
      const page = leftBehindPage(c, parts, { ...shared, requirement, inPlace: false, continueTo })
      if (page) return page
    }
    const missing = setUpPage(c, parts, { requirement, missing: null, continueTo, why })
    return render(c, 'methodMissing', { ...shared, ...missing })
  }
  const methods = viewed.offers.map(choiceOf)
  return render(c, 'stepUp', {
    action: c.get('addresses').signIn,
    hidden: { continue: continueTo, stepUp: '1' },
    service: askOf(viewed.requirement),
    person: current.person,
    identifier: current.person.email,
    name: current.person.name,
    methods,
    method: methods[0]?.name ?? '',
    ownWish: viewed.ownWish,
    otherHref: withQuery(c.get('addresses').signIn, { other: 1, continue: continueTo }),
    path,
  })
}

/** The button was pressed: what is missing is asked for at once. */
export async function raiseSession(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  fields: {
    readonly continue: string
    readonly method: string
    readonly device: string
    /** Whose session it was when the form was shown. */
    readonly person: string | null
  },
): Promise<Response> {
  const { continue: continueTo, device, method } = fields
  const visitor = await rememberedVisitor(c)
  const current = await currentSession(c)
  const destination = destinationOf(c, continueTo)
  const again = withContinue(c.get('addresses').signIn, destination)
  // In another tab somebody else has signed in: their phone isn't called, they see who is signed in.
  if (current === null || isAnothers(fields, current)) return c.redirect(again, 303)
  const chosen = { method: method || null, credentialId: device || null }
  const went = await stepUp(c.get('context'), { current, continueTo, ...chosen, visitor })
  if (went.ok) return wentOn(c, parts, went)
  switch (went.reason) {
    case 'not-started':
      return showStep(c, parts, { signInId: went.signInId, progress: went.progress, refusal: went })
    case 'good-enough':
      return c.redirect(withQuery(c.get('addresses').continue, { to: destination }), 303)
    default:
      return c.redirect(again, 303)
  }
}
