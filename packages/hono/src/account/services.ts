import { endLastingAccess, withdrawService } from '@laissez-passer/core/internal/account'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'
import { connectedTo, serviceNamed } from './services-of.ts'

/** Connected services: what a person allows which, what lasts beyond sessions, and taking it back. */
export function servicesRoutes({ addresses, fail, render, services }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('services')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        return render(c, 'services', {
          person: current.person,
          action: home,
          notice: noticeFrom(c, ['service-withdrawn', 'access-ended']),
          services: await connectedTo(c, { services }, current),
        })
      }),
    )
    .post(
      home,
      forPerson(async (c, current) => {
        const { access, service: clientId } = await readForm(c, z.object({ service: text, access: text }))
        const serviceName = await serviceNamed(c, { services }, clientId)
        const done =
          access === ''
            ? (await withdrawService(c.get('context'), { current, clientId, serviceName })) && 'service-withdrawn'
            : (await endLastingAccess(c.get('context'), { current, clientId, idHash: access, serviceName })) &&
              'access-ended'
        return done ? c.redirect(withNotice(home, done), 303) : fail(c, 404, { reason: 'gone' })
      }),
    )
}
