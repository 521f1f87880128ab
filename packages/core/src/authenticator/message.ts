import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose'
import { fromBase64url, utf8 } from './bytes.ts'
import { type PublicJwk, readPublicJwk, thumbprint, verificationKey } from './jwk.ts'
import { type Claims, type MessageType, readClaims } from './message-types.ts'

/** Who signs: a private key and how the receiver finds the public one. */
export interface Signer {
  readonly key: CryptoKey
  /** The public key; its thumbprint is the `kid`. */
  readonly publicKey: PublicJwk
  /** Put the key itself into the header instead of its `kid`: enrolment alone. */
  readonly embed?: boolean
}

/**
 * Signs a message: compact JWS (RFC 7515), ES256.
 * @param type Its `typ`.
 * @param claims All of them; nothing is added.
 */
export async function signMessage<T extends MessageType>(
  type: T,
  claims: Claims<T>,
  { key, publicKey, embed }: Signer,
): Promise<string> {
  const identity = embed ? { jwk: { ...publicKey } } : { kid: await thumbprint(publicKey) }
  return new CompactSign(utf8(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: type, ...identity })
    .sign(key)
}

/** What the receiver of a message knows before reading it. */
export interface Expected {
  /** `iss`. */
  readonly issuer: string
  /** `aud`. */
  readonly audience: string
  /** The key that must have signed, by role; `embedded`: the one in the header, at enrolment alone. */
  readonly key: PublicJwk | 'embedded'
}

/** A message that was signed by the right key, for us, in the right role. */
export interface Verified<T extends MessageType> {
  readonly claims: Claims<T>
  /** The key that signed it. */
  readonly publicKey: PublicJwk
}

/**
 * Verifies a message. What it doesn't judge is time and repetition: those belong to whoever keeps the clock
 * and the state.
 *
 * Refused: any algorithm but ES256; another `typ`; another `kid`; header members other than `alg`, `typ` and
 * `kid` (so `crit`, `jku`, `x5u` …), or `jwk` where one is expected; another issuer or audience; missing or
 * malformed claims; a second spelling of the same bytes.
 *
 * @param type The `typ` that it must have.
 * @param token The compact JWS.
 * @returns null when it is refused.
 * @see https://www.rfc-editor.org/rfc/rfc8725
 */
export async function verifyMessage<T extends MessageType>(
  type: T,
  token: unknown,
  expected: Expected,
): Promise<Verified<T> | null> {
  if (typeof token !== 'string' || token.length > 8192 || !token.split('.').every((part) => fromBase64url(part)))
    return null
  const publicKey = await keyFor(type, token, expected.key)
  const key = publicKey && (await verificationKey(publicKey))
  if (!key) return null
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['ES256'] })
    const claims = readClaims(type, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)))
    return claims && claims.iss === expected.issuer && claims.aud === expected.audience ? { claims, publicKey } : null
  } catch {
    return null
  }
}

/**
 * The key that the header may name: the expected one by its `kid`, or the embedded one where that is
 * expected.
 */
async function keyFor(type: MessageType, token: string, key: Expected['key']): Promise<PublicJwk | null> {
  const header = readHeader(token)
  if (!header || header.get('typ') !== type) return null
  // The third is `alg`, which the library judges.
  const identity = key === 'embedded' ? 'jwk' : 'kid'
  if (header.size !== 3 || !header.has(identity)) return null
  if (key === 'embedded') return readPublicJwk(header.get('jwk'))
  return header.get('kid') === (await thumbprint(key)) ? key : null
}

function readHeader(token: string): ReadonlyMap<string, unknown> | null {
  try {
    return new Map(Object.entries(decodeProtectedHeader(token)))
  } catch {
    return null
  }
}

/** The `kid` that a message claims, unverified; null when it has none. For choosing among pinned keys. */
export function claimedKeyId(token: string): string | null {
  const kid = readHeader(token)?.get('kid')
  return typeof kid === 'string' ? kid : null
}

/**
 * The `iss` that a message claims, unverified; null when it has none. For finding the row that holds the key
 * to verify with.
 */
export function claimedIssuer(token: string): string | null {
  try {
    const bytes = fromBase64url(token.split('.')[1])
    const payload: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes))
    const issuer = new Map<string, unknown>(Object.entries(payload ?? {})).get('iss')
    return typeof issuer === 'string' ? issuer : null
  } catch {
    return null
  }
}
