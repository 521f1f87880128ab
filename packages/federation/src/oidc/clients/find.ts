import { type OidcService, type Service, serviceId } from '../../services/index.ts'
import { type ClientLookUp, mayBeRegistered, storedService } from '../registration/stored.ts'

/**
 * Finds a relying party by its OpenID Connect client id: among those that the operator listed, without a
 * query, then, where clients may register themselves and the id is one of theirs, in the store.
 *
 * @returns The service, or null when none has this id.
 */
export async function findClient(provider: ClientLookUp, clientId: string): Promise<OidcService | null> {
  for (const service of provider.services) if (service.type === 'oidc' && service.clientId === clientId) return service
  if (!mayBeRegistered(provider, clientId)) return null
  const found = await provider.store.registeredClients.find(clientId)
  return found === null ? null : storedService(provider, found)
}

/**
 * The services of these ids, the operator's first, then those that registered themselves: for pages and
 * notices that name several. One query where there may be such; none otherwise.
 *
 * @param ids - As {@link serviceId} gives them.
 */
export async function servicesNamed(provider: ClientLookUp, ids: readonly string[]): Promise<readonly Service[]> {
  const left = new Set(ids)
  const listed = provider.services.filter((service) => left.delete(serviceId(service)))
  const asked = [...left].filter((id) => mayBeRegistered(provider, id))
  if (asked.length === 0) return listed
  const found = await provider.store.registeredClients.findAll(asked)
  const read = await Promise.all(found.map((client) => storedService(provider, client)))
  return [...listed, ...read.filter((service) => service !== null)]
}
