import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  listLostFactors,
  reportLostFactor,
  waitingFactorRemoval,
} from '@laissez-passer/core/recovery'
import type { FactorRemovalProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, readQuery, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { rememberedVisitor, visitorOf } from '../visitor.ts'
import { flowAddress } from '../sign-in/shown.ts'
import { signInEnded } from '../sign-in/step.ts'
import { throttledPage } from '../throttled.ts'

const PATH = '/cas/lost-factor'
const CONFIRM = `${PATH}/confirm`
const REMOVAL = `${PATH}/removal`
const OWN = '/cas/account/lost-factor'
const form = z.object({ flow: text, factor: text })
const linkForm = z.object({ token: text })

/** A lost factor: reported after the password, confirmed by a link in a mail, cancelled by the mail or by any session. */
export function lostFactorRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { render } = parts
  return new Hono<ProviderEnv>()
    .get(PATH, async (c) => {
      const { flow } = readQuery(c, form)
      const listed = await listLostFactors(c.var.context, { signInId: flow, visitor: visitorOf(c) })
      if (!listed.ok) return signInEnded(c, parts, flow)
      return render(c, 'lostFactor', {
        action: PATH,
        hidden: { flow },
        factors: listed.factors,
        waitHours: waitHours(c),
        waiting: listed.waiting,
        backHref: flowAddress(flow),
      })
    })
    .post(PATH, async (c) => {
      const { flow, factor } = await readForm(c, form)
      const visitor = await rememberedVisitor(c)
      const result = await reportLostFactor(c.var.context, { signInId: flow, factorId: factor, visitor })
      if (result.ok) return c.redirect(`${PATH}/sent`, 303)
      return result.reason === 'throttled'
        ? throttledPage(c, parts, { until: result.until, what: 'reset', path: '/cas/login' })
        : signInEnded(c, parts, flow)
    })
    .get(`${PATH}/sent`, (c) => page(c, { status: 'sent', mailboxHref: parts.mailbox ? '/dev/mailbox' : null }))
    .get(CONFIRM, async (c) => {
      const { token } = readQuery(c, linkForm)
      const link = await findLostFactorLink(c.var.context, token)
      return link
        ? page(c, { status: 'confirm', factor: link.factor.name, action: CONFIRM, hidden: { token } })
        : page(c, { status: 'gone' })
    })
    .post(CONFIRM, async (c) => {
      const { token } = await readForm(c, linkForm)
      const begun = await beginFactorRemoval(c.var.context, { token })
      return begun.ok
        ? c.redirect(`${REMOVAL}?token=${encodeURIComponent(begun.cancelToken)}`, 303)
        : page(c, { status: 'gone' })
    })
    .get(REMOVAL, async (c) => {
      const { token } = readQuery(c, linkForm)
      const found = await findFactorRemoval(c.var.context, { token })
      if (!found.ok) return page(c, { status: 'gone' })
      const { factorName: factor, dueAt } = found.removal
      return page(c, { status: 'waiting', factor, dueAt, action: REMOVAL, hidden: { token } })
    })
    .post(REMOVAL, async (c) => {
      const { token } = await readForm(c, linkForm)
      const cancelled = await cancelFactorRemoval(c.var.context, { token })
      return page(c, { status: cancelled.ok ? 'cancelled' : 'gone' })
    })
    .get(
      OWN,
      forPerson(async (c, current) => {
        const removal = await waitingFactorRemoval(c.var.context, { current })
        if (!removal) return page(c, { status: 'gone' })
        return page(c, { status: 'waiting', factor: removal.factorName, dueAt: removal.dueAt, action: OWN })
      }),
    )
    .post(
      OWN,
      forPerson(async (c, current) => {
        const cancelled = await cancelFactorRemoval(c.var.context, { current })
        return page(c, { status: cancelled.ok ? 'cancelled' : 'gone' })
      }),
    )

  function page(
    c: Context<ProviderEnv>,
    shown: Pick<FactorRemovalProps, 'status'> & Partial<FactorRemovalProps>,
  ): Response {
    return render(c, 'factorRemoval', {
      action: PATH,
      factor: '',
      waitHours: waitHours(c),
      dueAt: null,
      startHref: '/cas/login',
      mailboxHref: null,
      ...shown,
      httpStatus: shown.status === 'gone' ? 410 : 200,
    })
  }
}

function waitHours(c: Context<ProviderEnv>): number {
  return Math.round(c.var.context.settings.factorRemovalSeconds / 3600)
}
