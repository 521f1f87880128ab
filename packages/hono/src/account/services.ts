import { connectedServices, withdrawService } from '@laissez-passer/core/internal/account'
import { knownBy, servicesNamed } from '@laissez-passer/federation/oidc'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** Connected services: what a person allows which, and taking it back. */
export function servicesRoutes({ addresses, fail, render, services }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('services')
  const registeredOf = async (c: Context<ProviderEnv>, ids: readonly string[]) => {
    const all = await servicesNamed({ ...c.var.context, services }, ids)
    return new Map(all.flatMap((each) => (each.type === 'oidc' ? [[each.clientId, each] as const] : [])))
  }
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const listed = await connectedServices(c.var.context, { current })
        const registered = await registeredOf(
          c,
          listed.map(({ clientId }) => clientId),
        )
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
        const serviceName = (await registeredOf(c, [clientId])).get(clientId)?.name ?? clientId
        const withdrawn = await withdrawService(c.var.context, { current, clientId, serviceName })
        return withdrawn ? c.redirect(withNotice(home, 'service-withdrawn'), 303) : fail(c, 404)
      }),
    )
}
