import type { Account, Factor } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { detailsOf, factorsOf } from '../../../src/cas/ecas/person.ts'
import { type CasService, parseServices } from '../../../src/services/index.ts'

const account: Account = {
  id: '0account',
  uid: 'n00abcde',
  email: 'elodie@example.org',
  title: null,
  firstName: 'Élodie',
  lastName: 'Müller',
  language: 'fr',
  status: 'active',
  passwordHash: null,
  passwordChangedAt: null,
  preferredMethod: null,
  alwaysTwoFactors: false,
  timeZone: 'Europe/Paris',
  chosenZone: null,
  signInMails: null,
  assurance: null,
  memberOf: null,
  administrator: false,
  createdAt: 0,
}
const service = (() => {
  const parsed = parseServices([{ name: 'Wiki', type: 'cas', urls: ['https://wiki.example/'] }])
  const [first] = parsed.ok ? parsed.services : []
  if (first?.type !== 'cas') throw new Error('no service')
  return first
})()
const settings = { assuranceByDomain: { 'example.org': 'MEDIUM' } } as const

describe('details', () => {
  test('are what the account has, by EU Login’s names', () => {
    expect(detailsOf(account, { service, settings })).toEqual({
      email: 'elodie@example.org',
      employeeType: 'n',
      firstName: 'Élodie',
      lastName: 'Müller',
      domain: 'external',
      domainUsername: 'n00abcde',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      assuranceLevel: 'MEDIUM',
      uid: 'n00abcde',
    })
  })

  test('of an account that an eID made, its type says so; what is unknown is left out', () => {
    const made = detailsOf({ ...account, uid: 'v00abcde', timeZone: null }, { service, settings })
    expect(made).toMatchObject({ employeeType: 'v', domainUsername: 'v00abcde' })
    expect(made).not.toHaveProperty('timeZone')
  })

  test('are those that the registration releases', () => {
    const only = (names: CasService['releasedAttributes']) =>
      Object.keys(detailsOf(account, { service: { ...service, releasedAttributes: names }, settings }))
    expect(only(['locale', 'assuranceLevel', 'groups'])).toEqual(['locale', 'assuranceLevel'])
    expect(only([])).toEqual([])
  })
})

describe('authentication factors', () => {
  const factor = (kind: Factor['kind'], more: Partial<Factor> = {}): Factor => ({
    kind,
    id: `${kind}-1`,
    name: `my ${kind}`,
    model: null,
    variant: null,
    status: 'active',
    addedAt: 0,
    lastUsedAt: null,
    ...more,
  })
  const told = (used: Factor, of: CasService = service) =>
    factorsOf(account, {
      service: of,
      factors: [factor('device', { id: 'another', name: 'Not used' }), used],
      proofs: [
        { method: 'password', at: 0, credentialId: null },
        { method: 'x', at: 1, credentialId: used.id },
      ],
    })

  test.each([
    [factor('device'), { mobileDevice: { deviceName: 'my device', deviceIdentifier: 'device-1' } }],
    [factor('passkey'), { webAuthnDevice: { deviceName: 'my passkey', deviceIdentifier: 'passkey-1' } }],
    [
      factor('passkey', { variant: 'platform' }),
      { webAuthnDevice: { deviceName: 'my passkey', deviceIdentifier: 'passkey-1', deviceType: 'platform' } },
    ],
    [factor('token', { model: '98-765', variant: 'device' }), { tokenId: '98-765' }],
    [factor('token', { variant: 'app' }), { tokenId: 'token-1' }],
    [factor('token', { model: '98-766', variant: 'challenge' }), { tokenCramId: '98-766' }],
    [factor('eid', { variant: 'high' }), { eidasId: 'eid-1' }],
    // Its name may be a number of somebody's.
    [factor('phone', { name: '+32 470 00 00 00' }), {}],
  ])('%# are those that were used, and no others', (used, expected) => {
    expect(told(used)).toEqual({ moniker: 'elodie@example.org', ...expected })
  })

  test('name nobody’s address that isn’t released, and nothing where they aren’t', () => {
    const released = (names: CasService['releasedAttributes']) => ({ ...service, releasedAttributes: names })
    expect(told(factor('eid'), released(['authenticationFactors']))).toEqual({ moniker: 'n00abcde', eidasId: 'eid-1' })
    expect(told(factor('eid'), released(['email']))).toEqual({})
  })
})
