import { type AuthenticationMethod, authenticationMethodsOf, type OidcService } from '../../services/index.ts'
import { sameSecret } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { clientOfAssertion, verifyNobodys, wrongAssertion } from './assertion.ts'
import { parseBasic } from './basic.ts'
import { findClient } from './find.ts'

/** Which relying party sent a request, and how it showed that; or that it didn't. */
export type ClientAuthentication =
  | { readonly ok: true; readonly service: OidcService; readonly method: AuthenticationMethod }
  /** `why`: in English, for whoever wrote the client; it says who is registered, and how. */
  | { readonly ok: false; readonly reason: 'invalid-client' | 'two-methods'; readonly why: string }

/** A request that a client sends to one of our endpoints. */
export interface ClientRequest {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** The form. */
  readonly parameters: URLSearchParams
  /** The address it was sent to, with our origin. */
  readonly endpoint: string
}

/** What a request shows of its client, before any of it is looked at. */
interface Shown {
  readonly method: AuthenticationMethod | 'assertion'
  readonly clientId: string
  readonly secret: string | null
}

function refused(why: string): ClientAuthentication {
  return { ok: false, reason: 'invalid-client', why }
}

/**
 * Recognises the relying party that sends a request to the token endpoint or one that is protected alike, by
 * the method that it is registered with and no other. Secrets are compared in constant time; an unknown
 * client costs the same comparison.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3
 */
export async function authenticateClient(
  provider: OidcProvider,
  request: ClientRequest,
): Promise<ClientAuthentication> {
  const { parameters } = request
  const shown = whatIsShown(request)
  if (shown === null) return refused('Authorization must be Basic, with base64 of client_id:client_secret')
  if (shown === 'two-methods') return { ok: false, reason: shown, why: 'Use one client authentication method' }
  const { clientId, secret } = shown
  // A second id would be another client's.
  if (parameters.has('client_id') && parameters.get('client_id') !== clientId)
    return refused(`client_id is ${clientId} in the credentials, and another in the form`)

  const service = await findClient(provider, clientId)
  const isRight = sameSecret(secret ?? '', service?.clientSecret ?? 'no client has this secret')
  const registered = service === null ? [] : authenticationMethodsOf(service)
  const method = registered.find((each) => each === shown.method || (shown.method === 'assertion' && isSigned(each)))
  if (service === null || method === undefined) {
    if (shown.method === 'assertion') await verifyNobodys(parameters)
    return refused(service === null ? unknown(clientId) : otherwise(shown, registered))
  }
  if (method === 'none') return { ok: true, service, method }
  const wrong = isSigned(method)
    ? await wrongAssertion(provider, service, { ...request, method })
    : isRight
      ? null
      : `The secret is not the one of ${clientId}`
  return wrong === null ? { ok: true, service, method } : refused(wrong)
}

/** Which client a request says it is of, whether or not it is; null: none. */
export function claimedClient(request: Pick<ClientRequest, 'authorization' | 'parameters'>): string | null {
  const shown = whatIsShown(request)
  const named = shown === null || shown === 'two-methods' ? '' : shown.clientId
  return named || request.parameters.get('client_id') || null
}

function unknown(clientId: string): string {
  return clientId === '' ? 'client_id is missing' : `No client ${clientId} is registered`
}

function otherwise({ clientId, method }: Shown, registered: readonly AuthenticationMethod[]): string {
  const came = method === 'none' ? 'nothing that proves it' : method === 'assertion' ? 'a client_assertion' : method
  const right = registered.map((each) => (each === 'none' ? 'its client_id alone' : each)).join(' or ')
  return `${clientId} authenticates by ${right}; what came is ${came}`
}

function isSigned(method: AuthenticationMethod): method is 'client_secret_jwt' | 'private_key_jwt' {
  return method.endsWith('_jwt')
}

/** One method, whichever; null: the header is of none. */
function whatIsShown({
  authorization,
  parameters,
}: Pick<ClientRequest, 'authorization' | 'parameters'>): Shown | 'two-methods' | null {
  const basic = authorization === null ? null : parseBasic(authorization)
  if (authorization !== null && basic === null) return null
  const ways = [basic !== null, parameters.has('client_secret'), parameters.has('client_assertion')]
  if (ways.filter(Boolean).length > 1) return 'two-methods'
  if (basic !== null) return { method: 'client_secret_basic', clientId: basic.id, secret: basic.secret }
  const clientId = parameters.get('client_id') ?? ''
  const secret = parameters.get('client_secret')
  if (secret !== null) return { method: 'client_secret_post', clientId, secret }
  if (!parameters.has('client_assertion')) return { method: 'none', clientId, secret }
  return { method: 'assertion', clientId: clientOfAssertion(parameters) ?? '', secret }
}
