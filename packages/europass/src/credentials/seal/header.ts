import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import { fromBase64, fromBase64Url } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { RefusedCredential } from '../refusal.ts'
import { type SealAlgorithm, sealAlgorithms } from '../result.ts'

/** A thumbprint of the seal's certificate. */
export interface Thumbprint {
  readonly hash: HashName | 'SHA-1'
  readonly value: Uint8Array
}

/** The hashes that are allowed, by WebCrypto's names. */
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512'

/** What the header of a seal says, each part at its place and of its kind. */
export interface SealHeader {
  readonly algorithm: SealAlgorithm
  /** Whether the payload is encoded; else it stands as it is (RFC 7797). */
  readonly encoded: boolean
  /** DER, the seal's own first. */
  readonly certificates: readonly Uint8Array[]
  /** One of them at least, where the certificate isn't protected itself. */
  readonly thumbprints: readonly Thumbprint[]
  /** What the sealer says of when, seconds since the epoch. */
  readonly claimedAt: number | null
  /** Timestamps of the content before it was sealed, DER. */
  readonly contentTimestamps: readonly Uint8Array[]
  readonly detached: JsonObject | null
  /** What the sealer states beside. */
  readonly stated: readonly string[]
}

/** Parameters that JAdES adds, and that are read here or only told. */
const understood = ['b64', 'sigT', 'iat', 'sigD', 'x5t#o', 'sigX5ts', 'adoTst', 'sigPl', 'srCms', 'srAts', 'sigPId']
const told = ['sigPl', 'srCms', 'srAts', 'sigPId']

/**
 * Reads the header of a seal.
 *
 * @throws RefusedCredential `algorithm`, `critical`, `header`, `no-certificate`, `unexpected-part`
 * @see ETSI TS 119 182-1 section 5; https://www.rfc-editor.org/rfc/rfc7515#section-4
 */
export function readHeader(header: JsonObject, unprotected: JsonObject): SealHeader {
  const algorithm = sealAlgorithms.find((one) => one === header['alg'])
  if (algorithm === undefined) throw new RefusedCredential('algorithm', textOf(header['alg']))
  const critical = criticalOf(header)
  const encoded = header['b64'] ?? true
  if (typeof encoded !== 'boolean') throw new RefusedCredential('header', 'b64')
  // RFC 7797 section 6: readers that don't know it would read other bytes.
  if ('b64' in header && !critical.includes('b64')) throw new RefusedCredential('header', 'b64')
  const thumbprints = thumbprintsOf(header)
  const certificates = certificatesOf(header['x5c'] ?? (thumbprints.length > 0 ? unprotected['x5c'] : undefined))
  // It protects nothing, but mustn't name another certificate either.
  if ('x5t' in header) thumbprints.push({ hash: 'SHA-1', value: digestOf(header['x5t'], 'x5t') })
  return {
    algorithm,
    encoded,
    certificates,
    thumbprints,
    claimedAt: claimedAt(header),
    contentTimestamps: 'adoTst' in header ? tokensOf(header['adoTst'], 'adoTst') : [],
    detached: detachedOf(header['sigD']),
    stated: told.filter((name) => name in header),
  }
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** RFC 7515 section 4.1.11: not empty, each once, each there, none that the standard itself defines. */
function criticalOf(header: JsonObject): readonly string[] {
  if (!('crit' in header)) return []
  const { crit } = header
  if (!Array.isArray(crit) || crit.length === 0) throw new RefusedCredential('critical')
  const list: readonly Json[] = crit
  return list.map((name, at) => {
    if (typeof name !== 'string' || !understood.includes(name)) throw new RefusedCredential('critical', textOf(name))
    if (!(name in header) || list.indexOf(name) !== at) throw new RefusedCredential('critical', name)
    return name
  })
}

function certificatesOf(x5c: Json | undefined): readonly Uint8Array[] {
  if (x5c === undefined) throw new RefusedCredential('no-certificate')
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > credentialLimits.certificates)
    throw new RefusedCredential('header', 'x5c')
  const list: readonly Json[] = x5c
  return list.map((one) => {
    const der = typeof one === 'string' ? fromBase64(one) : null
    if (!der || der.length > credentialLimits.certificate) throw new RefusedCredential('certificate', 'x5c')
    return der
  })
}

const hashNames: Readonly<Record<string, HashName>> = {
  S256: 'SHA-256',
  S384: 'SHA-384',
  S512: 'SHA-512',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
}

/** JAdES's name of a hash; undefined for one that isn't allowed. */
export const hashOf = (name: Json | undefined): HashName | undefined =>
  typeof name === 'string' && Object.hasOwn(hashNames, name) ? hashNames[name] : undefined

function thumbprintsOf(header: JsonObject): Thumbprint[] {
  const found: Thumbprint[] = []
  if ('x5t#S256' in header) found.push({ hash: 'SHA-256', value: digestOf(header['x5t#S256'], 'x5t#S256') })
  if ('x5t#o' in header) found.push(otherThumbprint(header['x5t#o'] ?? null))
  if ('sigX5ts' in header) {
    const { sigX5ts } = header
    if (!Array.isArray(sigX5ts)) throw new RefusedCredential('header', 'sigX5ts')
    const [first]: readonly Json[] = sigX5ts
    // The first is of the seal's own certificate, the others of its issuers.
    found.push(otherThumbprint(first ?? null))
  }
  return found
}

function otherThumbprint(value: Json): Thumbprint {
  const hash = isObject(value) ? hashOf(value['digAlg']) : undefined
  if (!isObject(value) || !hash) throw new RefusedCredential('header', 'x5t#o')
  return { hash, value: digestOf(value['digVal'], 'x5t#o') }
}

function digestOf(value: Json | undefined, name: string): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64Url(value) : null
  if (!bytes || bytes.length === 0) throw new RefusedCredential('header', name)
  return bytes
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** `sigT` of the first edition, `iat` of the second; both only where they say the same. */
function claimedAt(header: JsonObject): number | null {
  const { sigT, iat } = header
  const first = typeof sigT === 'string' && moment.test(sigT) ? Math.floor(Date.parse(sigT) / 1000) : Number.NaN
  if (sigT !== undefined && !Number.isFinite(first)) throw new RefusedCredential('header', 'sigT')
  if (iat === undefined) return sigT === undefined ? null : first
  if (typeof iat !== 'number' || !Number.isInteger(iat) || iat < 0) throw new RefusedCredential('header', 'iat')
  if (sigT !== undefined && first !== iat) throw new RefusedCredential('header', 'iat')
  return iat
}

/**
 * The tokens of a container of timestamps (`tstContainer`), DER.
 *
 * @throws RefusedCredential `timestamp`
 */
export function tokensOf(container: Json | undefined, name: string): readonly Uint8Array[] {
  const tokens = isObject(container) ? container['tstTokens'] : undefined
  if (!Array.isArray(tokens) || tokens.length === 0 || tokens.length > credentialLimits.timestamps)
    throw new RefusedCredential('timestamp', name)
  const list: readonly Json[] = tokens
  return list.map((token) => {
    const val = isObject(token) ? token['val'] : undefined
    const der = typeof val === 'string' ? fromBase64(val) : null
    if (!der || der.length > credentialLimits.token) throw new RefusedCredential('timestamp', name)
    return der
  })
}

function detachedOf(sigD: Json | undefined): JsonObject | null {
  if (sigD === undefined) return null
  if (!isObject(sigD)) throw new RefusedCredential('header', 'sigD')
  return sigD
}
