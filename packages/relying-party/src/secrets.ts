import { base64url } from 'jose'

/** A random secret of 256 bits, base64url. */
export function secret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
}

/** SHA-256 of a secret, base64url: what is stored of it. */
export async function hash(value: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value))))
}

/**
 * Encrypts a text so that whoever has the secret opens it, and the database alone, which has but the secret's
 * hash, doesn't. AES-256-GCM under a key derived by HKDF-SHA-256; base64url of the nonce and what it gives.
 * @param secret of 256 bits; `about` keeps what is sealed for one purpose from opening for another.
 */
export async function seal(text: string, { about, secret }: { about: string; secret: string }): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyFrom(secret, about)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
  return base64url.encode(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

/**
 * Opens what {@link seal} made; null when it was made with another secret, for another purpose, or altered.
 */
export async function unseal(
  sealed: string,
  { about, secret }: { about: string; secret: string },
): Promise<string | null> {
  try {
    const bytes = base64url.decode(sealed)
    const key = await keyFrom(secret, about)
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, 12) }, key, bytes.slice(12))
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

async function keyFrom(secret: string, about: string): Promise<CryptoKey> {
  const encoder = new TextEncoder()
  const given = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  const derived = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(about) }
  return crypto.subtle.deriveKey(derived, given, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
