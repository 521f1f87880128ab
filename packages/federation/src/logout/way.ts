import type { LogoutNotice } from '@laissez-passer/core/ports'
import { type CasService, type OidcService, type Service, serviceId } from '../services/index.ts'

/** How a service is told that a session ended. */
export type LogoutWay =
  | { readonly kind: 'back-channel'; readonly url: string; readonly service: OidcService }
  /** Only the person's browser tells it, on the page after a logout. */
  | { readonly kind: 'front-channel'; readonly url: string; readonly service: OidcService }
  | { readonly kind: 'cas'; readonly url: string; readonly service: CasService }
  /** It isn't: it says nowhere how, or isn't registered any more (null). */
  | { readonly kind: 'none'; readonly service: Service | null }

/** How the service of a notice is told, as it is registered today. */
export function wayOf(
  services: readonly Service[],
  { clientId, service: address, sid }: Pick<LogoutNotice, 'clientId' | 'service' | 'sid'>,
): LogoutWay {
  const service = services.find((each) => serviceId(each) === clientId) ?? null
  const none = { kind: 'none', service } as const
  if (service === null) return none
  if (service.type === 'cas') {
    const url = service.singleLogoutUri ?? address
    return service.singleLogout && url !== null ? { kind: 'cas', url, service } : none
  }
  const { backchannelLogoutUri: back, frontchannelLogoutUri: front } = service
  if (back !== undefined && (sid !== null || !service.backchannelLogoutSessionRequired))
    return { kind: 'back-channel', url: back, service }
  if (front !== undefined && (sid !== null || !service.frontchannelLogoutSessionRequired))
    return { kind: 'front-channel', url: front, service }
  return none
}
