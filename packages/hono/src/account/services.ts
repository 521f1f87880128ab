import { connectedServices, endLastingAccess, withdrawService } from '@laissez-passer/core/internal/account'
import { knownBy, servicesNamed } from '@laissez-passer/federation/oidc'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** Connected services: what a person allows which, what lasts beyond sessions, and taking it back. */
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
          notice: noticeFrom(c, ['service-withdrawn', 'access-ended']),
          services: listed.map(({ allowed, clientId, lasting, scopes, since }) => {
            const service = registered.get(clientId)
            return {
              clientId,
              since,
              name: service?.name ?? null,
              description: service?.description ?? null,
              known: knownBy(scopes, service ?? {}),
              allowed: allowed.length > 0,
              lasting: lasting.map(({ createdAt, endsAt, expiresAt, idHash }) => ({
                id: idHash,
                since: createdAt,
                until: Math.min(endsAt, expiresAt),
              })),
            }
          }),
        })
      }),
    )
    .post(
      home,
      forPerson(async (c, current) => {
        const { access, service: clientId } = await readForm(c, z.object({ service: text, access: text }))
        // A service that isn't registered any more has no name.
        const serviceName = (await registeredOf(c, [clientId])).get(clientId)?.name ?? clientId
        const done =
          access === ''
            ? (await withdrawService(c.var.context, { current, clientId, serviceName })) && 'service-withdrawn'
            : (await endLastingAccess(c.var.context, { current, idHash: access, serviceName })) && 'access-ended'
        return done ? c.redirect(withNotice(home, done), 303) : fail(c, 404)
      }),
    )
}
