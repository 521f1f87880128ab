import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { KeyRing, Seconds, SigningKey, SigningKeysPort } from '@laissez-passer/core/ports'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { type SigningAlgorithm, signingAlgorithms } from '../../signing-algorithms.ts'
import type { OidcContext } from '../provider.ts'

/**
 * For how long a process goes on with the keys that it has read, in seconds. A new key is published before it
 * signs, so that nobody meets one unknown.
 */
const keptSeconds = 60

/**
 * The public keys, as a JWK set: those that sign now, will sign, or signed tokens that may still live. The
 * first call on a store makes the first keys that it doesn't have yet; of parallel first calls one wins. No
 * set is ever told with one algorithm missing, so that whoever keeps a set meets no key unknown. Whoever told
 * it signs by no other: a key that was compromised is gone from it, and what it signed would verify nowhere.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function publicKeys(
  context: Pick<OidcContext, 'keyRing' | 'now' | 'store'>,
): Promise<{ readonly keys: readonly JWK[] }> {
  const keys = await storedKeys(context)
  keep(context, keys)
  return { keys: keys.map(publicJwk) }
}

/** What signs by a key. */
type Sign = (data: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>

/** The newest key of an algorithm that signs already: no query and no import while it is known. */
export async function signingKey(
  context: OidcContext,
  algorithm: SigningAlgorithm,
): Promise<{ readonly kid: string; readonly sign: Sign }> {
  const keys = (await recentKeys(context)).filter((key) => algorithmOf(key) === algorithm)
  const stored = keys.findLast((key) => key.signsFrom <= context.now) ?? keys[0]
  if (stored === undefined) throw new Error('no signing key')
  return { kid: stored.kid, sign: await opened(context, stored) }
}

/**
 * Keys as they were read lately, by the store that has them. Never their reading: on Workers that stops with
 * the request that began it, and whoever shared it would wait for ever.
 */
const read = new WeakMap<object, { readonly keys: readonly SigningKey[]; readonly at: Seconds }>()

async function recentKeys(context: OidcContext): Promise<readonly SigningKey[]> {
  const { now, store } = context
  const known = read.get(store.signingKeys)
  if (known !== undefined && now >= known.at && now - known.at < keptSeconds) return known.keys
  const keys = await storedKeys(context)
  keep(context, keys)
  return keys
}

/**
 * A slow reading that began before another one keeps nothing: a key may have been removed since. One that
 * began long before is of a clock that was set back.
 */
function keep({ now: at, store }: Pick<OidcContext, 'now' | 'store'>, keys: readonly SigningKey[]): void {
  const newer = (read.get(store.signingKeys)?.at ?? at) - at
  if (newer <= 0 || newer >= keptSeconds) read.set(store.signingKeys, { keys, at })
}

/**
 * Imported private keys, by the ring that opened them; a key's id is its thumbprint, so it never stands for
 * another. Never their opening, as above.
 */
const imported = new WeakMap<KeyRing, Map<string, Sign>>()

async function opened({ keyRing }: OidcContext, stored: SigningKey): Promise<Sign> {
  const known = imported.get(keyRing) ?? new Map<string, Sign>()
  imported.set(keyRing, known)
  const key = known.get(stored.kid) ?? (await open(keyRing, stored))
  known.set(stored.kid, key)
  return key
}

const webCryptoOf: Readonly<Record<SigningAlgorithm, EcdsaParams & RsaHashedImportParams & EcKeyImportParams>> = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', namedCurve: '', hash: 'SHA-256' },
}

async function open(keyRing: KeyRing, stored: SigningKey): Promise<Sign> {
  const bytes = await keyRing.open(stored.sealedPrivateJwk, sealContext(stored.kid))
  const jwk: JWK = JSON.parse(new TextDecoder().decode(bytes))
  const algorithm = signingAlgorithms.find((each) => each === algorithmOf(stored))
  if (algorithm === undefined) throw new Error('an algorithm that signs no tokens')
  if (algorithm === 'ES256' && keyRing.es256) return keyRing.es256(jwk)
  const way = webCryptoOf[algorithm]
  const key = await crypto.subtle.importKey('jwk', jwk, way, false, ['sign'])
  return async (data) => new Uint8Array(await crypto.subtle.sign(way, key, data))
}

/**
 * Whether this key ring opens the keys of this store: not when it was made of another secret key than the
 * server's. For programs beside the server, before they seal anything.
 * @returns true also where there are no keys yet.
 */
export async function opensSigningKeys({
  keyRing,
  store,
}: {
  readonly keyRing: KeyRing
  readonly store: { readonly signingKeys: Pick<SigningKeysPort, 'list'> }
}): Promise<boolean> {
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

/**
 * The same, for a server that starts: where there are no keys yet it makes the first, so that the next start
 * with another secret key is noticed, and nothing is ever sealed by two. Of servers that start at the same
 * time one makes it, and those of another secret key are told. That is the key of the default algorithm
 * alone, since one for RSA would hold up the start: the others are made by whoever needs them first, or by
 * {@link publicKeys}, called once the server listens.
 */
export async function startSigningKeys(context: Pick<OidcContext, 'keyRing' | 'now' | 'store'>): Promise<boolean> {
  await storedKeys(context, signingAlgorithms.slice(0, 1))
  return opensSigningKeys(context)
}

/** A new key, sealed, for the first start or a rotation. */
export async function makeSigningKey(
  context: Pick<OidcContext, 'keyRing' | 'now'>,
  { algorithm, signsFrom }: { readonly algorithm: SigningAlgorithm; readonly signsFrom: Seconds },
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

/**
 * For how long keys that another makes are waited for, in seconds, longer than it takes: on Workers a making
 * stops with the request that began it. Whoever waited in vain makes them.
 */
const makingSeconds = 5

/**
 * What came of a making. A failure is a value, so that it is told from the refusal that whoever waits for
 * another request's promise gets on Workers once that request is gone.
 */
type Made = { readonly keys: readonly SigningKey[] } | { readonly failure: unknown }

/** First keys that are being made, by the store that will have them: an RSA key takes a core a while. */
const makings = new WeakMap<object, Promise<Made>>()

/** The keys of the store; the first of each algorithm that is needed is made where there is none. */
async function storedKeys(
  context: Pick<OidcContext, 'keyRing' | 'now' | 'store'>,
  needed: readonly SigningAlgorithm[] = signingAlgorithms,
): Promise<readonly SigningKey[]> {
  const { signingKeys } = context.store
  const missingOf = (keys: readonly SigningKey[]): readonly SigningAlgorithm[] =>
    needed.filter((algorithm) => !keys.some((key) => algorithmOf(key) === algorithm))
  const keys = await signingKeys.list('oidc')
  const missing = missingOf(keys)
  if (missing.length === 0) return keys
  const others = makings.get(signingKeys)
  const making = others ?? outcomeOf(makeFirst(context, { missing, beside: keys.length }))
  makings.set(signingKeys, making)
  try {
    const made = await (others ? inTime(others) : making)
    // Of all who waited: each would take a core as long, after the others, to fail the same way.
    if (made && 'failure' in made) throw made.failure
    if (made && missingOf(made.keys).length === 0) return made.keys
  } finally {
    if (makings.get(signingKeys) === making) makings.delete(signingKeys)
  }
  // Whoever was first, here or in another process, needed fewer, or is gone.
  return storedKeys(context, needed)
}

/**
 * Makes the first key of each of these algorithms. Those of a process that was faster stay, and these are
 * thrown away.
 */
async function makeFirst(
  context: Pick<OidcContext, 'keyRing' | 'now' | 'store'>,
  { beside, missing }: { readonly missing: readonly SigningAlgorithm[]; readonly beside: number },
): Promise<readonly SigningKey[]> {
  const { now: signsFrom, store } = context
  const made = await Promise.all(missing.map((algorithm) => makeSigningKey(context, { algorithm, signsFrom })))
  const stored = await store.signingKeys.initialise('oidc', made, { beside })
  if (stored.length === beside) throw new Error('initialise() added no key beside those that were seen')
  return stored
}

async function outcomeOf(making: Promise<readonly SigningKey[]>): Promise<Made> {
  return making.then(
    (keys) => ({ keys }),
    (failure: unknown) => ({ failure }),
  )
}

/** What came of another's making; null where that stopped with its request, or takes longer than any does. */
async function inTime(making: Promise<Made>): Promise<Made | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), makingSeconds * 1000)
  })
  const ended = making.catch(() => null)
  return Promise.race([ended, late]).finally(() => clearTimeout(timer))
}

function publicJwk(key: SigningKey): JWK {
  const jwk: JWK = JSON.parse(key.publicJwk)
  return jwk
}

/** How a stored key signs. */
export function algorithmOf(key: SigningKey): string {
  return publicJwk(key).alg ?? ''
}

function sealContext(kid: string): string {
  return `signing-key:${kid}`
}
