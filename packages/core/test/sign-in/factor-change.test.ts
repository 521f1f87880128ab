import { expect, it } from 'vitest'
import { neededToChange } from '../../src/sign-in/factor-change.ts'
import type { VerificationMethod } from '../../src/context/index.ts'
import { mobileAppQr } from '../../src/methods/mobile-app-qr/method.ts'
import { mailCode } from '../../src/methods/mail-code/method.ts'
import { passkey } from '../../src/methods/passkey/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { recoveryCode } from '../../src/methods/recovery-code/method.ts'
import { sms } from '../../src/methods/sms/method.ts'

/** All methods, with something set up for these. */
const having = (...names: readonly string[]) =>
  [password(), passkey(), mobileAppQr(), sms(), recoveryCode(), mailCode()].map((method: VerificationMethod) => ({
    method,
    credentials: names.includes(method.name) ? [{ id: method.name, name: '' }] : [],
  }))

it.each([
  ['nothing but the password', ['password'], { level: 'BASIC', methods: null }],
  ['a passkey', ['password', 'passkey'], { level: 'MEDIUM', methods: null }],
  ['a passkey and a number: the passkey', ['password', 'passkey', 'sms'], { level: 'MEDIUM', methods: null }],
  ['a number alone: the number', ['password', 'sms'], { level: 'MEDIUM', methods: ['sms'] }],
  [
    'a number and a code that only signs in: the number',
    ['sms', 'mobile-app-qr'],
    { level: 'MEDIUM', methods: ['sms'] },
  ],
  ['a code that only signs in, alone: any other', ['mobile-app-qr'], { level: 'MEDIUM', methods: null }],
  ['a number and codes', ['sms', 'recovery-code'], { level: 'MEDIUM', methods: ['sms', 'recovery-code'] }],
  ['a retired number: a code by mail', ['password', 'mail-code'], { level: 'BASIC', methods: ['mail-code'] }],
  [
    'a retired number and codes: either',
    ['password', 'recovery-code', 'mail-code'],
    { level: 'BASIC', methods: ['recovery-code', 'mail-code'] },
  ],
  ['recovery codes alone: the password, as they are no factor', ['recovery-code'], { level: 'BASIC', methods: null }],
])('who has %s', (_, names, ask) => {
  expect(neededToChange(having(...names))).toEqual(ask)
})
