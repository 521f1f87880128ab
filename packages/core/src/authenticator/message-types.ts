import { fromBase64url } from './bytes.ts'
import { type PublicJwk, readPublicJwk } from './jwk.ts'

/** Checks one claim and gives it its type; undefined when it isn't what it must be. */
type Reader<T> = (value: unknown) => T | undefined

const text: Reader<string> = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= 512 ? value : undefined
const textOrNone: Reader<string> = (value) => (typeof value === 'string' && value.length <= 512 ? value : undefined)
const seconds: Reader<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
const digits: Reader<string> = (value) => (typeof value === 'string' && /^[0-9]{0,10}$/.test(value) ? value : undefined)
const yes: Reader<true> = (value) => (value === true ? true : undefined)
const yesOrNo: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)
const bytes16: Reader<string> = (value) => (fromBase64url(value, 16) && typeof value === 'string' ? value : undefined)
const bytes32: Reader<string> = (value) => (fromBase64url(value, 32) && typeof value === 'string' ? value : undefined)
const keys: Reader<readonly PublicJwk[]> = (value) => {
  if (!Array.isArray(value) || value.length < 1 || value.length > 4) return undefined
  const read = value.map(readPublicJwk)
  return read.every((key) => key !== null) ? read : undefined
}

/**
 * Every message: its `typ` and its claims. `iss` is who signs, `aud` whom it is for; a provider is its
 * origin, a device its id, an enrolment its id, and all apps together are `authenticator`.
 */
const shapes = {
  /** By P: this phone sends this request. Expires with its nonce; `jti` once. */
  'lp-device+jwt': { iss: bytes16, aud: text, htm: text, htu: text, bh: bytes32, nonce: text, jti: bytes16 },
  /** By D: these two keys belong to whoever knew the PIN. Expires with its enrolment. */
  'lp-enrol+jwt': {
    iss: bytes16,
    aud: text,
    p: bytes32,
    d: bytes32,
    proof: bytes32,
    model: textOrNone,
    lang: text,
    jti: bytes16,
  },
  /** By D: the PIN of this try was right. Expires ten minutes after the try; once per try. */
  'lp-unlocked+jwt': { iss: bytes16, aud: text, try: bytes16, jti: bytes16 },
  /**
   * By D: the PIN of this try was right, and `b`, the hash of a blinded new PIN, is to replace it. Expires as
   * `lp-unlocked+jwt`; once per try.
   */
  'lp-pin-change+jwt': { iss: bytes16, aud: text, try: bytes16, b: bytes32, jti: bytes16 },
  /**
   * By D as the new PIN unwrapped it: the PIN of this OPRF key counts from now on. Expires with the change;
   * once per change.
   */
  'lp-pin-changed+jwt': { iss: bytes16, aud: text, key: bytes16, jti: bytes16 },
  /**
   * By a new D: after a forgotten PIN, this key and the PIN of this OPRF key count from now on. Expires with
   * the change; once per change.
   */
  'lp-pin-reset+jwt': { iss: bytes16, aud: text, key: bytes16, d: bytes32, jti: bytes16 },
  /**
   * By D: the PIN of this try was right, and B, whose attestation object has the hash `b`, may stand for it.
   * Expires as `lp-unlocked+jwt`; once per try.
   */
  'lp-biometrics+jwt': { iss: bytes16, aud: text, try: bytes16, b: bytes32, jti: bytes16 },
  /**
   * By D, or by P with B's assertion beside it: yes to this request. Expires with the request; once per
   * request.
   */
  'lp-approval+jwt': {
    iss: bytes16,
    aud: text,
    request: bytes16,
    nonce: bytes16,
    code: digits,
    approve: yes,
    jti: bytes16,
  },
  /**
   * By D, or by P with B's assertion beside it: what this removal would take from the account stays. Once per
   * removal.
   */
  'lp-keep+jwt': { iss: bytes16, aud: text, removal: bytes16, jti: bytes16 },
  /**
   * By the provider: who asks for a sign-in. `origin` and `place` may be empty. Never holds the transfer
   * code.
   */
  'lp-request+jwt': {
    iss: text,
    aud: bytes16,
    request: bytes16,
    nonce: bytes16,
    service: text,
    origin: textOrNone,
    browser: textOrNone,
    place: textOrNone,
    digits: seconds,
    iat: seconds,
    exp: seconds,
  },
  /**
   * By the provider: a factor that was reported as lost goes at `exp`, unless somebody keeps it. `own`: it is
   * this phone.
   */
  'lp-removal+jwt': {
    iss: text,
    aud: bytes16,
    removal: bytes16,
    kind: text,
    factor: textOrNone,
    own: yesOrNo,
    iat: seconds,
    exp: seconds,
  },
  /** By the provider, in a QR code: the challenge `c` and the service's name `s`. */
  'lp-code+jwt': { iss: text, aud: text, c: bytes16, s: textOrNone, exp: seconds },
  /** By the provider: the keys to pin, the current one first, then the next. */
  'lp-keys+jwt': { iss: text, aud: text, keys, iat: seconds, exp: seconds },
} satisfies Record<string, Record<string, Reader<unknown>>>

/** `typ` of a message. */
export type MessageType = keyof typeof shapes

type Shape<T extends MessageType> = (typeof shapes)[T]

/** Claims of a message of this type. */
export type Claims<T extends MessageType> = {
  readonly [K in keyof Shape<T>]: Shape<T>[K] extends Reader<infer V> ? V : never
}

/** The claims' names of every message, for the specification's table. */
export const messageClaims: { readonly [T in MessageType]: readonly string[] } = {
  'lp-device+jwt': Object.keys(shapes['lp-device+jwt']),
  'lp-enrol+jwt': Object.keys(shapes['lp-enrol+jwt']),
  'lp-unlocked+jwt': Object.keys(shapes['lp-unlocked+jwt']),
  'lp-pin-change+jwt': Object.keys(shapes['lp-pin-change+jwt']),
  'lp-pin-changed+jwt': Object.keys(shapes['lp-pin-changed+jwt']),
  'lp-pin-reset+jwt': Object.keys(shapes['lp-pin-reset+jwt']),
  'lp-biometrics+jwt': Object.keys(shapes['lp-biometrics+jwt']),
  'lp-approval+jwt': Object.keys(shapes['lp-approval+jwt']),
  'lp-keep+jwt': Object.keys(shapes['lp-keep+jwt']),
  'lp-request+jwt': Object.keys(shapes['lp-request+jwt']),
  'lp-removal+jwt': Object.keys(shapes['lp-removal+jwt']),
  'lp-code+jwt': Object.keys(shapes['lp-code+jwt']),
  'lp-keys+jwt': Object.keys(shapes['lp-keys+jwt']),
}

/** Reads the claims of a message, dropping unknown ones; null when one is missing or malformed. */
export function readClaims<T extends MessageType>(type: T, payload: unknown): Claims<T> | null {
  const given = new Map<string, unknown>(Object.entries(payload ?? {}))
  const claims: Record<string, unknown> = {}
  for (const [name, read] of Object.entries<Reader<unknown>>(shapes[type])) {
    const value = read(given.get(name))
    if (value === undefined) return null
    claims[name] = value
  }
  // The one parser of claims: each was read by the reader that its type comes from.
  return claims as Claims<T>
}
