import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { OidcService } from '../../services/index.ts'
import { isFapi2 } from '../clients/fapi2.ts'
import { clientKeys } from '../clients/keys.ts'
import { issuerOf, type OidcProvider } from '../provider.ts'
import type { Wrong } from './request.ts'

/** How a request object may be signed; `none` never. RS256 is for clients that know no better. */
export const requestObjectAlgorithms = ['ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256'] as const

/** Clocks may differ by so much. */
const tolerance = 60
/** FAPI 2.0 Message Signing §5.3.1: neither older nor longer. */
const longestLife = 3600

/** What a JWT says of itself, and isn't part of the request. */
const ofTheJwt = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']

const types: readonly (string | undefined)[] = [undefined, 'JWT', 'oauth-authz-req+jwt']

/**
 * Opens a request that its client signed: by one of its keys, for us, now. What the object says is all that
 * counts (RFC 9101 §5), so that nobody on the way adds to it.
 *
 * @param options - `begun`: it was opened before, in time; by now it may be over.
 * @see https://www.rfc-editor.org/rfc/rfc9101#section-6
 */
export async function openRequestObject(
  provider: Pick<OidcProvider, 'now' | 'outgoing' | 'settings'>,
  { begun, object, service }: { readonly object: string; readonly service: OidcService; readonly begun: boolean },
): Promise<
  { readonly ok: true; readonly parameters: URLSearchParams } | { readonly ok: false; readonly wrong: Wrong }
> {
  const refuse = (error: string, description: string) => ({ ok: false, wrong: { error, description } }) as const
  const unfit = (description: string) => refuse('invalid_request_object', description)
  if (service.jwks === undefined && service.jwksUri === undefined)
    return refuse('request_not_supported', 'This client has no keys: send the parameters themselves')
  const strict = isFapi2(service)
  try {
    if (decodeProtectedHeader(object).alg === 'none')
      return refuse('request_not_supported', 'Request objects must be signed')
    const { payload, protectedHeader } = await jwtVerify(object, clientKeys(provider, service), {
      algorithms: requestObjectAlgorithms.filter((algorithm) => !strict || algorithm !== 'RS256'),
      requiredClaims: strict ? ['iss', 'aud', 'exp', 'nbf'] : [],
      ...(begun
        ? { currentDate: new Date(0), clockTolerance: Number.MAX_SAFE_INTEGER }
        : { currentDate: new Date(provider.now * 1000), clockTolerance: tolerance }),
    })
    if (!types.includes(protectedHeader.typ)) return unfit('The object is a JWT of another type')
    const wrong = whatDoesNotFit(payload, { issuer: issuerOf(provider), now: begun ? null : provider.now, service })
    return wrong === null ? { ok: true, parameters: parametersIn(payload, service) } : unfit(wrong)
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      return unfit('The object is expired, or not signed by a key of this client')
    throw error
  }
}

function whatDoesNotFit(
  payload: JWTPayload,
  { issuer, now, service }: { readonly issuer: string; readonly now: number | null; readonly service: OidcService },
): string | null {
  const { aud, client_id: clientId = service.clientId, exp, iss = service.clientId, nbf } = payload
  if (clientId !== service.clientId || iss !== service.clientId) return 'iss and client_id must be this client'
  if (aud !== undefined && ![aud].flat().includes(issuer)) return 'aud must be our issuer'
  if ('request' in payload || 'request_uri' in payload) return 'An object holds no other'
  if (!isFapi2(service) || exp === undefined || nbf === undefined) return null
  if (exp - nbf > longestLife) return 'exp must be within an hour after nbf'
  return now !== null && nbf < now - longestLife ? 'nbf must be within the last hour' : null
}

function parametersIn(payload: JWTPayload, { clientId }: OidcService): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(payload)) {
    if (ofTheJwt.includes(name) || value === null || value === undefined) continue
    // §4: numbers and objects are JSON there, and text in a query.
    parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  parameters.set('client_id', clientId)
  return parameters
}
