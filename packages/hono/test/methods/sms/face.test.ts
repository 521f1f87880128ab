import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { mailCode } from '../../../src/methods/mail-code/face.ts'
import { advisedWays, faceOf, setUpAddress } from '../../../src/methods/face.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { sms } from '../../../src/methods/sms/face.ts'
import { numbersOf } from '../../../src/methods/sms/numbers.ts'

const invalid = expect.objectContaining({ code: 'invalid-settings' })
const book = addresses('/cas')

it('text messages travel by what sends, or not at all', () => {
  const sender = { send: async () => ({ ok: true }) as const }
  expect(sms({ sender }).carries).toEqual({ sms: sender })
  for (const none of [sms(), sms({ sender: null })]) expect(none).not.toHaveProperty('carries')
  for (const wrong of [{ sender: {} }, { sender: 'smtp://' }, { sendr: sender }])
    expect(() => Reflect.apply(sms, null, [wrong])).toThrow(invalid)
})

it('numbers are those of countries that have any', async () => {
  expect(await numbersOf({ smsCountries: null })).toBeUndefined()
  expect(await numbersOf({ smsCountries: ['BE', 'FR'] })).toBeUndefined()
  await expect(numbersOf({ smsCountries: ['BE', 'ZZ', 'XX'] })).rejects.toThrow(/ZZ, XX in ISO/)
  await expect(numbersOf({ smsCountries: ['ZZ'] })).rejects.toThrow(invalid)
})

it('a method’s face is found by its name, a retired one’s heir by its own', () => {
  const faces = [password(), sms(), passkey()]
  expect(faceOf(faces, 'sms')?.method.name).toBe('sms')
  expect(faceOf(faces, 'mail-code')?.method.name).toBe('mail-code')
  expect(faceOf([mailCode()], 'mail-code')?.heir).toBeUndefined()
  expect(faceOf(faces, 'token')).toBeUndefined()
  expect(setUpAddress(faces, { name: 'sms', addresses: book })).toBe('/cas/account/phones/add')
  for (const name of ['password', 'token']) expect(setUpAddress(faces, { name, addresses: book })).toBe('/cas/account')
})

it('what is advised is what anybody can add, the safest first', () => {
  expect(advisedWays([password(), sms(), mobileAppPin(), passkey()], { addresses: book })).toEqual([
    { method: 'passkey', href: '/cas/account/passkeys/add' },
    { method: 'mobile-app-pin', href: '/cas/mobile' },
  ])
})
