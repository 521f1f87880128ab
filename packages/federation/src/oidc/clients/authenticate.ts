import type { OidcService, Service } from '../../services/index.ts'
import { sameSecret } from '../encoding.ts'
import { parseBasic } from './basic.ts'
import { findOidcService } from './find.ts'

/** How a token request was authenticated, or that it wasn't. */
export type ClientAuthentication =
  | { readonly ok: true; readonly service: OidcService }
  | { readonly ok: false; readonly reason: 'invalid-client' | 'two-methods' }

/**
 * Recognises the relying party that sends a token request: by its secret (`client_secret_basic`,
 * `client_secret_post`), or, where none is registered, by its client id alone, PKCE proving that it is the
 * one that asked. Secrets are compared in constant time; an unknown client costs the same comparison.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3
 */
export async function authenticateClient(
  services: readonly Service[],
  { authorization, parameters }: { readonly authorization: string | null; readonly parameters: URLSearchParams },
): Promise<ClientAuthentication> {
  const basic = authorization === null ? null : parseBasic(authorization)
  const posted = parameters.get('client_secret')
  if (authorization !== null && basic === null) return { ok: false, reason: 'invalid-client' }
  if (basic !== null && posted !== null) return { ok: false, reason: 'two-methods' }

  const clientId = basic?.id ?? parameters.get('client_id') ?? ''
  if (basic !== null && parameters.has('client_id') && parameters.get('client_id') !== basic.id)
    return { ok: false, reason: 'invalid-client' }
  const given = basic?.secret ?? posted
  const service = findOidcService(services, clientId)
  const expected = service?.clientSecret
  if (service !== null && expected === undefined)
    return given === null ? { ok: true, service } : { ok: false, reason: 'invalid-client' }
  const right = sameSecret(given ?? '', expected ?? 'no client has this secret')
  return right && service !== null && given !== null ? { ok: true, service } : { ok: false, reason: 'invalid-client' }
}
