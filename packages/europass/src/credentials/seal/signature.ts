import type { ReadCertificate } from '../pki/certificate.ts'
import { RefusedCredential } from '../refusal.ts'
import type { SealAlgorithm } from '../result.ts'
import type { Envelope } from './envelope.ts'

/** How WebCrypto calls an algorithm: for its key, and for a signature. */
export interface AlgorithmParameters {
  readonly key: RsaHashedImportParams | EcKeyImportParams
  readonly sign: AlgorithmIdentifier | RsaPssParams | EcdsaParams
}

const hashes = { '256': 'SHA-256', '384': 'SHA-384', '512': 'SHA-512' } as const
const curves = { '256': 'P-256', '384': 'P-384', '512': 'P-521' } as const
const saltLengths = { '256': 32, '384': 48, '512': 64 } as const

/**
 * WebCrypto's words for an algorithm of JOSE.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export function parametersOf(algorithm: SealAlgorithm): AlgorithmParameters {
  const size = algorithm.endsWith('256') ? '256' : algorithm.endsWith('384') ? '384' : '512'
  const hash = hashes[size]
  if (algorithm.startsWith('RS'))
    return { key: { name: 'RSASSA-PKCS1-v1_5', hash }, sign: { name: 'RSASSA-PKCS1-v1_5' } }
  if (algorithm.startsWith('PS'))
    return { key: { name: 'RSA-PSS', hash }, sign: { name: 'RSA-PSS', saltLength: saltLengths[size] } }
  return { key: { name: 'ECDSA', namedCurve: curves[size] }, sign: { name: 'ECDSA', hash } }
}

/**
 * Whether a signature is that of a certificate's key over these bytes.
 *
 * @throws RefusedCredential `key`: it is none for the algorithm, or too short
 */
export async function isSignatureOf(
  covered: Uint8Array<ArrayBuffer>,
  {
    envelope,
    algorithm,
    leaf,
  }: { readonly envelope: Envelope; readonly algorithm: SealAlgorithm; readonly leaf: ReadCertificate },
): Promise<boolean> {
  const { key, sign } = parametersOf(algorithm)
  const spki = leaf.x509.subjectPublicKeyInfo.toSchema().toBER(false)
  const imported = await crypto.subtle.importKey('spki', spki, key, false, ['verify']).catch(() => null)
  if (!imported) throw new RefusedCredential('key')
  const { algorithm: found } = imported
  if ('modulusLength' in found && !(Number(found.modulusLength) >= 2048)) throw new RefusedCredential('key')
  return await crypto.subtle.verify(sign, imported, envelope.signature, covered)
}
