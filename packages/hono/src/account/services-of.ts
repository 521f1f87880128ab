import { connectedServices } from '@laissez-passer/core/internal/account'
import type { Owner } from '@laissez-passer/core/internal/sessions'
import { knownBy, servicesNamed } from '@laissez-passer/federation/oidc'
import type { ServicesProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

type Listed = ServicesProps['services'][number]
type Connected = Listed & Required<Pick<Listed, 'allowed' | 'lasting'>>
type Given = Pick<RouteParts, 'services'>

async function registeredOf(c: Context<ProviderEnv>, { services }: Given, ids: readonly string[]) {
  const all = await servicesNamed({ ...c.get('context'), services }, ids)
  return new Map(all.flatMap((each) => (each.type === 'oidc' ? [[each.clientId, each] as const] : [])))
}

/** What a service is called; one that isn't registered any more has its id alone. */
export async function serviceNamed(c: Context<ProviderEnv>, parts: Given, clientId: string): Promise<string> {
  return (await registeredOf(c, parts, [clientId])).get(clientId)?.name ?? clientId
}

/** The services that a person lets in, as pages and programs are told. */
export async function connectedTo(
  c: Context<ProviderEnv>,
  parts: Given,
  current: Owner,
): Promise<readonly Connected[]> {
  const listed = await connectedServices(c.get('context'), { current })
  const ids = listed.map(({ clientId }) => clientId)
  const registered = await registeredOf(c, parts, ids)
  return listed.map(({ allowed, clientId, lasting, scopes, since }) => {
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
  })
}
