import { exportJWK, generateKeyPair, importJWK } from 'jose'
import type { Context } from '../../context/index.ts'
import { LaissezPasserError } from '../../errors.ts'
import type { SigningKey } from '../../ports/index.ts'
import { utf8 } from '../bytes.ts'
import { type PublicJwk, parsePublicJwk, readPublicJwk, thumbprint } from '../jwk.ts'
import { type Signer, signMessage } from '../message.ts'
import { rules } from './rules.ts'

/**
 * The provider's keys for messages to phones, apart from its token keys: the one that signs, and the next,
 * published long ahead.
 */
export interface ProviderKeys {
  readonly current: Signer
  /** Public keys to pin, the current one first. */
  readonly pinned: readonly PublicJwk[]
  /** Their thumbprints, in the same order. */
  readonly kids: readonly string[]
  /** Retired keys that are still kept, newest first: they sign nothing but the way to the new ones. */
  readonly retired: readonly SigningKey[]
}

/**
 * Reads the keys, making them at the first start and making a next one when the last next one has become
 * current. Parallel first starts agree on one pair.
 */
export async function providerKeys(context: Context): Promise<ProviderKeys> {
  const { store, now } = context
  let keys = await store.signingKeys.list('authenticator')
  if (keys.length === 0)
    keys = await store.signingKeys.initialise('authenticator', [
      await newSigningKey(context, now),
      await newSigningKey(context, now + rules.nextKeySeconds),
    ])
  // The kid decides between equals, so that every server picks the same.
  const sorted = [...keys].sort((a, b) => a.signsFrom - b.signsFrom || (a.kid < b.kid ? -1 : 1))
  const current = sorted.findLast((key) => key.signsFrom <= now) ?? sorted[0]
  if (!current) throw new LaissezPasserError('signing-keys', 'The store holds no signing key for messages to phones.')
  let next = sorted.find((key) => key.signsFrom > now && key !== current)
  if (!next) {
    next = await newSigningKey(context, now + rules.nextKeySeconds)
    await store.signingKeys.add(next)
  }
  const pinned = [publicPart(current), publicPart(next)]
  const retired = sorted.filter((key) => key.signsFrom < current.signsFrom).reverse()
  return { current: await signer(context, current), pinned, kids: [current.kid, next.kid], retired }
}

/**
 * `lp-keys+jwt`: the keys to pin, signed by the current one, so that an app that pinned it as "next" can
 * follow.
 */
export function signedKeys(context: Context, keys: ProviderKeys, by: Signer = keys.current): Promise<string> {
  const { settings, now } = context
  return signMessage(
    'lp-keys+jwt',
    { iss: settings.origin, aud: 'authenticator', keys: keys.pinned, iat: now, exp: now + rules.keysSeconds },
    by,
  )
}

/**
 * The same signed by the current key and by retired ones, so that an app that slept through a rotation or two
 * finds the way.
 */
export async function keysForAll(context: Context): Promise<readonly string[]> {
  const keys = await providerKeys(context)
  const signers = [
    keys.current,
    ...(await Promise.all(keys.retired.slice(0, rules.retiredKeys).map((key) => signer(context, key)))),
  ]
  return Promise.all(signers.map((by) => signedKeys(context, keys, by)))
}

async function newSigningKey({ keyRing, now }: Context, signsFrom: number): Promise<SigningKey> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const publicJwk = readPublicJwk(await exportJWK(pair.publicKey))
  if (!publicJwk) throw new LaissezPasserError('signing-keys', 'The platform made a key that is not on P-256.')
  const kid = await thumbprint(publicJwk)
  const sealedPrivateJwk = await keyRing.seal(
    utf8(JSON.stringify(await exportJWK(pair.privateKey))),
    `signing-key:${kid}`,
  )
  return {
    kid,
    purpose: 'authenticator',
    publicJwk: JSON.stringify(publicJwk),
    sealedPrivateJwk,
    createdAt: now,
    signsFrom,
  }
}

async function signer({ keyRing }: Context, stored: SigningKey): Promise<Signer> {
  const json = new TextDecoder().decode(await keyRing.open(stored.sealedPrivateJwk, `signing-key:${stored.kid}`))
  const key = await importJWK(JSON.parse(json), 'ES256')
  if (key instanceof Uint8Array)
    throw new LaissezPasserError('signing-keys', `Signing key ${stored.kid} is not an EC key.`)
  return { key, publicKey: publicPart(stored) }
}

function publicPart(stored: SigningKey): PublicJwk {
  const jwk = parsePublicJwk(stored.publicJwk)
  if (!jwk) throw new LaissezPasserError('signing-keys', `Signing key ${stored.kid} has no readable public half.`)
  return jwk
}
