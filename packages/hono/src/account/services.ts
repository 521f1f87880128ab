import { connectedServices, withdrawService } from '@laissez-passer/core/internal/account'
import { knownBy } from '@laissez-passer/federation/oidc'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** Connected services: what a person allows which, and taking it back. */
export function servicesRoutes({ addresses, fail, render, services }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('services')
  const registered = new Map(services.flatMap((each) => (each.type === 'oidc' ? [[each.clientId, each] as const] : [])))
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const listed = await connectedServices(c.var.context, { current })
        return render(c, 'services', {
          person: current.person,
          action: home,
          notice: noticeFrom(c, ['service-withdrawn']),
          services: listed.map(({ clientId, scopes, since }) => {
            const service = registered.get(clientId)
            return { clientId, since, name: service?.name ?? null, known: knownBy(scopes, service ?? {}) }
          }),
        })
      }),
    )
    .post(
      home,
      forPerson(async (c, current) => {
        const { service: clientId } = await readForm(c, z.object({ service: text }))
        // A service that isn't registered any more has no name.
        const serviceName = registered.get(clientId)?.name ?? clientId
        const withdrawn = await withdrawService(c.var.context, { current, clientId, serviceName })
        return withdrawn ? c.redirect(withNotice(home, 'service-withdrawn'), 303) : fail(c, 404)
      }),
    )
}
