import { calculateJwkThumbprint, importJWK } from 'jose'
import { fromBase64url } from './bytes.ts'

/** A public P-256 key, nothing else in it (RFC 7517, RFC 7518 §6.2.1). */
export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/**
 * Reads a public P-256 key out of foreign JSON, dropping all other members; null when it isn't one. A private
 * key is refused.
 */
export function readPublicJwk(value: unknown): PublicJwk | null {
  if (typeof value !== 'object' || value === null) return null
  const { kty, crv, x, y, d } = { kty: null, crv: null, x: null, y: null, d: undefined, ...value }
  // workerd exports public keys with every member of a JWK, undefined.
  if (d !== undefined) return null
  if (kty !== 'EC' || crv !== 'P-256' || !fromBase64url(x, 32) || !fromBase64url(y, 32)) return null
  return { kty, crv, x: String(x), y: String(y) }
}

/** Reads the JSON that {@link readPublicJwk}'s result was stored as; null when it isn't one. */
export function parsePublicJwk(json: string): PublicJwk | null {
  try {
    return readPublicJwk(JSON.parse(json))
  } catch {
    return null
  }
}

/** RFC 7638 thumbprint, SHA-256, base64url: the `kid` of every key in this protocol. */
export function thumbprint(jwk: PublicJwk): Promise<string> {
  return calculateJwkThumbprint({ ...jwk }, 'sha256')
}

/** The key to verify with; null when x and y are no point of the curve. */
export async function verificationKey(jwk: PublicJwk): Promise<CryptoKey | null> {
  try {
    const key = await importJWK({ ...jwk }, 'ES256')
    return key instanceof Uint8Array ? null : key
  } catch {
    return null
  }
}
