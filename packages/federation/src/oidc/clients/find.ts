import type { OidcService, Service } from '../../services/index.ts'

/**
 * Finds a relying party by its OpenID Connect client id.
 *
 * @returns The service, or null when none has this id.
 */
export function findOidcService(list: readonly Service[], clientId: string): OidcService | null {
  for (const service of list) if (service.type === 'oidc' && service.clientId === clientId) return service
  return null
}
