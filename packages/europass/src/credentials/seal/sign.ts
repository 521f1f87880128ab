import { RefusedCredential } from '../refusal.ts'
import type { CredentialContent } from '../content.ts'
import { toBase64, toBase64Url } from '../base64.ts'
import { readCertificate } from '../pki/certificate.ts'
import { isValidAt } from '../pki/chain.ts'
import { askTimestamp } from '../pki/ask-timestamp.ts'
import type { Certificate, SealAlgorithm } from '../result.ts'
import { elmOf } from './elm.ts'
import { judge } from './judge.ts'
import { parametersOf } from './signature.ts'

/** What a seal is made with. */
export interface SealOptions {
  /** A private key of WebCrypto: RSA (PKCS #1 or PSS), ECDSA on P-256, P-384 or P-521. */
  readonly key: CryptoKey
  /** The key's certificate first, then those that lead to its root. */
  readonly chain: readonly Certificate[]
  /** Seconds since the epoch. */
  readonly now: number
  /** A UUID; a random one where it isn't given. */
  readonly id?: string
  /** Sends a request of RFC 3161 to a timestamp authority, and gives its answer: DER both. */
  readonly timestamp?: (request: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
}

/** Seals a credential. */
export async function seal(content: CredentialContent, options: SealOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { key, chain, now, id = crypto.randomUUID(), timestamp } = options
  const [own] = chain
  if (!own) throw new RefusedCredential('no-certificate')
  const leaf = await readCertificate(own.der)
  if (!isValidAt(leaf, now)) throw new RefusedCredential('certificate-time')
  const algorithm = algorithmOf(key)
  const payload = JSON.stringify(elmOf(content, { id, issuedAt: now, sealer: leaf.view.subject }))
  const header = {
    alg: algorithm,
    typ: 'jose+json',
    cty: 'octet-stream',
    'x5t#S256': toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', leaf.der))),
    x5c: chain.map(({ der }) => toBase64(der)),
    b64: false,
    sigT: new Date(now * 1000).toISOString().replace('.000Z', 'Z'),
    crit: ['b64', 'sigT'],
  }
  const protectedText = toBase64Url(utf8(JSON.stringify(header)))
  const signed = await crypto.subtle.sign(parametersOf(algorithm).sign, key, utf8(`${protectedText}.${payload}`))
  const signature = toBase64Url(new Uint8Array(signed))
  const stamped = timestamp ? await stampOf(signature, { timestamp, now }) : {}
  const file = { payload, signatures: [{ protected: protectedText, ...stamped, signature }] }
  const bytes = utf8(JSON.stringify(file))
  // A key that isn't the certificate's, or a text that has no bytes, is told here and not by whoever receives
  // it.
  const verified = await judge(bytes, { now })
  if (!verified.ok) throw new RefusedCredential(verified.reason, verified.detail)
  return bytes
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

async function stampOf(
  signature: string,
  { timestamp, now }: { readonly timestamp: NonNullable<SealOptions['timestamp']>; readonly now: number },
): Promise<{ readonly header: { readonly etsiU: readonly string[] } }> {
  const token = await askTimestamp(utf8(signature), { send: timestamp, now })
  const part = { sigTst: { tstTokens: [{ val: toBase64(token) }] } }
  return { header: { etsiU: [toBase64Url(utf8(JSON.stringify(part)))] } }
}

const rsaNames: Readonly<Record<string, 'RS' | 'PS'>> = { 'RSASSA-PKCS1-v1_5': 'RS', 'RSA-PSS': 'PS' }
const sizes = { 'SHA-256': '256', 'SHA-384': '384', 'SHA-512': '512' } as const
const curves: Readonly<Record<string, SealAlgorithm>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }

/**
 * The algorithm of JOSE that a key is for.
 *
 * @throws RefusedCredential `key`
 */
export function algorithmOf({ algorithm }: CryptoKey): SealAlgorithm {
  if ('namedCurve' in algorithm && typeof algorithm.namedCurve === 'string') {
    const named = Object.hasOwn(curves, algorithm.namedCurve) ? curves[algorithm.namedCurve] : undefined
    if (algorithm.name === 'ECDSA' && named) return named
  }
  const family = Object.hasOwn(rsaNames, algorithm.name) ? rsaNames[algorithm.name] : undefined
  if (!family || !('hash' in algorithm)) throw new RefusedCredential('key', algorithm.name)
  const { hash } = algorithm
  const name = typeof hash === 'object' && hash !== null && 'name' in hash ? hash.name : hash
  const size = name === 'SHA-384' || name === 'SHA-512' ? sizes[name] : sizes['SHA-256']
  return `${family}${size}`
}
