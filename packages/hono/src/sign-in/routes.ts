import { withQuery } from '@laissez-passer/core/addresses'
import {
  chooseMethod,
  resumeSignIn,
  setUpFirst,
  startSignIn,
  startWork,
  submitAnswer,
  viewSignIn,
} from '@laissez-passer/core/internal/sign-in'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { signInForService } from '../cas/login.ts'
import { captchaAnswer, captchaFields, captchaForWork } from '../captcha.ts'
import type { RouteParts } from '../composition.ts'
import { flowCookie, methodCookie } from '../cookies.ts'
import { destinationOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { type Posted, readForm, readPosted, readQuery, text, textIfAsked, ticked, whole } from '../form.ts'
import { faceOf, setUpAddress } from '../methods/face.ts'
import { shownTo } from '../shown-to.ts'
import { rememberedVisitor, visitorOf } from '../visitor.ts'
import { goOnSignedIn, wentOn } from './opened.ts'
import { identifierPage, signedInAlready } from './first.ts'
import { firstStep, showStep, signInEnded } from './step.ts'
import { raiseSession, stepUpPage } from './step-up.ts'

const form = z.object({
  flow: text,
  identifier: text,
  continue: whole,
  method: text,
  device: text,
  code: textIfAsked,
  again: ticked,
  current: text,
  currentDevice: text,
  stepUp: ticked,
  ...shownTo,
  setUp: ticked,
  ...captchaFields,
})
type Fields = z.output<typeof form>
const query = z.object({ flow: text, continue: whole, devices: ticked, other: ticked, from: text })

/** A step's form that was posted to its page's address, which names the sign-in as well. */
function atItsAddress(c: Context<ProviderEnv>, fields: Fields): Fields {
  return fields.flow === '' && fields.identifier === '' ? { ...fields, flow: readQuery(c, query).flow } : fields
}

/** Signing in, all at one address: what its page shows is what the stored sign-in stands at. */
export function signInRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses } = parts
  return new Hono<ProviderEnv>()
    .get(addresses.signIn, async (c) => {
      const { flow, continue: continueTo, devices, other, from } = readQuery(c, query)
      if (flow !== '') return resume(c, flow, devices)
      if (from === 'app') return comeBack(c)
      if (other) return identifierPage(c, parts, { continueTo, identifier: '' })
      return (
        (continueTo === '' ? await signInForService(c, parts) : null) ??
        (await signedInAlready(c, parts, continueTo)) ??
        (await stepUpPage(c, parts, continueTo)) ??
        identifierPage(c, parts, { continueTo })
      )
    })
    .post(addresses.signIn, async (c) => {
      const fields = atItsAddress(c, await readForm(c, form))
      const posted = await readPosted(c)
      if (fields.flow === '')
        return begun(c, posted) ?? (fields.stepUp ? raiseSession(c, parts, fields) : start(c, fields))
      if (fields.setUp) return setUp(c, fields)
      // Asked elsewhere, and alone: a password that a browser filled in beside it isn't looked at.
      const elsewhere = faceOf(parts.faces, fields.method)?.alone?.goOnAt
      if (elsewhere)
        return c.redirect(withContinue(elsewhere(addresses, fields.flow), destinationOf(c, fields.continue)), 303)
      const typed = firstStep(parts)?.submit(c, parts, { signInId: fields.flow, fields: posted })
      if (typed) return typed
      const given = answerIn(posted, fields)
      return given === null ? choose(c, fields) : answer(c, { ...fields, answer: given })
    })

  /** The answer of the method that the form is about; where it doesn't say, of whichever recognises one. */
  function answerIn(posted: Posted, { code, current }: Fields): Posted | null {
    const asked = faceOf(parts.faces, current)
    const byCode = code === null ? null : { code }
    if (asked) return asked.answer ? asked.answer(posted) : byCode
    return parts.faces.reduce<Posted | null>((found, { answer: read }) => found ?? read?.(posted) ?? null, byCode)
  }

  /** What the first page posted, where it is a method's that needs no identifier. */
  function begun(c: Context<ProviderEnv>, fields: Posted): Promise<Response> | null {
    for (const { alone } of parts.faces) {
      const answered = alone?.submit?.(c, parts, { fields, continueTo: form.shape.continue.parse(fields['continue']) })
      if (answered) return answered
    }
    return null
  }

  async function start(c: Context<ProviderEnv>, fields: Fields): Promise<Response> {
    const { identifier, continue: continueTo } = fields
    const visitor = await rememberedVisitor(c)
    const proof = captchaAnswer(fields)
    const typed = { identifier, continueTo: continueTo || null, visitor, proof }
    const started = await startSignIn(c.get('context'), typed)
    if (started.ok) return c.redirect(addresses.signInFlow(started.signInId), 303)
    const { issues } = started
    const captcha = await captchaForWork(c, await startWork(c.get('context'), visitor))
    return identifierPage(c, parts, { continueTo, identifier, issues: fields.captchaRefresh ? [] : issues, captcha })
  }

  async function resume(c: Context<ProviderEnv>, signInId: string, otherDevice: boolean): Promise<Response> {
    const resumed = await resumeSignIn(c.get('context'), {
      signInId,
      visitor: visitorOf(c),
      lastMethod: methodCookie(c),
    })
    if (!resumed.ok) return signInEnded(c, parts, signInId)
    const { step } = resumed.progress
    return step.kind === 'done'
      ? goOnSignedIn(c, parts, { ...step.opened, signInId })
      : showStep(c, parts, { signInId, progress: resumed.progress, otherDevice })
  }

  /** From the app on the same phone: goes on where this browser was waiting, or explains why it can't. */
  async function comeBack(c: Context<ProviderEnv>): Promise<Response> {
    const signInId = flowCookie(c)
    const viewed = signInId === null ? null : await viewSignIn(c.get('context'), { signInId, visitor: visitorOf(c) })
    if (signInId !== null && viewed !== null) return c.redirect(addresses.signInFlow(signInId), 302)
    // The page that waited may have moved on by itself.
    const already = await signedInAlready(c, parts, '')
    if (already) return already
    return signInId === null
      ? parts.render(c, 'signInEnded', {
          reason: 'other-browser',
          startHref: addresses.signIn,
          path: withQuery(addresses.signIn, { from: 'app' }),
        })
      : signInEnded(c, parts, signInId)
  }

  /** Nothing that would do is set up: on to where it is, without the password a second time. */
  async function setUp(c: Context<ProviderEnv>, { flow: signInId, current }: Fields): Promise<Response> {
    const to = (continueTo: string | null) =>
      withContinue(setUpAddress(parts.faces, { name: current, addresses }), continueTo)
    const result = await setUpFirst(c.get('context'), { signInId, visitor: await rememberedVisitor(c), to })
    // A page of ours, which redirects nowhere else.
    if (result.ok && result.opened) return goOnSignedIn(c, parts, { ...result.opened, signInId, ours: true })
    if (result.ok || result.reason === 'not-accepted') return c.redirect(addresses.signInFlow(signInId), 303)
    return result.reason === 'not-found'
      ? signInEnded(c, parts, signInId)
      : showStep(c, parts, { signInId, progress: result.progress, refusal: result })
  }

  /** Another method, one of several devices, or the same again. */
  async function choose(c: Context<ProviderEnv>, { flow: signInId, ...fields }: Fields): Promise<Response> {
    const visitor = await rememberedVisitor(c)
    const method = fields.method || fields.current
    const credentialId = fields.again ? fields.currentDevice : fields.device
    const result = await chooseMethod(c.get('context'), {
      signInId,
      method,
      credentialId: credentialId || null,
      visitor,
    })
    // The password alone may be all that is asked, once no other is wanted.
    if (result.ok) return wentOn(c, parts, { ...result, signInId, resent: fields.again })
    if (result.reason === 'not-found') return signInEnded(c, parts, signInId)
    // A method the service doesn't take comes from no page of ours: the step is shown again as it stands.
    return result.reason === 'not-accepted'
      ? c.redirect(addresses.signInFlow(signInId), 303)
      : showStep(c, parts, { signInId, progress: result.progress, refusal: result })
  }

  async function answer(
    c: Context<ProviderEnv>,
    { flow: signInId, answer: given }: Fields & { readonly answer: Posted },
  ): Promise<Response> {
    const visitor = await rememberedVisitor(c)
    const result = await submitAnswer(c.get('context'), { signInId, answer: given, visitor })
    if (result.ok) return wentOn(c, parts, { ...result, signInId })
    return result.reason === 'not-found'
      ? signInEnded(c, parts, signInId)
      : showStep(c, parts, { signInId, progress: result.progress, refusal: result })
  }
}
