import { beforeEach, describe, expect, test } from 'vitest'
import { deviceTopic } from '../../../src/context/topics.ts'
import { listDevices, openPush, removeDevice, renameDevice } from '../../../src/authenticator/server/index.ts'
import { testStore } from '../../support/store.ts'
import { made } from '../support/raw-phone.ts'

let provider: Awaited<ReturnType<typeof made>>['provider']
let phone: Awaited<ReturnType<typeof made>>['phone']
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
})
const list = () => listDevices(provider.context(), provider.account.id)
const device = () => provider.store.devices.find(phone.id)

describe('the devices of an account', () => {
  test('are listed with what they are and how they stand', async () => {
    const { now } = provider.clock
    const listed = { id: phone.id, name: 'My phone', model: 'Pixel 9', createdAt: now, lastSeenAt: now }
    expect(await list()).toEqual([{ ...listed, status: 'active', biometrics: false }])
    const { store } = provider
    const found = await device()
    if (!found) throw new Error('no device')
    const all = [{ ...found, status: 'locked', biometricId: 'b' } as const]
    const devices = { ...store.devices, list: async () => all }
    const context = { ...provider.context(), store: { ...store, devices } }
    expect(await listDevices(context, provider.account.id)).toEqual([{ ...listed, status: 'locked', biometrics: true }])
  })

  test('have names that will do', async () => {
    const rename = (name: string) =>
      renameDevice(provider.context(), { accountId: provider.account.id, deviceId: phone.id, name })
    expect(await rename('  My   other phone ')).toEqual({ ok: true })
    expect(await list()).toMatchObject([{ name: 'My other phone' }])
    for (const [name, code] of [
      ['  ', 'required'],
      ['x'.repeat(51), 'too-long'],
    ] as const)
      expect(await rename(name)).toMatchObject({ reason: 'invalid', issues: [{ field: 'name', code }] })
    expect(await rename('x'.repeat(50))).toEqual({ ok: true })
  })

  test('are removed once, and told so', async () => {
    const fresh = await provider.fresh()
    const remove = () => removeDevice(provider.context(), { fresh, deviceId: phone.id })
    provider.told.length = 0
    expect(await remove()).toEqual({ ok: true })
    expect(provider.told).toEqual([deviceTopic(phone.id)])
    expect(await remove()).toEqual({ ok: false, reason: 'unknown' })
    expect(provider.told).toHaveLength(1)
    expect(await list()).toEqual([])
    expect(await phone.call({ method: 'DELETE', path: '' })).toMatchObject({ body: { reason: 'removed' } })
  })
})

describe('the push subscription of a phone', () => {
  const good = { endpoint: 'https://push.example/1', keys: { p256dh: 'a'.repeat(200), auth: 'b'.repeat(100) } }
  const put = async (body: object) => (await phone.call({ method: 'PUT', path: '/push', body })).body['reason'] ?? 'ok'
  const kept = async () => {
    const found = await device()
    return found && openPush(provider.context(), found)
  }

  test('is kept, replaced and forgotten', async () => {
    expect(await kept()).toBeNull()
    expect(await put({ subscription: { ...good, expirationTime: null } })).toBe('ok')
    expect(await kept()).toEqual(good)
    const long = `https://push.example/${'x'.repeat(1003)}`
    expect(long).toHaveLength(1024)
    expect(await put({ subscription: { ...good, endpoint: long } })).toBe('ok')
    expect((await kept())?.endpoint).toBe(long)
    expect(await put({ subscription: null })).toBe('ok')
    expect(await kept()).toBeNull()
  })

  test.each<[string, unknown]>([
    ['a text', 'https://push.example/1'],
    ['no endpoint', { keys: good.keys }],
    ['no keys', { endpoint: good.endpoint }],
    ['keys that are a text', { ...good, keys: 'x' }],
    ['keys that are nothing', { ...good, keys: null }],
    ['an endpoint that is no text', { ...good, endpoint: 7 }],
    ['an endpoint that is no address', { ...good, endpoint: 'push.example' }],
    ['an endpoint without TLS', { ...good, endpoint: 'http://push.example/1' }],
    ['an endpoint that is too long', { ...good, endpoint: `https://push.example/${'x'.repeat(1004)}` }],
    ['one key', { ...good, keys: { p256dh: 'a' } }],
    ['the other key', { ...good, keys: { auth: 'a' } }],
    ['a key that is no text', { ...good, keys: { ...good.keys, p256dh: 7 } }],
    ['another key that is no text', { ...good, keys: { ...good.keys, auth: 7 } }],
    ['a key that is too long', { ...good, keys: { ...good.keys, p256dh: 'a'.repeat(201) } }],
    ['another key that is too long', { ...good, keys: { ...good.keys, auth: 'a'.repeat(101) } }],
    ['an empty key', { ...good, keys: { ...good.keys, p256dh: '' } }],
    ['a key of other signs', { ...good, keys: { ...good.keys, p256dh: 'a b' } }],
    ['another key of other signs', { ...good, keys: { ...good.keys, auth: '\na' } }],
  ])('isn’t %s', async (_, subscription) => {
    expect(await put({ subscription })).toBe('bad-endpoint')
    expect(await kept()).toBeNull()
  })

  test('is said one way or the other', async () => {
    await put({ subscription: good })
    expect(await put({})).toBe('bad-request')
    expect(await kept()).toEqual(good)
  })
})
