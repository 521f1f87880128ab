import { listActivity } from '@laissez-passer/core/internal/account'
import { endOneSession, endOtherSessions, listSessions } from '@laissez-passer/core/internal/sessions'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import { type Service, serviceId } from '@laissez-passer/federation/services'
import type { LogoutNotice } from '@laissez-passer/core/ports'
import type { SessionsProps } from '@laissez-passer/pages/types'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text, ticked } from '../form.ts'
import { byService } from '../logout/services.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** What its page may say was done. */
const NOTICES = ['session-ended', 'sessions-ended'] as const

/** How many lines of activity are shown. */
const SHOWN = 100

/** For how long a session that services weren't told of is shown after its end, in seconds. */
const REMEMBERED = 7 * 24 * 60 * 60

/** Display my sessions, and what happened to the account. */
export function sessionRoutes({ addresses, render, fail, services: operators }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('sessions')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const { now, store } = c.var.context
        const [listed, untold] = await Promise.all([
          listSessions(c.var.context, { current }),
          store.logouts.untold({ accountId: current.account.id, since: now - REMEMBERED }),
        ])
        const services = await servicesNamed({ ...c.var.context, services: operators }, [
          ...listed.flatMap(({ clientIds }) => clientIds),
          ...untold.map(({ clientId }) => clientId),
        ])
        // A service that isn't registered any more has no name to show.
        const nameOf = new Map(services.map((service) => [serviceId(service), service.name]))
        const sessions = listed.map(({ clientIds, idHash, ...session }) => ({
          ...session,
          id: idHash,
          current: idHash === current.session.idHash,
          services: clientIds.flatMap((id) => nameOf.get(id) ?? []),
        }))
        return render(c, 'sessions', {
          person: current.person,
          action: home,
          notice: noticeFrom(c, NOTICES),
          sessions,
          ended: endedSessions(services, untold),
          path: home,
        })
      }),
    )
    .post(
      home,
      forPerson(async (c, current) => {
        const { all, session } = await readForm(c, z.object({ all: ticked, session: text }))
        if (all) {
          await endOtherSessions(c.var.context, { current })
          return c.redirect(withNotice(home, 'sessions-ended'), 303)
        }
        const ended = await endOneSession(c.var.context, { current, idHash: session })
        return ended ? c.redirect(withNotice(home, 'session-ended'), 303) : fail(c, 404)
      }),
    )
    .get(
      addresses.account('activity'),
      forPerson(async (c, current) =>
        render(c, 'activity', {
          person: current.person,
          entries: await listActivity(c.var.context, { current, limit: SHOWN }),
        }),
      ),
    )
}

/** The sessions that notices are about, each with the services that weren't told. */
function endedSessions(
  services: readonly Service[],
  notices: readonly LogoutNotice[],
): NonNullable<SessionsProps['ended']> {
  const ids = [...new Set(notices.map(({ sessionIdHash }) => sessionIdHash))]
  return ids.flatMap((id) => {
    const own = notices.filter(({ sessionIdHash }) => sessionIdHash === id)
    const [first] = own
    const named = byService(services, own).flatMap(({ name, status }) => (status === 'told' ? [] : [{ name, status }]))
    if (first === undefined || named.length === 0) return []
    return [{ id, browserName: first.browserName, endedAt: first.endedAt, services: named }]
  })
}
