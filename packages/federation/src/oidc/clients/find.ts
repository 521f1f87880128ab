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
 * The operator's services, and those among these ids that registered themselves: for pages and notices that
 * name several. One query where there may be such; none otherwise.
 *
 * @param ids - As {@link serviceId} gives them.
 */
export async function servicesNamed(provider: ClientLookUp, ids: readonly string[]): Promise<readonly Service[]> {
  const asked = [...new Set(ids)].filter((id) => mayBeRegistered(provider, id))
  if (asked.length === 0) return provider.services
  const listed = new Set(provider.services.map(serviceId))
  const found = await provider.store.registeredClients.findAll(asked.filter((id) => !listed.has(id)))
  const read = await Promise.all(found.map((client) => storedService(provider, client)))
  return [...provider.services, ...read.filter((service) => service !== null)]
}
