import type { Confirmation } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import type { OidcService } from '../../services/index.ts'
import { isFapi2 } from '../clients/fapi2.ts'
import { verifyProof } from '../dpop/proof.ts'
import { readAudience } from '../audience.ts'
import type { OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer } from './answer.ts'

/** What an access token is bound to. */
export interface Binding {
  /** Thumbprint of the key that the request proved (RFC 9449 §5); null: it proved none. */
  readonly dpopJkt: string | null
  readonly confirmation: Confirmation | null
  /** The client whose API it is for; null: no other than ours. */
  readonly audience: string | null
}

/**
 * Reads what a token request wants its access token bound to: the key of a DPoP proof, or the public key in
 * `req_cnf`, as EU Login's API tokens are; and the API that it
 * names, which the registration must list.
 *
 * @param request - `dpop`: the header of that name, or null; `endpoint`: the address it was sent to.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-5
 * @see https://www.rfc-editor.org/rfc/rfc7800#section-3.2
 */
export async function readBinding(
  provider: OidcProvider,
  service: OidcService,
  request: { readonly dpop: string | null; readonly endpoint: string; readonly parameters: URLSearchParams },
): Promise<{ readonly ok: true; readonly binding: Binding } | { readonly ok: false; readonly answer: TokenAnswer }> {
  const refuse = (...why: Parameters<typeof failed>) => ({ ok: false, answer: failed(...why) }) as const
  const { dpop, endpoint, parameters } = request
  const named = readAudience(service, parameters)
  if (!named.ok) return refuse(named.error, named.description)
  const { audience } = named

  const wanted = parameters.get('req_cnf')
  if (dpop === null) {
    if (service.dpopBoundAccessTokens === true || isFapi2(service))
      return refuse('invalid_dpop_proof', 'This client proves a key with each request: the header DPoP is missing')
    const confirmation = wanted === null ? null : publicKeyIn(wanted)
    if (wanted !== null && confirmation === null)
      return refuse('invalid_request', 'req_cnf must be base64url of JSON: a public JWK, or an object with jwk')
    return { ok: true, binding: { dpopJkt: null, confirmation, audience } }
  }
  if (wanted !== null) return refuse('invalid_request', 'A token is bound to one key: by DPoP, or by req_cnf')
  const proof = { method: 'POST', url: endpoint, accessToken: null, strict: isFapi2(service) }
  const proved = await verifyProof(provider, dpop, proof)
  if (!proved.ok) return refuse('invalid_dpop_proof', proved.description)
  return { ok: true, binding: { dpopJkt: proved.jkt, confirmation: { jkt: proved.jkt }, audience } }
}

/** The members of public keys (RFC 7518 §6, RFC 8037 §2): what else is written beside them is left out. */
const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'] as const

function publicKeyIn(text: string): Confirmation | null {
  try {
    const given: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(text)))
    const key = typeof given === 'object' && given !== null && 'jwk' in given ? given.jwk : given
    if (typeof key !== 'object' || key === null || 'd' in key || 'k' in key || text.length > 4096) return null
    const named = members.map((name) => [name, Reflect.get(key, name)] as const)
    const jwk = Object.fromEntries(named.filter(([, value]) => typeof value === 'string'))
    return ['EC', 'OKP', 'RSA'].includes(String(jwk['kty'])) ? { jwk } : null
  } catch {
    return null
  }
}
