import { type Addresses, withQuery } from '@laissez-passer/core/addresses'
import { eidMethod, isEidMethod } from '@laissez-passer/core/methods/eid'
import {
  beginEid,
  type EidPurpose,
  eidDestination,
  findUnmatchedEid,
  finishEid,
} from '@laissez-passer/core/internal/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import { viewSignIn } from '@laissez-passer/core/internal/sign-in'
import type { EidProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { askOf, destinationOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, text, whole } from '../../form.ts'
import { setEidCookie } from '../../cookies.ts'
import { currentSession } from '../../session.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'
import { countryOf, leave } from './leave.ts'
import { eidIssue, withProblem } from './problems.ts'
import { waitingEid } from './waiting.ts'
import { withNotice } from '../../account/notice.ts'
import { goOnSignedIn } from '../../sign-in/opened.ts'
import { choiceOf, flowFields } from '../../sign-in/shown.ts'
import { throttledPage } from '../../throttled.ts'

const fields = z.object({ flow: text, continue: whole, why: text, scheme: text, level: text })
type Fields = z.output<typeof fields>

/** Signing in with an eID: which country, on to it, and what becomes of its answer. */
export function eidRoom(schemes: readonly EidScheme[]): Room {
  return { routes: (parts) => eidRoutes(parts, schemes) }
}

function eidRoutes(parts: RouteParts, schemes: readonly EidScheme[]): Hono<ProviderEnv> {
  const { addresses, fail, render } = parts
  const home = addresses.eid
  return (
    new Hono<ProviderEnv>()
      .get(home, (c) => countriesPage(c, readQuery(c, fields)))
      .post(home, async (c) => {
        const form = await readForm(c, fields)
        const scheme = schemes.find(({ id }) => id === form.scheme)
        if (!scheme) return fail(c, 404)
        const begun = await beginEid(c.get('context'), {
          scheme,
          wish: {
            kind: 'sign-in',
            signInId: form.flow || null,
            continueTo: destinationOf(c, form.continue),
            ...(form.level === 'MEDIUM' ? { level: form.level } : {}),
          },
          language: c.get('language'),
          visitor: await rememberedVisitor(c),
        })
        if (!begun.ok && begun.reason === 'throttled')
          return throttledPage(c, parts, { until: begun.until, what: 'signIn', path: home })
        if (!begun.ok) return countriesPage(c, { ...form, why: begun.reason })
        return leave(c, parts, { scheme, url: begun.url })
      })
      .get(addresses.eidCallback(':scheme'), async (c) => {
        const scheme = schemes.find(({ id }) => id === c.req.param('scheme'))
        if (scheme?.answer !== 'query') return fail(c, 404)
        const params = c.req.query()
        return finish(c, { state: params['state'] ?? '', answer: { scheme: scheme.id, params } })
      })
      // A country's post carries no cookies of ours: its answer waits until the browser comes for it.
      .get(addresses.eidReturn, (c) =>
        finish(c, { state: readQuery(c, z.object({ state: text })).state, answer: null }),
      )
      .get(addresses.eidUnmatched, async (c) => {
        const eidId = waitingEid(c, readQuery(c, z.object({ eid: text })).eid)
        const found = await findUnmatchedEid(c.get('context'), { eidId, visitor: visitorOf(c) })
        if (found === null) return c.redirect(withProblem(home, 'gone'), 302)
        return render(c, 'eidUnmatched', {
          eid: found.name,
          firstName: found.firstName,
          linkHref: withContinue(addresses.signIn, withQuery(addresses.account('eid/link'), { eid: eidId })),
          registerHref: withQuery(addresses.eidRegister, { eid: eidId }),
        })
      })
  )

  async function countriesPage(c: Context<ProviderEnv>, given: Fields): Promise<Response> {
    const context = c.get('context')
    const visitor = visitorOf(c)
    const continueTo = destinationOf(c, given.continue)
    const wanted = { signInId: given.flow || null, continueTo, visitor }
    const destination = await eidDestination(context, wanted)
    // The sign-in is over: a new one, which leads where that did as far as the form said.
    if (destination === null)
      return c.redirect(withProblem(withContinue(home, continueTo), 'over'), c.req.method === 'POST' ? 303 : 302)
    const problem = destination.accepted ? eidIssue(given.why) : eidIssue('not-accepted')
    const hidden = {
      ...(given.flow === '' ? {} : { flow: given.flow }),
      ...(continueTo === null ? {} : { continue: continueTo }),
    }
    const path = withContinue(given.flow === '' ? home : addresses.eidFlow(given.flow), continueTo)
    return render(c, 'eid', {
      action: home,
      hidden: { ...hidden, ...(given.why === 'low' ? { level: 'MEDIUM' } : {}) },
      issues: problem,
      service: askOf(destination.requirement),
      countries: destination.accepted ? schemes.map((scheme) => countryOf(c, scheme)) : [],
      ...(await otherWays(c, wanted)),
      path,
      httpStatus: given.why === 'unavailable' ? 503 : c.req.method === 'POST' ? 422 : 200,
    })
  }

  async function finish(
    c: Context<ProviderEnv>,
    given: Pick<Parameters<typeof finishEid>[1], 'state' | 'answer'>,
  ): Promise<Response> {
    const done = await finishEid(c.get('context'), {
      ...given,
      schemes,
      current: await currentSession(c),
      language: c.get('language'),
      visitor: visitorOf(c),
    })
    if (!done.ok) {
      parts.meters.signIn({ method: eidMethod, outcome: done.reason })
      if (done.reason === 'not-found') return c.redirect(withProblem(home, 'gone'), 302)
      return c.redirect(withProblem(wayBack(addresses, done.purpose), done.reason), 302)
    }
    if (done.kind === 'linked') return c.redirect(withNotice(addresses.account('eid'), 'eid-linked'), 302)
    if (done.kind === 'unmatched') {
      setEidCookie(c, done.eidId)
      return c.redirect(withQuery(addresses.eidUnmatched, { eid: done.eidId }), 302)
    }
    const { assurance, opened, signInId } = done
    if (opened !== null) return goOnSignedIn(c, parts, { ...opened, signInId })
    return c.redirect(
      assurance === 'low' ? withProblem(addresses.eidFlow(signInId), 'low') : addresses.signInFlow(signInId),
      302,
    )
  }
}

/**
 * Where else the person may go: to the page before; where the sign-in asks for this eID, to what else the
 * account has for it, or to another sign-in.
 */
async function otherWays(
  c: Context<ProviderEnv>,
  { signInId, continueTo }: { readonly signInId: string | null; readonly continueTo: string | null },
): Promise<Pick<EidProps, 'others' | 'backHref'>> {
  if (signInId === null) return { others: null, backHref: withContinue(c.get('addresses').signIn, continueTo) }
  const viewed = await viewSignIn(c.get('context'), { signInId, visitor: visitorOf(c) })
  if (viewed?.step.kind !== 'verify' || !isEidMethod(viewed.step.method))
    return { others: null, backHref: c.get('addresses').signInFlow(signInId) }
  const { signIn, step } = viewed
  return {
    others: {
      action: c.get('addresses').signIn,
      hidden: flowFields({ progress: viewed, signInId }),
      methods: step.others.map(choiceOf),
    },
    backHref: withQuery(c.get('addresses').signIn, { other: 1, continue: signIn.continueTo }),
  }
}

/** The page that asked for the eID. */
function wayBack({ account, eid, eidConfirmLink, eidFlow }: Addresses, purpose: EidPurpose): string {
  if (purpose.kind === 'link') return account('eid')
  if (purpose.kind === 'register') return eidConfirmLink(purpose.token)
  return purpose.signInId === null ? withContinue(eid, purpose.continueTo) : eidFlow(purpose.signInId)
}
