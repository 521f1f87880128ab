import { beforeEach, describe, expect, test } from 'vitest'
import { hash, toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { restsUntil, stopBiometrics } from '../../../src/authenticator/server/index.ts'
import { providerKeys } from '../../../src/authenticator/server/keys.ts'
import { signRemoval } from '../../../src/authenticator/server/removal.ts'
import { decodeJwt } from 'jose'
import { testStore } from '../../support/store.ts'
import { accountPassword, origin } from '../support/provider.ts'
import {
  beginEnrolment,
  type Change,
  elsewhere,
  made,
  newJti,
  rawKey,
  type RawKey,
  signRaw,
} from '../support/raw-phone.ts'

let provider: Awaited<ReturnType<typeof made>>['provider']
let phone: Awaited<ReturnType<typeof made>>['phone']
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
})

const blinded = () => toBase64url(blindPin('4795').blinded)
const call = async (method: string, path: string, body?: object) =>
  (await phone.call({ method, path, ...(body ? { body } : {}) })).body
const post = (path: string, body: object) => call('POST', path, body)
const say = (typ: string, claims: Change, { by = phone.d, embed = false }: { by?: RawKey; embed?: boolean } = {}) =>
  signRaw(
    { iss: phone.id, aud: origin, jti: newJti(), ...claims },
    { typ, ...(embed ? { jwk: { ...by.publicKey } } : { kid: by.thumbprint }) },
    by,
  )
const spend = async () => String((await post('/pin/evaluate', { pinKeyId: phone.pinKeyId, blinded: blinded() }))['try'])
const change = async (tryId: string, wanted = blindPin('7391').blinded) =>
  post('/pin/change', {
    change: await say('lp-pin-change+jwt', { try: tryId, b: hash(wanted) }),
    blinded: toBase64url(wanted),
  })

describe('of an account that is gone a phone', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['asks how it stands', () => call('GET', '/state')],
    ['tries a PIN', () => post('/pin/evaluate', { pinKeyId: phone.pinKeyId, blinded: blinded() })],
    ['forgot its PIN', () => post('/pin/forgot', { password: accountPassword, blinded: blinded() })],
    ['turns biometrics off', () => call('DELETE', '/biometrics')],
    ['removes itself', () => call('DELETE', '')],
    [
      'confirms a new PIN',
      async () => post('/pin/changed', { changed: await say('lp-pin-changed+jwt', { key: phone.pinKeyId }) }),
    ],
    [
      'confirms a PIN after a forgotten one',
      async () => {
        const d = await rawKey()
        const claims = { key: phone.pinKeyId, d: d.thumbprint }
        return post('/pin/reset', { reset: await say('lp-pin-reset+jwt', claims, { by: d, embed: true }) })
      },
    ],
  ])('that %s is unknown', async (_, does) => {
    provider.store.accounts.find = async () => null
    expect(await does()).toEqual({ reason: 'unknown-device' })
  })
})

describe('ten minutes after its try', () => {
  test('an unlock and a new PIN are in time, and a second later they aren’t', async () => {
    const first = await spend()
    provider.clock.now += 600
    expect(await post('/pin/unlocked', { unlocked: await say('lp-unlocked+jwt', { try: first }) })).toEqual({})
    const second = await spend()
    provider.clock.now += 600
    expect(await change(second)).toHaveProperty('pinKeyId')
    const third = await spend()
    provider.clock.now += 601
    expect(await change(third)).toEqual({ reason: 'unknown-try' })
  })
})

describe('what is asked with something missing', () => {
  test('is no try', async () => {
    for (const wrong of [{ pinKeyId: undefined }, { pinKeyId: 7 }, { blinded: undefined }, { blinded: 'x' }])
      expect(await post('/pin/evaluate', { pinKeyId: phone.pinKeyId, blinded: blinded(), ...wrong })).toEqual({
        reason: 'bad-request',
      })
    expect(await provider.store.devices.find(phone.id)).toMatchObject({ triesInRow: 0 })
  })

  test('is no new PIN', async () => {
    const tryId = await spend()
    expect(await change(tryId, new Uint8Array(32))).toEqual({ reason: 'bad-element' })
    const requests = ['/pin/evaluate', '/pin/forgot', '/pin/change', '/push', '/requests/refuse', '/requests/not-me']
    const messages = [
      '/pin/changed',
      '/pin/reset',
      '/pin/unlocked',
      '/biometrics',
      '/requests/approve',
      '/removal/keep',
    ]
    for (const path of [...requests, ...messages])
      for (const arrives of ['', '[]'])
        expect(
          await phone.call({
            method: ['/biometrics', '/push'].includes(path) ? 'PUT' : 'POST',
            path,
            arrives,
            claims: { bh: hash(arrives) },
          }),
          path,
        ).toMatchObject({ body: { reason: requests.includes(path) ? 'bad-request' : 'bad-message' } })
  })
})

describe('where the store had something else meanwhile', () => {
  test('a phone that was locked gets no new PIN', async () => {
    provider.store.devices.startPinChange = async () => false
    expect(await change(await spend())).toEqual({ reason: 'locked' })
  })

  test('a phone that was removed is told so', async () => {
    provider.store.devices.setPush = async () => false
    expect(await call('PUT', '/push', { subscription: null })).toEqual({ reason: 'removed' })
    provider.store.devices.remove = async () => false
    provider.told.length = 0
    expect(await call('DELETE', '')).toEqual({ reason: 'removed' })
    expect(provider.told).toEqual([])
    provider.store.devices.spendPinTry = async () => ({ ok: false, reason: 'unknown' })
    expect(await post('/pin/evaluate', { pinKeyId: phone.pinKeyId, blinded: blinded() })).toEqual({
      reason: 'unknown-device',
    })
  })

  test('biometrics that are off are off', async () => {
    const found = await provider.store.devices.find(phone.id)
    if (!found) throw new Error('no device')
    provider.store.devices.find = async () => ({ ...found, biometricId: 'b', biometricKey: 'k' })
    provider.store.devices.turnOffBiometrics = async () => false
    const fresh = await provider.fresh()
    expect(await stopBiometrics(provider.context(), { fresh, deviceId: phone.id })).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })

  test('a new PIN that was confirmed is confirmed again for that very key, by a phone that stands', async () => {
    const changed = async (key: unknown) =>
      (await post('/pin/changed', { changed: await say('lp-pin-changed+jwt', { key }) }))['reason'] ?? 'ok'
    const key = (await change(await spend()))['pinKeyId']
    expect(await changed(key)).toBe('ok')
    expect(await changed(key)).toBe('ok')
    expect(await changed(phone.pinKeyId)).toBe('other-key')
    for (let i = 0; i < 6; i++) await post('/pin/evaluate', { pinKeyId: String(key), blinded: blinded() })
    expect(await changed(key)).toBe('other-key')
  })

  test('a phone whose answer was lost learns what it is, unless it was removed', async () => {
    const begun = await beginEnrolment(provider)
    const enrol = await begun.enrol()
    const { body } = await begun.post(enrol)
    expect((await begun.post(enrol)).body).toMatchObject({ device: body['device'], codeSecret: body['codeSecret'] })
    const other = await rawKey()
    expect((await begun.post(await begun.enrol({ p: other.thumbprint }), { by: other })).body).toEqual({
      reason: 'completed',
    })
    const found = await provider.store.enrolments.deviceOf(begun.id)
    provider.store.enrolments.deviceOf = async () => found && { ...found, status: 'removed' }
    expect((await begun.post(enrol)).body).toEqual({ reason: 'removed' })
    provider.store.enrolments.deviceOf = async () => found && { ...found, sealedCodeSecret: null }
    expect((await begun.post(enrol)).body).toEqual({ reason: 'removed' })
  })
})

test('a phone that never forgot its PIN rests no day, nor one that is unknown', async () => {
  expect(await restsUntil(provider.context(), phone.id)).toBeNull()
  expect(await restsUntil(provider.context(), elsewhere)).toBeNull()
})

test('a removal is of this phone alone where it is a phone’s', async () => {
  const keys = await providerKeys(provider.context())
  const removal = { id: newJti(), accountId: 'a', factorName: 'x', askedAt: 1, dueAt: 2 }
  const own = async (kind: 'device' | 'passkey', factorId: string) =>
    decodeJwt(await signRemoval(provider.context(), { ...removal, kind, factorId }, { deviceId: phone.id, keys }))[
      'own'
    ]
  expect(await own('device', phone.id)).toBe(true)
  expect(await own('device', elsewhere)).toBe(false)
  expect(await own('passkey', phone.id)).toBe(false)
})
