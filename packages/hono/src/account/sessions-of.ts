import { endServiceInSession, listSessions, type Owner } from '@laissez-passer/core/internal/sessions'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import { serviceId } from '@laissez-passer/federation/services'
import type { SessionsProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/** One's live sessions with the names of their services, as pages and programs are told. */
export async function sessionsOf(
  c: Context<ProviderEnv>,
  { services: operators }: Pick<RouteParts, 'services'>,
  current: Owner,
): Promise<SessionsProps['sessions']> {
  const listed = await listSessions(c.get('context'), { current })
  const ids = listed.flatMap(({ visits }) => visits.map(({ clientId }) => clientId))
  const services = await servicesNamed({ ...c.get('context'), services: operators }, ids)
  const nameOf = new Map(services.map((service) => [serviceId(service), service.name]))
  return listed.map(({ visits, idHash, ...session }) => ({
    ...session,
    id: idHash,
    current: idHash === current.session?.idHash,
    services: visits.map(({ clientId: id, visitedAt }) => ({ id, name: nameOf.get(id) ?? null, visitedAt })),
  }))
}

/**
 * Ends what a service was given in one of one's sessions.
 *
 * @returns false when there is nothing like that to end
 */
export async function endServiceOf(
  c: Context<ProviderEnv>,
  { services: operators }: Pick<RouteParts, 'services'>,
  { clientId, current, idHash }: { readonly current: Owner; readonly idHash: string; readonly clientId: string },
): Promise<boolean> {
  const context = c.get('context')
  const [registered] = await servicesNamed({ ...context, services: operators }, [clientId])
  const serviceName = registered?.name ?? clientId
  return endServiceInSession(context, { current, idHash, clientId, serviceName })
}
