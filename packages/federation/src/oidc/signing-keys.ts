import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { SigningKey } from '@laissez-passer/core/ports'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import type { OidcContext } from './provider.ts'

const algorithm = 'RS256'

/**
 * The public keys, as a JWK set for `/cas/oauth2/jwks`: those that sign now, will sign, or signed tokens that may still live.
 * The first call on an empty store makes the first key; of parallel first calls one key wins.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function publicKeys(context: OidcContext): Promise<{ readonly keys: readonly JWK[] }> {
  const keys = await storedKeys(context)
  return { keys: keys.map(publicJwk) }
}

/** The newest key that signs already. */
export async function signingKey(
  context: OidcContext,
): Promise<{ readonly kid: string; readonly alg: string; readonly key: CryptoKey }> {
  const keys = await storedKeys(context)
  const stored = keys.findLast((key) => key.signsFrom <= context.now) ?? keys[0]
  if (stored === undefined) throw new Error('no signing key')
  const bytes = await context.keyRing.open(stored.sealedPrivateJwk, sealContext(stored.kid))
  const jwk: JWK = JSON.parse(new TextDecoder().decode(bytes))
  return { kid: stored.kid, alg: algorithm, key: await imported(jwk) }
}

/**
 * Whether this key ring opens the keys of this store: not when it was made of another secret key than the server's. For programs beside the server, before they
 * seal anything.
 * @returns true also where there are no keys yet.
 */
export async function opensSigningKeys({ keyRing, store }: Pick<OidcContext, 'keyRing' | 'store'>): Promise<boolean> {
  const stored = (await store.signingKeys.list('oidc')).at(-1)
  if (stored === undefined) return true
  try {
    await keyRing.open(stored.sealedPrivateJwk, sealContext(stored.kid))
    return true
  } catch (error) {
    if (error instanceof LaissezPasserError && error.code === 'sealed-value') return false
    throw error
  }
}

/** A new key, sealed, for the first start or a rotation. */
export async function makeSigningKey(
  context: Pick<OidcContext, 'keyRing' | 'now'>,
  { signsFrom }: { readonly signsFrom: number },
): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2048 })
  const shown = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(shown)
  const hidden = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)))
  return {
    kid,
    purpose: 'oidc',
    publicJwk: JSON.stringify({ ...shown, kid, alg: algorithm, use: 'sig' }),
    sealedPrivateJwk: await context.keyRing.seal(hidden, sealContext(kid)),
    createdAt: context.now,
    signsFrom,
  }
}

async function storedKeys(context: OidcContext): Promise<readonly SigningKey[]> {
  const keys = await context.store.signingKeys.list('oidc')
  if (keys.length > 0) return keys
  return context.store.signingKeys.initialise('oidc', [await makeSigningKey(context, { signsFrom: context.now })])
}

function publicJwk(key: SigningKey): JWK {
  const jwk: JWK = JSON.parse(key.publicJwk)
  return jwk
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw new Error('not an asymmetric key')
  return key
}

function sealContext(kid: string): string {
  return `signing-key:${kid}`
}
