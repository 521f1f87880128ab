import type { Strength, VerificationMethod } from '@laissez-passer/core/context'
import type { Level } from '@laissez-passer/core/ports'
import { mobileAppPin } from '@laissez-passer/core/methods/mobile-app-pin'
import { passkey } from '@laissez-passer/core/methods/passkey'
import { password } from '@laissez-passer/core/methods/password'
import { recoveryCode } from '@laissez-passer/core/methods/recovery-code'
import { token, tokenApp, tokenCram } from '@laissez-passer/core/methods/token'
import { expect, test } from 'vitest'
import { readEcasLogin } from '../../../src/cas/ecas/login-parameters.ts'
import { readStrengths } from '../../../src/cas/ecas/strengths.ts'

/** A method of somebody else's: a certificate in the browser. */
const certificate: VerificationMethod = { ...password(), name: 'certificate', level: 'HIGH', strength: 'CLIENT_CERT' }
const methods = [password(), mobileAppPin(), passkey(), tokenApp(), recoveryCode(), certificate]

function read(
  query: Readonly<Record<string, string>>,
  { level = 'BASIC', accepted = null }: { readonly level?: Level; readonly accepted?: readonly string[] | null } = {},
) {
  const requirement = { serviceName: 'Shop', level, methods: accepted }
  return readEcasLogin(new URLSearchParams(query), { requirement, methods })
}

const asked = (result: ReturnType<typeof read>) =>
  result.ok ? [result.value.requirement.level, result.value.requirement.methods] : result.failure.code

test('nothing asked: as the service is registered', () => {
  expect(read({}, { level: 'MEDIUM', accepted: ['passkey'] })).toEqual({
    ok: true,
    value: {
      requirement: { serviceName: 'Shop', level: 'MEDIUM', methods: ['passkey'] },
      clientFingerprint: null,
      locale: null,
    },
  })
})

test('a level raises what is registered, and never lowers it', () => {
  expect(asked(read({ authenticationLevel: 'medium' }))).toEqual(['MEDIUM', null])
  expect(asked(read({ authenticationLevel: 'BASIC' }, { level: 'HIGH' }))).toEqual(['HIGH', null])
  expect(asked(read({ authenticationLevel: 'HIGH' }, { accepted: ['password'] }))).toBe('INVALID_REQUEST')
})

test('strengths leave methods that have them, of those that the service accepts', () => {
  const strengths = (list: string) => ({ acceptStrengths: list })
  expect(asked(read(strengths('PASSWORD')))).toEqual(['BASIC', ['password']])
  expect(asked(read(strengths('PASSWORD_MOBILE_APP,PASSWORD_SMS')))).toEqual(['BASIC', ['mobile-app-pin']])
  expect(asked(read(strengths('STRONG, CLIENT_CERT')))).toEqual(['BASIC', ['certificate']])
  expect(asked(read(strengths('PASSWORD,PASSWORD_WEBAUTHN'), { accepted: ['passkey'] }))).toEqual([
    'BASIC',
    ['passkey'],
  ])
  // Nobody can do what is asked: to say so at once is better than a page on which nothing leads on.
  expect(asked(read(strengths('PASSWORD'), { level: 'MEDIUM' }))).toBe('INVALID_REQUEST')
  expect(asked(read(strengths('PASSWORD'), { accepted: ['passkey'] }))).toBe('INVALID_REQUEST')
  expect(asked(read(strengths('EIDAS')))).toBe('INVALID_REQUEST')
  expect(asked(read(strengths('MAGIC')))).toBe('INVALID_REQUEST')
  // Recovery codes have the strength of an app, and are for who has lost one.
  expect(
    asked(
      readEcasLogin(new URLSearchParams(strengths('PASSWORD_SOFTWARE_TOKEN')), {
        requirement: { serviceName: 'Shop', level: 'BASIC', methods: null },
        methods: [password(), recoveryCode()],
      }),
    ),
  ).toBe('INVALID_REQUEST')
})

test('with a level, strengths beside it are left out', () => {
  expect(asked(read({ authenticationLevel: 'MEDIUM', acceptStrengths: 'PASSWORD,CLIENT_CERT' }))).toEqual([
    'MEDIUM',
    null,
  ])
})

test('what is said twice, or can’t be, is refused', () => {
  const twice = new URLSearchParams({ authenticationLevel: 'HIGH' })
  twice.append('authenticationLevel', 'BASIC')
  const requirement = { serviceName: 'Shop', level: 'BASIC', methods: null } as const
  expect(readEcasLogin(twice, { requirement, methods }).ok).toBe(false)
  expect(asked(read({ clientFingerprint: 'abc' }))).toBe('INVALID_REQUEST')
  expect(asked(read({ authenticationLevel: 'STRONG' }))).toBe('INVALID_REQUEST')
})

test('of what nobody knows no more than the beginning is said again', () => {
  const refused = read({ acceptStrengths: 'X'.repeat(4000) })
  expect(!refused.ok && refused.failure.message.length).toBeLessThan(200)
})

test('every strength that a method of ours has is one of EU Login’s, at the level where EU Login has it', () => {
  const table: Readonly<Record<Level, readonly Strength[]>> = {
    BASIC: ['PASSWORD', 'NTLM', 'SOCIAL_NETWORKS', 'FEDERATION'],
    MEDIUM: [
      ...(['PASSWORD_SMS', 'PASSWORD_SOFTWARE_TOKEN', 'PASSWORD_MOBILE_APP', 'MOBILE_APP'] as const),
      ...(['PASSWORD_WEBAUTHN', 'MDM_CERT', 'EIDAS'] as const),
    ],
    HIGH: ['PASSWORD_TOKEN', 'PASSWORD_TOKEN_CRAM', 'CLIENT_CERT'],
  }
  for (const { level, name, strength } of [...methods, token(), tokenCram()])
    expect([name, table[level].includes(strength)]).toEqual([name, true])
  for (const strength of Object.values(table).flat())
    expect(readStrengths([strength.toLowerCase()])).toEqual({ ok: true, strengths: [strength] })
})
