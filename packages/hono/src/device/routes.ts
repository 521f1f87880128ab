import { shownEmail } from '@laissez-passer/core/email'
import { withQuery } from '@laissez-passer/core/addresses'
import { isGoodEnough } from '@laissez-passer/core/internal/sign-in'
import {
  answerDevice,
  type DeviceQuestion,
  findDevice,
  isSelfRegistered,
  readDeviceQuestion,
  readUserCode,
  shownUserCode,
  stillAsks,
} from '@laissez-passer/federation/oidc'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, readQuery, text, ticked, whole } from '../form.ts'
import { oidcProviderOf } from '../oidc/provider.ts'
import { currentSession, type SignedIn } from '../session.ts'
import { firstOf } from '../sign-in/due.ts'
import { throttledPage } from '../throttled.ts'

/** What became of a device, as its last page says it. */
const outcomes = ['allowed', 'denied', 'over'] as const

/**
 * Letting a device in that has no keyboard, such as a television: its code is typed here, the person signs in
 * as its service asks, and then is asked about that device and service.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.3
 */
export function deviceRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, faces, render } = parts
  const providerOf = oidcProviderOf(parts)
  const { device, deviceConfirm, deviceDone } = addresses

  return new Hono<ProviderEnv>()
    .get(device, async (c) => {
      const { user_code: typed } = readQuery(c, z.object({ user_code: text }))
      const current = await currentSession(c)
      return typed === '' || current === null ? codePage(c, { typed, current }) : find(c, { typed, current })
    })
    .post(device, async (c) => {
      const { code } = await readForm(c, z.object({ code: text }))
      const current = await currentSession(c)
      if (readUserCode(code) === null) return codePage(c, { typed: code, current, refused: true })
      // Nobody is told whether there is such a code before it is known who guesses.
      if (current === null)
        return c.redirect(withContinue(addresses.signIn, withQuery(device, { user_code: code })), 303)
      return find(c, { typed: code, current })
    })
    .get(deviceConfirm, async (c) => {
      const asked = await askedBy(c, readQuery(c, z.object({ request: whole })).request)
      if (asked instanceof Response) return asked
      // Going back to a question that was answered doesn't ask it again.
      const waits = await stillAsks(providerOf(c), asked.question)
      return waits ? confirmPage(c, asked) : c.redirect(withQuery(deviceDone, { done: 'over' }), 302)
    })
    .post(deviceConfirm, async (c) => {
      const { allow, request } = await readForm(c, z.object({ request: whole, allow: ticked }))
      const asked = await askedBy(c, request)
      if (asked instanceof Response) return asked
      const answered = await answerDevice(providerOf(c), { ...asked, allowed: allow })
      const done = answered ? (allow ? 'allowed' : 'denied') : 'over'
      return c.redirect(withQuery(deviceDone, { done }), 303)
    })
    .get(deviceDone, async (c) => {
      const { done } = readQuery(c, z.object({ done: text }))
      const outcome = outcomes.find((each) => each === done)
      if (outcome === undefined) return c.redirect(device, 302)
      const current = await currentSession(c)
      return render(c, 'deviceDone', { person: current?.person ?? null, outcome, againHref: device })
    })

  async function find(
    c: Context<ProviderEnv>,
    { current, typed }: { readonly current: SignedIn; readonly typed: string },
  ): Promise<Response> {
    const found = await findDevice(providerOf(c), { account: current.account, typed })
    if (found.ok)
      return c.redirect(withQuery(deviceConfirm, { request: found.reference }), c.req.method === 'POST' ? 303 : 302)
    if (found.reason === 'throttled') return throttledPage(c, parts, { until: found.until, what: 'code', path: device })
    return codePage(c, { typed, current, refused: true })
  }

  function codePage(
    c: Context<ProviderEnv>,
    {
      current,
      refused = false,
      typed,
    }: { readonly current: SignedIn | null; readonly typed: string; readonly refused?: boolean },
  ): Response {
    const code = readUserCode(typed)
    const wrong = { field: 'code', code: typed === '' ? 'required' : 'user-code' }
    return render(c, 'deviceCode', {
      person: current?.person ?? null,
      action: device,
      issues: refused ? [wrong] : [],
      values: { code: code === null ? typed.slice(0, 40) : shownUserCode(code) },
      path: device,
    })
  }

  /** The question, and who is asked it: signed in as its service wants it. Else the way there. */
  async function askedBy(
    c: Context<ProviderEnv>,
    reference: string,
  ): Promise<Response | { readonly current: SignedIn; readonly question: DeviceQuestion; readonly reference: string }> {
    const status = c.req.method === 'POST' ? 303 : 302
    const question = await readDeviceQuestion(providerOf(c), reference)
    if (question === null) return c.redirect(device, status)
    const here = withQuery(deviceConfirm, { request: reference })
    const current = await currentSession(c)
    const signIn = withContinue(addresses.signIn, here)
    if (current === null) return c.redirect(signIn, status)
    if (question.accountId !== current.account.id)
      return c.redirect(withQuery(device, { user_code: question.userCode }), status)
    const first = firstOf(c, faces, { ...current, continueTo: here })
    if (first !== null) return c.redirect(first, status)
    const destination = await c.get('context').describeDestination(here)
    if (!(await isGoodEnough(c.get('context'), { current, destination }))) return c.redirect(signIn, status)
    return { current, question, reference }
  }

  function confirmPage(
    c: Context<ProviderEnv>,
    {
      current,
      question,
      reference,
    }: { readonly current: SignedIn; readonly question: DeviceQuestion; readonly reference: string },
  ): Response {
    const { account, person } = current
    const { askedAt, askedFrom, askedIn, known, service, userCode } = question
    if (service.logo !== undefined) c.set('pictures', [service.logo])
    const here = withQuery(deviceConfirm, { request: reference })
    return render(c, 'deviceConfirm', {
      person,
      action: deviceConfirm,
      hidden: { request: reference },
      service: {
        name: service.name,
        description: service.description ?? null,
        logo: service.logo ?? null,
        ...(isSelfRegistered(service.clientId) ? { unchecked: { goesTo: null } } : {}),
      },
      userCode,
      known,
      account: { email: shownEmail(account.email), language: account.language },
      askedAt,
      from: {
        // Two that nobody knows aren't the same network.
        sameNetwork: askedFrom !== 'unknown' && askedFrom === c.get('address'),
        address: askedFrom === 'unknown' ? null : askedFrom,
        country: askedIn,
      },
      otherHref: withQuery(addresses.signIn, { other: 1, continue: withQuery(device, { user_code: userCode }) }),
      path: here,
    })
  }
}
