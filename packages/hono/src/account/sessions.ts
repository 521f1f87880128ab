import { endOneSession, endOtherSessions } from '@laissez-passer/core/internal/sessions'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import type { Service } from '@laissez-passer/federation/services'
import type { LogoutNotice } from '@laissez-passer/core/ports'
import type { SessionsProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text, ticked } from '../form.ts'
import { byService } from '../logout/services.ts'
import type { SignedIn } from '../session.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'
import { endServiceOf, sessionsOf } from './sessions-of.ts'

/** What its page may say was done. */
const NOTICES = ['session-ended', 'sessions-ended', 'service-signed-out'] as const

const form = z.object({ all: ticked, session: text, service: text })

/** For how long a session that services weren't told of is shown after its end, in seconds. */
const REMEMBERED = 7 * 24 * 60 * 60

/** Display my sessions: end one service in one of them, one of them, all others. */
export function sessionRoutes({ addresses, render, fail, services: operators }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('sessions')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const { now, store } = c.get('context')
        const [sessions, untold] = await Promise.all([
          sessionsOf(c, { services: operators }, current),
          store.logouts.untold({ accountId: current.account.id, since: now - REMEMBERED }),
        ])
        const ids = untold.map(({ clientId }) => clientId)
        const services = await servicesNamed({ ...c.get('context'), services: operators }, ids)
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
        const { all, service, session } = await readForm(c, form)
        const done = await end(c, current, { all, service, session })
        return done === null ? fail(c, 404, { reason: 'gone' }) : c.redirect(withNotice(home, done), 303)
      }),
    )

  /** Null: there is nothing like that to end. */
  async function end(
    c: Context<ProviderEnv>,
    current: SignedIn,
    { all, service, session: idHash }: { readonly all: boolean; readonly service: string; readonly session: string },
  ): Promise<(typeof NOTICES)[number] | null> {
    const context = c.get('context')
    if (all) {
      await endOtherSessions(context, { current })
      return 'sessions-ended'
    }
    if (service === '') return (await endOneSession(context, { current, idHash })) ? 'session-ended' : null
    const ended = await endServiceOf(c, { services: operators }, { current, idHash, clientId: service })
    return ended ? 'service-signed-out' : null
  }
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
