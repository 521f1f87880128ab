import { methodsNamed } from '../support/methods.ts'
import { describe, expect, test } from 'vitest'
import { parseServices, unreachable } from '../../src/services/index.ts'

const shop = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example/back'] }
const password = { name: 'password', kind: 'first', level: 'BASIC' } as const
const passkey = { name: 'passkey', kind: 'second', level: 'MEDIUM' } as const
const token = { name: 'token', kind: 'second', level: 'HIGH' } as const
const recoveryCode = { name: 'recovery-code', kind: 'recovery', level: 'MEDIUM' } as const
const mailCode = { name: 'mail-code', kind: 'confirmation', level: 'MEDIUM' } as const

function wrong(service: object, methods: Parameters<typeof methodsNamed>[0]): readonly string[] {
  const parsed = parseServices([{ ...shop, ...service }])
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return unreachable(parsed.services, methodsNamed(methods)).map(({ path, message }) => `${path}: ${message}`)
}

describe('what somebody can give', () => {
  test.each([
    [{}, [password]],
    [{ requiredLevel: 'MEDIUM' }, [password, passkey]],
    [{ requiredLevel: 'MEDIUM' }, [password, token]],
    [{ requiredLevel: 'MEDIUM', acceptedMethods: ['passkey', 'recovery-code'] }, [password, passkey, recoveryCode]],
    [{ acceptedMethods: ['password'] }, [password, passkey]],
    [{ requiredLevel: 'HIGH', acceptedMethods: ['token'] }, [password, token]],
  ])('is accepted: %#', (service, methods) => {
    expect(wrong(service, methods)).toEqual([])
  })
})

describe('what nobody can give', () => {
  test.each([
    [
      'a level',
      { requiredLevel: 'MEDIUM' },
      [password],
      '0.requiredLevel: is reached by no method that is accepted: password is BASIC',
    ],
    [
      'a level above all',
      { requiredLevel: 'HIGH' },
      [password, passkey],
      '0.requiredLevel: is reached by no method that is accepted: password is BASIC, passkey is MEDIUM',
    ],
    [
      'a level by a way back in alone',
      { requiredLevel: 'MEDIUM' },
      [password, recoveryCode],
      '0.requiredLevel: is reached by no method that is accepted: password is BASIC, recovery-code is MEDIUM',
    ],
    [
      'a level by what only confirms',
      { requiredLevel: 'MEDIUM' },
      [password, mailCode],
      '0.requiredLevel: is reached by no method that is accepted: password is BASIC, mail-code is MEDIUM',
    ],
    [
      'a way back in by itself',
      { acceptedMethods: ['recovery-code'] },
      [password, recoveryCode],
      '0.requiredLevel: is reached by no method that is accepted: password is BASIC, recovery-code is MEDIUM',
    ],
    [
      'a method that isn’t there',
      { acceptedMethods: ['password', 'sms'] },
      [password, passkey],
      '0.acceptedMethods.1: isn’t a method of this provider: it must be one of password, passkey',
    ],
    [
      'a method that is mistyped',
      { acceptedMethods: ['passkeys'] },
      [password, passkey],
      '0.acceptedMethods.0: isn’t a method of this provider: it must be one of password, passkey. Did you mean passkey?',
    ],
    [
      'a method below the level',
      { requiredLevel: 'MEDIUM', acceptedMethods: ['passkey', 'password'] },
      [password, passkey],
      '0.acceptedMethods.1: never reaches the service’s requiredLevel MEDIUM: it is BASIC',
    ],
  ] as const)('is refused: %s', (_, service, methods, message) => {
    expect(wrong(service, methods)).toEqual([message])
  })
})
