import type { CasService } from './cas.ts'
import type { OidcService } from './oidc.ts'

/** A registered relying party. */
export type Service = OidcService | CasService

/**
 * What a relying party is known by in sessions and grants: its client id, or its first address, with `cas`
 * and a space before it, which no client id has.
 */
export function serviceId(service: Service): string {
  return service.type === 'oidc' ? service.clientId : `cas ${service.urls[0] ?? ''}`
}
