import { base64url } from 'jose'

/** A random secret of 256 bits, base64url. */
export function secret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
}

/** SHA-256 of a secret, base64url: what is stored of it. */
export async function hash(value: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value))))
}
