import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  generateKeyPair,
  type CryptoKey,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import type { OidcService } from '../../services/index.ts'
import { sha256 } from '../encoding.ts'
import { issuerOf, type OidcProvider } from '../provider.ts'
import { isFapi2 } from './fapi2.ts'
import { clientKeys } from './keys.ts'

/** How an assertion may be signed; `none` never. RS256 is for clients that know no better. */
export const assertionAlgorithms = {
  client_secret_jwt: ['HS256'],
  private_key_jwt: ['ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256'],
} as const

/** Clocks may differ by so much. */
const tolerance = 60
/** An assertion is made for one request; its id is remembered as long as it lives. */
const longestLife = 3600

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Whom an assertion names as the client, before anything is verified; null for what is no JWT.
 */
export function clientOfAssertion(parameters: URLSearchParams): string | null {
  try {
    return decodeJwt(parameters.get('client_assertion') ?? '').sub ?? null
  } catch {
    return null
  }
}

/**
 * Why an assertion doesn't show that its sender is this client; null where it does: signed by its secret or
 * one of its keys, by the client about itself, for us, now, and presented for the first time.
 *
 * @param options `method`: how the client is registered; `endpoint`: the address it was sent to.
 * @returns In English, for whoever wrote the client.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export async function wrongAssertion(
  provider: OidcProvider,
  service: OidcService,
  options: {
    readonly method: keyof typeof assertionAlgorithms
    readonly endpoint: string
    readonly parameters: URLSearchParams
  },
): Promise<string | null> {
  const { endpoint, method, parameters } = options
  if (parameters.get('client_assertion_type') !== assertionType) return `client_assertion_type must be ${assertionType}`
  const secret = new TextEncoder().encode(service.clientSecret)
  const byKey = clientKeys(provider, service)
  const key: JWTVerifyGetKey = method === 'client_secret_jwt' ? () => secret : byKey
  // FAPI 2.0 Security Profile §5.3.2.1: the issuer alone, as a string; algorithms of §5.4.1.
  const strict = isFapi2(service)
  const algorithms = assertionAlgorithms[method].filter((algorithm) => !strict || algorithm !== 'RS256')
  try {
    const { payload, protectedHeader } = await jwtVerify(parameters.get('client_assertion') ?? '', key, {
      algorithms,
      issuer: service.clientId,
      subject: service.clientId,
      requiredClaims: ['aud', 'exp', 'jti'],
      clockTolerance: tolerance,
      currentDate: new Date(provider.now * 1000),
    })
    // RFC 9101 §10.8: what was signed as a request proves nobody.
    if (protectedHeader.typ === 'oauth-authz-req+jwt') return 'client_assertion is a signed request'
    const others = whomElse(provider, payload, { endpoint, strict })
    if (others !== null) return others
    return (await isFirst(provider, service, payload))
      ? null
      : `jti was used before or is empty, or exp or iat is too far from now, ${provider.now}; exp may be ${longestLife} seconds ahead`
  } catch (error) {
    if (unlooked.some((kind) => error instanceof kind)) await verifyNobodys(parameters)
    return wordsOf(error, { algorithms, clientId: service.clientId, now: provider.now })
  }
}

function wordsOf(
  error: unknown,
  {
    algorithms,
    clientId,
    now,
  }: { readonly algorithms: readonly string[]; readonly clientId: string; readonly now: number },
): string {
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss' || error.claim === 'sub') return `${error.claim} of client_assertion must be ${clientId}`
    return `${error.claim} of client_assertion is missing or out of time; it is ${now} here`
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return `client_assertion must be signed with ${algorithms.join(', ')}`
  if (error instanceof errors.JWKSNoMatchingKey)
    return `No key of ${clientId} fits client_assertion: look at kid and alg`
  return `client_assertion is no JWT that ${clientId} signed with its registered secret or key`
}

/** Refusals for which no signature was looked at: they would be quicker than those of an unknown client. */
const unlooked = [errors.JOSEAlgNotAllowed, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys]

/**
 * Keys that nobody signs with, by algorithm. Never their making: on Workers that stops with the request that
 * began it, and whoever shared it would wait for ever.
 */
const decoys = new Map<string, CryptoKey | Uint8Array>()

/**
 * Verifies an assertion of nobody: of an unknown client, one that is registered for another method, or one
 * that has no such key. It costs as much as one of a client, so that its time doesn't tell who is registered.
 */
export async function verifyNobodys(parameters: URLSearchParams): Promise<void> {
  const assertion = parameters.get('client_assertion') ?? ''
  try {
    const { alg = '' } = decodeProtectedHeader(assertion)
    const listed = Object.values(assertionAlgorithms).flat()
    const algorithm = listed.find((each) => each === alg)
    if (algorithm === undefined) return
    const decoy = decoys.get(algorithm) ?? (await makeDecoy(algorithm))
    decoys.set(algorithm, decoy)
    await jwtVerify(assertion, decoy, { algorithms: [algorithm] })
  } catch {
    // It can't be right.
  }
}

async function makeDecoy(algorithm: string): Promise<CryptoKey | Uint8Array> {
  if (algorithm === 'HS256') return new Uint8Array(32)
  return (await generateKeyPair(algorithm)).publicKey
}

/**
 * For us and nobody else: an assertion that somebody else may present as well is one that they can present to
 * us. Clients name the endpoint as often as the issuer.
 */
function whomElse(
  provider: OidcProvider,
  { aud }: JWTPayload,
  { endpoint, strict }: { readonly endpoint: string; readonly strict: boolean },
): string | null {
  const issuer = issuerOf(provider)
  const { addresses, origin } = provider.settings
  const ours = strict ? [issuer] : [issuer, origin + addresses.oauth2.token, endpoint]
  const named = [aud ?? []].flat()
  const isOurs = strict ? aud === issuer : named.length > 0 && named.every((each) => ours.includes(each))
  return isOurs ? null : `aud of client_assertion must be ${[...new Set(ours)].join(' or ')}, and nobody else`
}

/** RFC 7523 §3, `jti`; one commit, after everything else, so that only who has the key fills the table. */
async function isFirst({ now, store }: OidcProvider, { clientId }: OidcService, payload: JWTPayload): Promise<boolean> {
  const { exp = 0, iat, jti } = payload
  if (typeof jti !== 'string' || jti === '' || exp > now + longestLife + tolerance) return false
  if (iat !== undefined && iat > now + tolerance) return false
  const key = `client-assertion:${sha256(JSON.stringify([clientId, jti]))}`
  // A NumericDate may be a fraction (RFC 7519 §2).
  return store.seen.first(key, { expiresAt: Math.ceil(exp) + tolerance, now })
}
