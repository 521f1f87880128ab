import { describe, expect, test } from 'vitest'
import { readValidation } from '../../../src/cas/ecas/parameters.ts'

const address = { assurance: 'LOW', ticketKinds: ['service'] } as const
const needed = { service: 'https://shop.example/', ticket: 'ST-1' }

function read(given: Readonly<Record<string, string>>, at: Parameters<typeof readValidation>[1] = address) {
  return readValidation(new URLSearchParams({ ...needed, ...given }), at)
}

/** The message of a refusal, which is always INVALID_REQUEST. */
function fault(given: Readonly<Record<string, string>> | URLSearchParams): string | null {
  const result = readValidation(given instanceof URLSearchParams ? given : new URLSearchParams(given), address)
  if (result.ok) return null
  expect(result.failure.code).toBe('INVALID_REQUEST')
  return result.failure.message
}

test('what is left out has its default', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      ...needed,
      renew: false,
      pgtUrl: null,
      groups: null,
      userDetails: false,
      clientFingerprint: undefined,
      ticketKinds: ['service'],
      assurance: 'LOW',
      strengths: null,
      level: null,
    },
  })
})

test('what the module for Drupal sends is read whole', () => {
  const sent = { assuranceLevel: 'TOP', ticketTypes: 'SERVICE,PROXY', userDetails: 'true', groups: '*' }
  expect(read({ ...sent, authenticationLevel: 'MEDIUM' })).toMatchObject({
    ok: true,
    value: {
      assurance: 'TOP',
      ticketKinds: ['service', 'proxy'],
      userDetails: true,
      groups: ['*'],
      level: 'MEDIUM',
    },
  })
})

test('what a client for Node sends is read, in its own spelling and with a level’s number', () => {
  const sent = {
    ticketTypes: 'SERVICE,PROXY',
    assuranceLevel: '40',
    groups: 'undefined',
    authenticationLevel: 'MEDIUM',
  }
  expect(read({ ...sent, acceptedStrengths: 'STRONG,PASSWORD,CLIENT_CERT', renew: 'true' })).toMatchObject({
    ok: true,
    value: { assurance: 'TOP', strengths: ['PASSWORD', 'CLIENT_CERT'], renew: true, groups: ['undefined'] },
  })
})

describe('each parameter', () => {
  test.each([
    ['renew', '1', { renew: true }],
    ['renew', 'FALSE', { renew: false }],
    ['renew', '0', { renew: false }],
    ['userDetails', 'True', { userDetails: true }],
    ['pgtUrl', 'https://shop.example/pgt', { pgtUrl: 'https://shop.example/pgt' }],
    ['groups', 'A, B C ,', { groups: ['A', 'B C'] }],
    ['clientFingerprint', ' YWJj ', { clientFingerprint: 'YWJj' }],
    ['groups', 'A'.repeat(4096), { groups: ['A'.repeat(4096)] }],
    ['ticketTypes', 'proxy, desktop', { ticketKinds: ['proxy'] }],
    ['assuranceLevel', 'medium', { assurance: 'MEDIUM' }],
    ['assuranceLevel', '10', { assurance: 'LOW' }],
    ['assuranceLevel', 'INTERNAL', { assurance: 'TOP' }],
    ['authenticationLevel', 'high', { level: 'HIGH' }],
    ['acceptStrengths', 'PASSWORD_SMS, EIDAS', { strengths: ['PASSWORD_SMS', 'EIDAS'] }],
    ['version', 'CURRENT', {}],
    ['proxyGrantingProtocol', 'PGT_URL', {}],
    ['userAddress', '192.0.2.7', {}],
    ['userAddress', '203.0.113.254', {}],
    ['singleSignOut', 'true', {}],
    ['sessionId', 'whatever', {}],
    ['unheardOf', 'x', {}],
  ] as const)('%s=%s', (name, value, expected) => {
    expect(read({ [name]: value })).toMatchObject({ ok: true, value: expected })
    expect(read({ [name]: '' })).toEqual(read({}))
  })

  test.each([
    ['renew', 'yes', 'renew is true or false'],
    ['userDetails', '2', 'userDetails is true or false'],
    ['singleSignOut', 'maybe', 'singleSignOut is true or false'],
    ['ticketTypes', 'SERVICE,TICKET', 'ticketTypes is one of SERVICE, PROXY, DESKTOP'],
    ['ticketTypes', 'DESKTOP', 'none that is issued here'],
    ['assuranceLevel', '25', 'or 40, 30, 20 or 10'],
    ['authenticationLevel', 'STRONG', 'authenticationLevel is one of BASIC, MEDIUM, HIGH'],
    ['acceptStrengths', 'PASSWORD,MAGIC', 'MAGIC is no strength'],
    ['acceptedStrengths', 'constructor', 'CONSTRUCTOR is no strength'],
    ['version', '4.5', 'version is CURRENT'],
    ['proxyGrantingProtocol', 'CLIENT_CERT', 'PGT_URL'],
    ['proxyGrantingProtocol', 'DESKTOP', 'is PGT_URL'],
    ['proxyGrantingProtocol', 'PIGEON', 'one of PGT_URL'],
    ['userAddress', 'here', 'IPv4'],
    ['userAddress', 'at 192.0.2.7', 'IPv4'],
    ['userAddress', '192.0.2.7:443', 'IPv4'],
    ['userAddress', '192.0.2', 'IPv4'],
    ['groups', 'A'.repeat(4097), 'groups is longer than 4096'],
  ])('%s=%s is refused by name', (name, value, message) => {
    expect(fault({ ...needed, [name]: value })).toContain(message)
  })

  test('of what nobody knows no more than the beginning is said again', () => {
    expect(fault({ ...needed, acceptStrengths: 'X'.repeat(4000) })?.length).toBeLessThan(200)
  })

  test('what must be there, and only once', () => {
    expect(fault({ ticket: 'ST-1' })).toBe('service is missing')
    expect(fault({ service: 'https://shop.example/', ticket: ' ' })).toBe('ticket is missing')
    const twice = new URLSearchParams({ ...needed, assuranceLevel: 'TOP' })
    twice.append('assuranceLevel', 'LOW')
    expect(fault(twice)).toBe('assuranceLevel occurs twice')
  })
})

test('a parameter never lowers what an address asks for', () => {
  const strict = { assurance: 'TOP', ticketKinds: ['service', 'proxy'] } as const
  expect(read({ assuranceLevel: 'LOW' }, strict)).toMatchObject({ value: { assurance: 'TOP' } })
  expect(read({}, strict)).toMatchObject({ value: { ticketKinds: ['service', 'proxy'] } })
  expect(read({ assuranceLevel: '30' }, { ...strict, assurance: 'MEDIUM' })).toMatchObject({
    value: { assurance: 'HIGH' },
  })
})
