import type { Account } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/oidc/claims/asked.ts'
import { scopesOfClaims, toldOf } from '../../../src/oidc/claims/person.ts'

const nothing = { told: null, essentialAcr: null, acr: [], subject: null }
const read = (claims: unknown) => readClaims(JSON.stringify(claims))

describe('the parameter claims', () => {
  test('asks for nothing where it isn’t there, and where it names nothing that is known', () => {
    expect(readClaims(null)).toEqual(nothing)
    for (const claims of [{}, { id_token: null }, { userinfo: {} }, { id_token: { shoe_size: null } }, { more: 1 }])
      expect(read(claims)).toEqual(nothing)
  })

  test('names claims of the person by where they are told, and leaves out what nobody here knows', () => {
    expect(read({ id_token: { email: null, shoe_size: null }, userinfo: { name: { essential: true } } })).toEqual({
      ...nothing,
      told: { idToken: ['email'], userinfo: ['name'] },
    })
    expect(read({ userinfo: { locale: null, constructor: null } })?.told).toEqual({ idToken: [], userinfo: ['locale'] })
  })

  test.each([
    [{ values: ['a', 'b'] }, { acr: ['a', 'b'], essentialAcr: null }],
    [
      { essential: false, value: 'a' },
      { acr: ['a'], essentialAcr: null },
    ],
    [
      { essential: true, value: 'a', values: ['b', 7, null] },
      { acr: ['a', 'b'], essentialAcr: ['a', 'b'] },
    ],
    // Whichever will do, where none is named.
    [{ essential: true }, { acr: [], essentialAcr: null }],
    [
      { essential: true, values: [7] },
      { acr: [], essentialAcr: null },
    ],
    [null, { acr: [], essentialAcr: null }],
  ])('of acr %j takes texts, which one must be reached of where that is essential', (acr, expected) => {
    expect(read({ id_token: { acr } })).toEqual({ ...nothing, ...expected })
  })

  test('names who alone may answer, in either place', () => {
    expect(read({ id_token: { sub: { value: 'n1' } }, userinfo: { sub: { value: 'n2' } } })?.subject).toBe('n1')
    expect(read({ userinfo: { sub: { value: 'n2' } } })?.subject).toBe('n2')
    expect(read({ id_token: { sub: { value: 7 } } })?.subject).toBeNull()
    expect(read({ id_token: { sub: null } })?.subject).toBeNull()
  })

  test.each([
    '',
    'x',
    '[]',
    'null',
    '{"id_token":[]}',
    '{"userinfo":{"email":7}}',
    '{"id_token":{"acr":{"values":"a"}}}',
  ])('is no claims request: %s', (text) => {
    expect(readClaims(text)).toBeNull()
  })
})

describe('claims of a person', () => {
  const account: Pick<Account, 'email' | 'firstName' | 'lastName' | 'language'> = {
    email: 'madonna@example.org',
    firstName: 'Madonna',
    lastName: '',
    language: 'en',
  }
  const told = (scope: string, names: readonly string[] = []) =>
    toldOf(account as Account, { names, scope, service: {} })

  test('are told by scope, or by name', () => {
    expect(told('openid email')).toEqual({ email: 'madonna@example.org', email_verified: true })
    expect(told('openid', ['locale'])).toEqual({ locale: 'en' })
    expect(told('email', ['locale'])).toEqual({ email: 'madonna@example.org', email_verified: true, locale: 'en' })
    expect(told('openid emails')).toEqual({})
  })

  test('of who has one name have no family name', () => {
    expect(told('profile')).toEqual({ given_name: 'Madonna', name: 'Madonna', locale: 'en' })
    const two = { ...account, lastName: 'Ciccone' } as Account
    expect(toldOf(two, { names: ['family_name'], scope: '', service: {} })).toEqual({ family_name: 'Ciccone' })
  })

  test('by name stand for the scopes that would ask for them', () => {
    expect(scopesOfClaims([])).toEqual([])
    expect(scopesOfClaims(['email_verified'])).toEqual(['email'])
    expect(scopesOfClaims(['locale', 'name'])).toEqual(['profile'])
    expect(scopesOfClaims(['locale', 'email'])).toEqual(['email', 'profile'])
    expect(scopesOfClaims(['sub'])).toEqual([])
  })
})
