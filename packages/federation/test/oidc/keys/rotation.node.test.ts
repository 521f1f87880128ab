import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { makeSigningKey, publicKeys, rotateSigningKeys, signingKeyStates } from '../../../src/oidc/index.ts'
import { ask, client, exchange, newCode, now, refresh } from '../../support/clients.ts'
import { type TestProvider, testProvider } from '../../support/provider.ts'

const hour = 3600
const day = 24 * hour

async function provider(): Promise<TestProvider> {
  const idp = await testProvider([client], { ownKeys: true })
  onTestFinished(() => idp.close())
  return idp
}

async function lasting(idp: TestProvider) {
  const { code } = await newCode(idp, { scope: 'openid offline_access' })
  let { body } = await exchange(idp, code)
  const idTokenAt = async (at: number): Promise<string> => {
    const { body: next } = await refresh(idp, body.refresh_token, { at })
    body = next
    return String(body.id_token)
  }
  return { first: String(body.id_token), idTokenAt }
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid

/** Whether a token verifies against what is published now, its own end aside. */
async function verifies(idp: TestProvider, token: string, at: number): Promise<boolean> {
  const { keys } = await publicKeys(idp.at(at))
  const options = { currentDate: new Date(0), clockTolerance: Number.MAX_SAFE_INTEGER }
  return jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), options).then(
    () => true,
    () => false,
  )
}

const states = async (idp: TestProvider, at: number) =>
  (await signingKeyStates(idp.at(at))).filter(({ algorithm }) => algorithm === 'ES256').map(({ state }) => state)

test('tokens verify through a rotation: the new key is published before it signs, the old one stays after', async () => {
  const idp = await provider()
  const { first, idTokenAt } = await lasting(idp)
  expect(await states(idp, now)).toEqual(['signs'])
  const rotated = await rotateSigningKeys(idp.at(now))
  expect(rotated).toMatchObject({ ok: true, removed: [] })
  expect(rotated.ok && rotated.added.map(({ algorithm }) => algorithm)).toEqual(['ES256', 'RS256'])
  expect(await states(idp, now)).toEqual(['signs', 'next'])
  expect((await publicKeys(idp.at(now))).keys).toHaveLength(4)

  const before = await idTokenAt(now + hour - 1)
  expect(kidOf(before)).toBe(kidOf(first))
  const after = await idTokenAt(now + hour + 60)
  expect(kidOf(after)).not.toBe(kidOf(first))
  expect(await states(idp, now + hour)).toEqual(['former', 'signs'])
  for (const token of [first, before, after]) expect(await verifies(idp, token, now + hour + 60)).toBe(true)
})

test('a former key goes with the rotation a day after it signed last', async () => {
  const idp = await provider()
  const { first } = await lasting(idp)
  await rotateSigningKeys(idp.at(now))
  expect(await rotateSigningKeys(idp.at(now + hour + day - 1))).toMatchObject({ ok: true, removed: [] })
  expect(await verifies(idp, first, now + hour + day)).toBe(true)
  const third = await rotateSigningKeys(idp.at(now + 3 * day))
  expect(third.ok && third.removed).toHaveLength(4)
  expect(await verifies(idp, first, now + 3 * day)).toBe(false)
})

test('a former key goes by its name, when a day has passed, and not for a key that signs otherwise', async () => {
  const idp = await provider()
  const { keys } = await publicKeys(idp.at(now))
  const [es, rs] = ['ES256', 'RS256'].map((name) => keys.find(({ alg }) => alg === name)?.kid)
  await idp.store.signingKeys.add(await makeSigningKey(idp.at(now), { algorithm: 'ES256', signsFrom: now + hour }))
  const known = (await signingKeyStates(idp.at(now + hour))).map(({ kid, state }) => [kid, state])
  expect(known).toEqual(
    expect.arrayContaining([
      [es, 'former'],
      [rs, 'signs'],
    ]),
  )
  const rotated = await rotateSigningKeys(idp.at(now + hour + day))
  expect(rotated.ok && rotated.removed).toEqual([es])
})

test('a misspelt option rotates nothing', async () => {
  const idp = await provider()
  const options = JSON.parse('{"compromissed":true}')
  await expect(rotateSigningKeys(idp.at(now), options)).rejects.toMatchObject({ code: 'invalid-settings' })
  expect(await signingKeyStates(idp.at(now))).toEqual([])
})

test('while new keys wait to sign, no more are made', async () => {
  const idp = await provider()
  await lasting(idp)
  await rotateSigningKeys(idp.at(now))
  const again = await rotateSigningKeys(idp.at(now + hour - 1))
  expect(again.ok ? [] : again.waits.map(({ algorithm }) => algorithm).toSorted()).toEqual(['ES256', 'RS256'])
  expect((await publicKeys(idp.at(now))).keys).toHaveLength(4)
})

test('keys that somebody else has are gone at once, those that waited too', async () => {
  const idp = await provider()
  const { first, idTokenAt } = await lasting(idp)
  await rotateSigningKeys(idp.at(now))
  const rotated = await rotateSigningKeys(idp.at(now), { compromised: true })
  expect(rotated.ok && [rotated.added.map(({ state }) => state), rotated.removed.length]).toEqual([
    ['signs', 'signs'],
    4,
  ])
  expect(await verifies(idp, first, now)).toBe(false)
  const next = await idTokenAt(now + 60)
  expect(await verifies(idp, next, now + 60)).toBe(true)
})

// It signed by what was removed for up to a minute, and whoever asked for the keys then could verify nothing.
test('who told its keys signs by those, whatever it had read before', async () => {
  const idp = await provider()
  const { first, idTokenAt } = await lasting(idp)
  await rotateSigningKeys(idp.at(now), { compromised: true })
  expect(kidOf(await idTokenAt(now + 1))).toBe(kidOf(first))
  await publicKeys(idp.at(now + 1))
  expect(await verifies(idp, await idTokenAt(now + 2), now + 2)).toBe(true)
})

test('a slow reading that began before keys were removed brings none of them back', async () => {
  const idp = await provider()
  const { idTokenAt } = await lasting(idp)
  const before = idp.at(now)
  const port = before.store.signingKeys
  const list = port.list.bind(port)
  const [read, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  port.list = async (...given) => {
    const keys = await list(...given)
    read.resolve()
    await held.promise
    return keys
  }
  const slow = publicKeys(before)
  await read.promise
  port.list = list
  await rotateSigningKeys(idp.at(now), { compromised: true })
  await publicKeys(idp.at(now + 1))
  held.resolve()
  await slow
  expect(await verifies(idp, await idTokenAt(now + 1), now + 1)).toBe(true)
})

test('a client’s own token needs no key at all', async () => {
  const idp = await provider()
  expect((await ask(idp, { grant_type: 'client_credentials' })).status).toBe(200)
  expect(await signingKeyStates(idp.at(now))).toEqual([])
})
