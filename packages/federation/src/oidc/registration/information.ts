import type { Seconds } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import type { OidcContext } from '../provider.ts'
import { type Metadata, metadataOf } from './metadata.ts'

/**
 * What a client is told of itself: all that is registered, its credentials, and where and by which token it
 * reads, changes and removes this.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-3
 */
export function informationOf(
  { settings }: Pick<OidcContext, 'settings'>,
  { issuedAt, service, token }: { readonly service: OidcService; readonly token: string; readonly issuedAt: Seconds },
): Metadata {
  const { clientId, clientSecret } = service
  return {
    ...metadataOf(service),
    client_id: clientId,
    client_id_issued_at: issuedAt,
    // It doesn't expire.
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret, client_secret_expires_at: 0 }),
    registration_access_token: token,
    registration_client_uri: `${settings.origin}${settings.addresses.oauth2.register}/${clientId}`,
  }
}
