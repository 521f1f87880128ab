import { beforeEach, describe, expect, test } from 'vitest'
import { LaissezPasserError } from '../../../src/errors.ts'
import { newBiometricsChallenge } from '../../../src/authenticator/biometrics.ts'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { deviceEndpoints, rules } from '../../../src/authenticator/server/index.ts'
import type { Device } from '../../../src/ports/index.ts'
import { clientDataOf, readRegistration } from '../../../src/webauthn/responses.ts'
import { verifyRegistration } from '../../../src/webauthn/verify.ts'
import { softBiometrics } from '../../support/biometrics.ts'
import { testStore } from '../../support/store.ts'
import { accountPassword, deviceApi } from '../support/provider.ts'
import { made } from '../support/raw-phone.ts'

let provider: Awaited<ReturnType<typeof made>>['provider']
let phone: Awaited<ReturnType<typeof made>>['phone']
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
})

const blinded = toBase64url(blindPin('7391').blinded)
const forgot = async (body: object) => (await phone.call({ method: 'POST', path: '/pin/forgot', body })).body
const device = async (): Promise<Device> => {
  const found = await provider.store.devices.find(phone.id)
  if (!found) throw new Error('no device')
  return found
}

describe('a forgotten PIN', () => {
  test('takes the account’s password and makes a new key that only waits', async () => {
    expect(await forgot({ password: accountPassword, blinded })).toEqual({
      pinKeyId: expect.stringMatching(/^[\w-]{22}$/),
      evaluated: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(await device()).toMatchObject({ pinKeyId: phone.pinKeyId, approvalThumbprint: phone.d.thumbprint })
  })

  test.each<[string, object, string]>([
    ['no password', { blinded }, 'bad-request'],
    ['a password that is no text', { password: 7, blinded }, 'bad-request'],
    ['a password beyond 4096 characters', { password: 'x'.repeat(4097), blinded }, 'bad-request'],
    ['no blinded PIN', { password: accountPassword }, 'bad-request'],
    [
      'a blinded PIN that is no element',
      { password: accountPassword, blinded: toBase64url(new Uint8Array(32)) },
      'bad-element',
    ],
  ])('of %s nothing is judged', async (_, body, reason) => {
    expect(await forgot(body)).toEqual({ reason })
    expect(await device()).toMatchObject({ pinKeyId: phone.pinKeyId })
    for (let i = 0; i < 12; i++) await forgot(body)
    expect(await forgot({ password: accountPassword, blinded })).toHaveProperty('pinKeyId')
  })

  test('may have a password of 4096 characters, which is wrong here', async () => {
    expect(await forgot({ password: 'x'.repeat(4096), blinded })).toEqual({ reason: 'wrong-password' })
  })

  test('counts ten wrong passwords by itself, says how long it waits; a right one clears the count', async () => {
    const wrong = () => forgot({ password: 'Wrong-Kettle-42', blinded })
    for (let i = 0; i < 9; i++) expect(await wrong()).toEqual({ reason: 'wrong-password' })
    expect(await forgot({ password: accountPassword, blinded })).toHaveProperty('pinKeyId')
    for (let i = 0; i < 10; i++) expect(await wrong()).toEqual({ reason: 'wrong-password' })
    provider.clock.now += 300
    expect(await forgot({ password: accountPassword, blinded })).toEqual({ reason: 'throttled', wait: 600 })
    provider.clock.now += 600
    expect(await forgot({ password: accountPassword, blinded })).toHaveProperty('pinKeyId')
  })

  test('is put off where too many passwords wait to be hashed, and costs no try', async () => {
    const run = deviceEndpoints.find(({ path }) => path === '/pin/forgot')?.run
    const body = { password: accountPassword, blinded }
    const verify = () => Promise.reject(new LaissezPasserError('busy', 'too many wait'))
    for (let i = 0; i < 12; i++) {
      const context = { ...provider.context(), hasher: { ...provider.context().hasher, verify } }
      const given = {
        authorization: await phone.proof({ method: 'POST', path: '/pin/forgot', body }),
        method: 'POST',
        path: `${deviceApi}/pin/forgot`,
        body: JSON.stringify(body),
      }
      expect(await run?.(context, given)).toEqual({ ok: false, reason: 'unavailable' })
    }
    expect(await forgot(body)).toHaveProperty('pinKeyId')
  })

  test('of a phone that was removed meanwhile brings nothing back; a password changed meanwhile is wrong', async () => {
    const { devices } = provider.store
    const startPinChange = devices.startPinChange.bind(devices)
    devices.startPinChange = async () => false
    expect(await forgot({ password: accountPassword, blinded })).toEqual({ reason: 'wrong-password' })
    devices.startPinChange = async (...all) => {
      await phone.call({ method: 'DELETE', path: '' })
      return startPinChange(...all)
    }
    expect(await forgot({ password: accountPassword, blinded })).toEqual({ reason: 'removed' })
  })
})

describe('a forgotten PIN, where biometrics are on', () => {
  const turnedOn = async () => {
    const reader = await softBiometrics()
    const tried = await phone.call({
      method: 'POST',
      path: '/pin/evaluate',
      body: { pinKeyId: phone.pinKeyId, blinded: toBase64url(blindPin('4795').blinded) },
    })
    const tryId = String(tried.body['try'])
    const credential = await reader.create({ challenge: newBiometricsChallenge({ deviceId: phone.id, tryId }) })
    if (!credential.ok) throw new Error(credential.reason)
    await provider.store.devices.turnOnBiometrics({
      deviceId: phone.id,
      tryId,
      notBefore: provider.clock.now - rules.unlockSeconds,
      biometrics: { id: reader.credentialId(), key: await keyOf(credential.credential) },
      messages: [],
      activity: { id: 'on', accountId: provider.account.id, kind: 'x', at: 1, details: {}, subject: 's', facts: {} },
    })
    return async (challenge: unknown) => {
      const signed = await reader.sign({ challenge: String(challenge), id: reader.credentialId() })
      if (!signed.ok) throw new Error(signed.reason)
      return signed.assertion
    }
  }
  const keyOf = async (credential: object) => {
    const read = readRegistration(JSON.stringify(credential))
    const challenge = read && clientDataOf(read.response)?.challenge
    const relyingParty = { id: 'app.example.eu', name: 'x', origin: 'https://app.example.eu' }
    const verified = read && challenge && (await verifyRegistration(read.response, { challenge, relyingParty }))
    if (!verified) throw new Error('no credential')
    return verified.publicKey
  }

  test('takes the finger too, over a challenge of ours, once, for this blinded PIN', async () => {
    const sign = await turnedOn()
    const asked = await forgot({ password: accountPassword, blinded })
    expect(asked).toEqual({ reason: 'biometrics', challenge: expect.stringMatching(/^[\w-]{70}$/) })
    const assertion = await sign(asked['challenge'])
    const other = toBase64url(blindPin('8264').blinded)
    expect(await forgot({ password: accountPassword, blinded: other, assertion })).toMatchObject({
      reason: 'biometrics',
    })
    const again = await sign((await forgot({ password: accountPassword, blinded }))['challenge'])
    expect(await forgot({ password: accountPassword, blinded, assertion: again })).toHaveProperty('pinKeyId')
    expect(await forgot({ password: accountPassword, blinded, assertion: again })).toMatchObject({
      reason: 'biometrics',
    })
  })

  test.each<[string, (sign: (challenge: unknown) => Promise<object>) => unknown]>([
    ['nothing', () => null],
    ['no assertion', () => ({})],
    ['what can’t be read', () => 'finger'],
    ['a challenge of its own', (sign) => sign(toBase64url(new Uint8Array(52)))],
  ])('takes no %s for one', async (_, given) => {
    const sign = await turnedOn()
    expect(await forgot({ password: accountPassword, blinded, assertion: await given(sign) })).toMatchObject({
      reason: 'biometrics',
    })
  })

  test('takes no other finger', async () => {
    await turnedOn()
    const stranger = await softBiometrics()
    const asked = await forgot({ password: accountPassword, blinded })
    const signed = await stranger.sign({ challenge: String(asked['challenge']), id: stranger.credentialId() })
    const assertion = signed.ok ? signed.assertion : null
    expect(await forgot({ password: accountPassword, blinded, assertion })).toMatchObject({ reason: 'biometrics' })
  })
})
