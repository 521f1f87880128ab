import { LaissezPasserError } from '@laissez-passer/core/errors'
import { decodeProtectedHeader } from 'jose'
import { expect, it, vi } from 'vitest'
import { node } from '../../../../runtime/src/node/index.ts'
import {
  authorize,
  answerTokenRequest,
  makeSigningKey,
  type OidcProvider,
  opensSigningKeys,
  publicKeys,
  rotateSigningKeys,
  startSigningKeys,
} from '../../../src/oidc/index.ts'
import { basic, redirectUri, request, shop, type TestProvider, testProvider, verifier } from '../../support/provider.ts'

const now = 1_900_000_000

async function newCode(idp: TestProvider, provider: OidcProvider): Promise<string> {
  const { session } = await idp.signIn({ level: 'BASIC', now: provider.now })
  const result = await authorize(provider, { parameters: request(), session })
  return result.kind === 'redirect' ? (new URL(result.url).searchParams.get('code') ?? '') : ''
}

async function exchanged(provider: OidcProvider, code: string) {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  const authorization = basic('shop', 'a secret of the shop, long enough to be one')
  const { body } = await answerTokenRequest(provider, { authorization, parameters: new URLSearchParams(form) })
  return decodeProtectedHeader(String(body.id_token))
}

/** The header of an ID token that the shop gets. */
async function header(idp: TestProvider, provider: OidcProvider = idp.at(now)) {
  return exchanged(provider, await newCode(idp, provider))
}

it('ES256 signs, and RS256 for a client registered so; both keys are published', async () => {
  const plain = await testProvider(undefined, { ownKeys: true })
  expect((await header(plain)).alg).toBe('ES256')
  const old = await testProvider([{ ...shop, idTokenSignedResponseAlg: 'RS256' }], { ownKeys: true })
  expect((await header(old)).alg).toBe('RS256')
  const { keys } = await publicKeys(old.at(now))
  expect(keys.map(({ alg, kty }) => [alg, kty]).toSorted()).toEqual([
    ['ES256', 'EC'],
    ['RS256', 'RSA'],
  ])
  await plain.close()
  await old.close()
})

it('a key is read and opened once, until a minute has passed; then a new one that signs by now is taken', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  let opens = 0
  let lists = 0
  const keyRing: OidcProvider['keyRing'] = {
    ...provider.keyRing,
    open: (...given) => {
      opens += 1
      return provider.keyRing.open(...given)
    },
  }
  const signingKeys: OidcProvider['store']['signingKeys'] = {
    ...provider.store.signingKeys,
    list: (purpose) => {
      lists += 1
      return provider.store.signingKeys.list(purpose)
    },
  }
  const store = { ...provider.store, signingKeys }
  const at = (time: number) => ({ ...idp.at(time), store, keyRing })
  const first = await header(idp, at(now))
  expect((await header(idp, at(now + 30))).kid).toBe(first.kid)
  expect([opens, lists]).toEqual([1, 1])
  const next = await makeSigningKey(at(now), { algorithm: 'ES256', signsFrom: now + 160 })
  await store.signingKeys.add(next)
  expect((await header(idp, at(now + 99))).kid).toBe(first.kid)
  expect((await header(idp, at(now + 159))).kid).toBe(first.kid)
  expect((await header(idp, at(now + 160))).kid).toBe(next.kid)
  expect(opens).toBe(2)
  // A clock that was put back doesn't keep old keys for ever.
  const before = lists
  await header(idp, at(now))
  expect(lists).toBe(before + 1)
  await idp.close()
})

it('keys that couldn’t be read or opened are asked for again', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  let down = { list: true, open: true }
  const signingKeys: OidcProvider['store']['signingKeys'] = {
    ...provider.store.signingKeys,
    list: async (purpose) => {
      if (down.list) throw new Error('no database')
      return provider.store.signingKeys.list(purpose)
    },
  }
  const keyRing: OidcProvider['keyRing'] = {
    ...provider.keyRing,
    open: async (...given) => {
      if (down.open) throw new Error('no key service')
      return provider.keyRing.open(...given)
    },
  }
  const broken = { ...provider, keyRing, store: { ...provider.store, signingKeys } }
  const code = async () => newCode(idp, provider)
  await expect(exchanged(broken, await code())).rejects.toThrow('no database')
  down = { list: false, open: true }
  await expect(exchanged(broken, await code())).rejects.toThrow('no key service')
  // That isn’t another secret key’s ring.
  await expect(opensSigningKeys(broken)).rejects.toThrow('no key service')
  const unavailable = new LaissezPasserError('store-unavailable', 'gone')
  const gone = { ...keyRing, open: () => Promise.reject(unavailable) }
  await expect(opensSigningKeys({ ...broken, keyRing: gone })).rejects.toBe(unavailable)
  down = { list: false, open: false }
  expect(await exchanged(broken, await code())).toMatchObject({ alg: 'ES256' })
  await idp.close()
})

// On Workers a reading stops with the request that began it.
it('nobody waits for a reading of the keys that another began', async () => {
  const idp = await testProvider()
  const provider = idp.at(now)
  const { signingKeys } = provider.store
  const { promise: never } = Promise.withResolvers<Awaited<ReturnType<typeof signingKeys.list>>>()
  const list = vi.fn<typeof signingKeys.list>((purpose) => signingKeys.list(purpose)).mockReturnValueOnce(never)
  const slow = { ...provider, store: { ...provider.store, signingKeys: { ...signingKeys, list } } }
  const [first, second] = [await newCode(idp, provider), await newCode(idp, provider)]
  void exchanged(slow, first)
  await expect.poll(() => list).toHaveBeenCalledTimes(1)
  expect(await exchanged(slow, second)).toMatchObject({ alg: 'ES256' })
  await idp.close()
})

it('of fifty first tokens at once all are signed by the same key', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const codes: string[] = []
  for (let count = 0; count < 50; count++) codes.push(await newCode(idp, idp.at(now)))
  const headers = await Promise.all(codes.map((code) => exchanged(idp.at(now), code)))
  expect(new Set(headers.map(({ kid }) => kid)).size).toBe(1)
  expect((await publicKeys(idp.at(now))).keys).toHaveLength(2)
  await idp.close()
})

it('tells another secret key than the one that sealed the keys; nothing is made by asking', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const { store } = idp
  const other = node({ secretKey: 'B'.repeat(43) })
  expect(await opensSigningKeys({ store, keyRing: other.keyRing })).toBe(true)
  expect(await store.signingKeys.list('oidc')).toEqual([])
  await publicKeys(idp.at(1_900_000_000))
  expect(await opensSigningKeys({ store, keyRing: other.keyRing })).toBe(false)
  expect(await opensSigningKeys({ store, keyRing: idp.at(1_900_000_000).keyRing })).toBe(true)
  // The newest tells.
  await rotateSigningKeys({ ...idp.at(now), keyRing: other.keyRing })
  expect(await opensSigningKeys({ store, keyRing: other.keyRing })).toBe(true)
  expect(await opensSigningKeys({ store, keyRing: idp.at(now).keyRing })).toBe(false)
  await idp.close()
})

it('the first key is made as a server starts, once, and another secret key is told then', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  let made = 0
  const signingKeys: typeof provider.store.signingKeys = {
    ...provider.store.signingKeys,
    initialise: (...given) => {
      made += 1
      return provider.store.signingKeys.initialise(...given)
    },
  }
  const start = (keyRing: OidcProvider['keyRing']) =>
    startSigningKeys({ now, keyRing, store: { ...provider.store, signingKeys } })
  expect(await start(provider.keyRing)).toBe(true)
  expect((await idp.store.signingKeys.list('oidc')).map(({ publicJwk }) => JSON.parse(publicJwk).alg)).toEqual([
    'ES256',
  ])
  expect(await start(node({ secretKey: 'B'.repeat(43) }).keyRing)).toBe(false)
  expect(await start(provider.keyRing)).toBe(true)
  expect(made).toBe(1)
  await idp.close()
})

it('no set of keys is told without RS256 after a start: fifty who ask at once get the same two', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  expect(await startSigningKeys(idp.at(now))).toBe(true)
  const sets = await Promise.all(Array.from({ length: 50 }, async () => publicKeys(idp.at(now + 1))))
  expect(sets[0]?.keys.map(({ alg }) => alg)).toEqual(['ES256', 'RS256'])
  for (const set of sets) expect(set).toEqual(sets[0])
  await idp.close()
})

it('of fifty who ask first one makes the two keys, and the others wait for it', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  const seal = vi.fn<typeof provider.keyRing.seal>((...given) => provider.keyRing.seal(...given))
  const counted = { ...provider, keyRing: { ...provider.keyRing, seal } }
  await Promise.all(Array.from({ length: 50 }, async () => publicKeys(counted)))
  expect(seal).toHaveBeenCalledTimes(2)
  await idp.close()
})

it('where the keys can’t be stored all who wait get the one failure, and whoever comes later tries anew', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  const { signingKeys } = provider.store
  const full = new LaissezPasserError('store-unavailable', 'The disk is full')
  const initialise = vi.fn<typeof signingKeys.initialise>((...given) => signingKeys.initialise(...given))
  initialise.mockRejectedValueOnce(full)
  const broken = { ...provider, store: { ...provider.store, signingKeys: { ...signingKeys, initialise } } }
  const asked = await Promise.allSettled(Array.from({ length: 10 }, async () => publicKeys(broken)))
  expect(asked).toEqual(Array.from({ length: 10 }, () => ({ status: 'rejected', reason: full })))
  expect(initialise).toHaveBeenCalledTimes(1)
  expect((await publicKeys(broken)).keys).toHaveLength(2)
  await idp.close()
})

// On Workers a making stops with the request that began it.
it('who waits in vain for the keys of another makes them', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  const { promise: never } = Promise.withResolvers<string>()
  const seal = vi.fn<typeof provider.keyRing.seal>(() => never)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    void publicKeys({ ...provider, keyRing: { ...provider.keyRing, seal } })
    await expect.poll(() => seal).toHaveBeenCalledTimes(2)
    const second = publicKeys(provider)
    await expect.poll(() => vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(5000)
    expect((await second).keys).toHaveLength(2)
    expect(await publicKeys(provider)).toEqual(await second)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
  await idp.close()
})

it('a client of RS256 that comes first after a start has the key made, which is told from then on', async () => {
  const idp = await testProvider([{ ...shop, idTokenSignedResponseAlg: 'RS256' }], { ownKeys: true })
  await startSigningKeys(idp.at(now))
  const { alg, kid } = await header(idp)
  expect(alg).toBe('RS256')
  expect((await publicKeys(idp.at(now))).keys).toContainEqual(expect.objectContaining({ alg, kid }))
  await idp.close()
})

it('of those who make keys at the same time one was first: the others make what is missing beside its own', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  const { signingKeys } = provider.store
  // While this one makes both keys another server starts.
  const initialise: typeof signingKeys.initialise = async (...given) => {
    await startSigningKeys(provider)
    return signingKeys.initialise(...given)
  }
  const { keys } = await publicKeys({
    ...provider,
    store: { ...provider.store, signingKeys: { ...signingKeys, initialise } },
  })
  expect(keys.map(({ alg }) => alg).toSorted()).toEqual(['ES256', 'RS256'])
  expect(await publicKeys(provider)).toEqual({ keys })
  await idp.close()
})

it('a store that adds no key beside those that were seen is an error, and no set with one missing', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const provider = idp.at(now)
  await startSigningKeys(provider)
  const { signingKeys } = provider.store
  const onlyWhereNone: typeof signingKeys.initialise = (purpose, keys) => signingKeys.initialise(purpose, keys)
  const store = { ...provider.store, signingKeys: { ...signingKeys, initialise: onlyWhereNone } }
  await expect(publicKeys({ ...provider, store })).rejects.toThrow('added no key')
  await idp.close()
})

it('a key is opened as the one that it was sealed as, and as no other', async () => {
  const idp = await testProvider(undefined, { ownKeys: true })
  const { keyRing, store } = idp.at(now)
  await publicKeys(idp.at(now))
  const list: typeof store.signingKeys.list = async (purpose) => {
    const [one, two] = await store.signingKeys.list(purpose)
    return one && two ? [one, { ...two, sealedPrivateJwk: one.sealedPrivateJwk }] : []
  }
  expect(await opensSigningKeys({ keyRing, store: { signingKeys: { list } } })).toBe(false)
  await idp.close()
})
