import { readPublicJwk, type Signer } from '@laissez-passer/core/authenticator'

/** Whoever isn't the provider. */
export async function stranger(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const publicKey = readPublicJwk(await crypto.subtle.exportKey('jwk', pair.publicKey))
  if (!publicKey) throw new Error('no key')
  return { key: pair.privateKey, publicKey }
}
