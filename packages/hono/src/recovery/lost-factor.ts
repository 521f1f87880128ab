import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  listLostFactors,
  reportLostFactor,
  waitingFactorRemoval,
} from '@laissez-passer/core/internal/recovery'
import type { FactorRemovalProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { linkToken, readForm, readQuery, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { rememberedVisitor, visitorOf } from '../visitor.ts'
import { signInEnded } from '../sign-in/step.ts'
import { throttledPage } from '../throttled.ts'

const form = z.object({ flow: text, factor: text })
const linkForm = z.object({ token: linkToken })

/**
 * A lost factor: reported after the password, confirmed by a link in a mail, cancelled by the mail or by any
 * session.
 */
export function lostFactorRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  const own = addresses.account('lost-factor')
  const { lostFactor, lostFactorConfirm: confirm, lostFactorRemoval: removalPage } = addresses
  const sent = `${lostFactor}/sent`
  return new Hono<ProviderEnv>()
    .get(lostFactor, async (c) => {
      const { flow } = readQuery(c, form)
      const listed = await listLostFactors(c.get('context'), { signInId: flow, visitor: visitorOf(c) })
      if (!listed.ok) return signInEnded(c, parts, flow)
      return render(c, 'lostFactor', {
        action: lostFactor,
        hidden: { flow },
        factors: listed.factors,
        waitHours: waitHours(c),
        waiting: listed.waiting,
        backHref: addresses.signInFlow(flow),
      })
    })
    .post(lostFactor, async (c) => {
      const { flow, factor } = await readForm(c, form)
      const visitor = await rememberedVisitor(c)
      const result = await reportLostFactor(c.get('context'), { signInId: flow, factorId: factor, visitor })
      if (result.ok) return c.redirect(sent, 303)
      return result.reason === 'throttled'
        ? throttledPage(c, parts, { until: result.until, what: 'reset', path: addresses.signIn })
        : signInEnded(c, parts, flow)
    })
    .get(sent, (c) => page(c, { status: 'sent', mailboxHref: parts.mailbox ? '/dev/mailbox' : null }))
    .get(confirm, async (c) => {
      const { token } = readQuery(c, linkForm)
      const link = await findLostFactorLink(c.get('context'), token)
      return link
        ? page(c, { status: 'confirm', factor: link.factor.name, action: confirm, hidden: { token } })
        : page(c, { status: 'gone' })
    })
    .post(confirm, async (c) => {
      const { token } = await readForm(c, linkForm)
      const begun = await beginFactorRemoval(c.get('context'), { token })
      return begun.ok ? c.redirect(addresses.factorRemovalLink(begun.cancelToken), 303) : page(c, { status: 'gone' })
    })
    .get(removalPage, async (c) => {
      const { token } = readQuery(c, linkForm)
      const found = await findFactorRemoval(c.get('context'), { token })
      if (!found.ok) return page(c, { status: 'gone' })
      const { factorName: factor, dueAt } = found.removal
      return page(c, { status: 'waiting', factor, dueAt, action: removalPage, hidden: { token } })
    })
    .post(removalPage, async (c) => {
      const { token } = await readForm(c, linkForm)
      const cancelled = await cancelFactorRemoval(c.get('context'), { token })
      return page(c, { status: cancelled.ok ? 'cancelled' : 'gone' })
    })
    .get(
      own,
      forPerson(async (c, current) => {
        const removal = await waitingFactorRemoval(c.get('context'), { current })
        if (!removal) return page(c, { status: 'gone' })
        return page(c, { status: 'waiting', factor: removal.factorName, dueAt: removal.dueAt, action: own })
      }),
    )
    .post(
      own,
      forPerson(async (c, current) => {
        const cancelled = await cancelFactorRemoval(c.get('context'), { current })
        return page(c, { status: cancelled.ok ? 'cancelled' : 'gone' })
      }),
    )

  function page(
    c: Context<ProviderEnv>,
    shown: Pick<FactorRemovalProps, 'status'> & Partial<FactorRemovalProps>,
  ): Response {
    return render(c, 'factorRemoval', {
      action: lostFactor,
      factor: '',
      waitHours: waitHours(c),
      dueAt: null,
      startHref: addresses.signIn,
      mailboxHref: null,
      ...shown,
      httpStatus: shown.status === 'gone' ? 410 : 200,
    })
  }
}

function waitHours(c: Context<ProviderEnv>): number {
  return Math.round(c.get('context').settings.factorRemovalSeconds / 3600)
}
