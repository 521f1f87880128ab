import { describe, expect, test } from 'vitest'
import { readValidation } from '../../../src/cas/ecas/parameters.ts'
import { type Success, validationJson, validationXml } from '../../../src/cas/ecas/response.ts'
import { at, type Parsed, parsed } from './support/parsed.ts'

// What public clients of EU Login send and how they read the answer, done again by their rules: each test
// says which client it stands for. They read no more than this of an answer.

const envelope = { server: 'EU Login', now: 1_800_000_000, version: '8.3.0' }
const success: Success = {
  user: 'n00abcde',
  details: {
    attributes: { email: 'elodie@example.org', employeeType: 'n', firstName: 'Élodie', domain: 'external' },
    strengths: ['PASSWORD_MOBILE_APP'],
    authenticationFactors: {
      moniker: 'elodie@example.org',
      mobileDevice: { deviceName: 'Phone', deviceIdentifier: 'device-1' },
    },
    sso: true,
    ticketType: 'SERVICE',
    proxyGrantingProtocol: null,
  },
  groups: ['A', 'B'],
  authenticationLevel: 'MEDIUM',
  loginDate: 1_800_000_000,
  proxyGrantingTicket: null,
  proxies: [],
}
const xml = (of: Success) => validationXml({ ok: true, success: of }, envelope)
const refusal = { ok: false, failure: { code: 'INVALID_USER', message: 'too low' } } as const
const address = { assurance: 'LOW', ticketKinds: ['service'] } as const

/** Whatever is a client's: text, or what it made of elements. */
type Made = string | readonly Made[] | { readonly [name: string]: Made }

describe('openeuropa/oe_authentication (Drupal)', () => {
  const local = ({ name }: Parsed) => name.replace(/^.*:/, '')

  /** Elements with `number` are lists, or maps where all have names of their own; all others are text. */
  function attributes(node: Parsed, top = true): Made {
    const names = node.children.map(local)
    const made = node.children.map((child) => ('number' in child.attributes ? attributes(child, false) : child.text))
    return top || new Set(names).size === names.length
      ? Object.fromEntries(names.map((name, index) => [name, made[index] ?? '']))
      : made
  }

  test('reads attributes out of what lies directly under authenticationSuccess', () => {
    expect(attributes(at(parsed(xml(success)), 'cas:authenticationSuccess'))).toMatchObject({
      user: 'n00abcde',
      email: 'elodie@example.org',
      groups: ['A', 'B'],
      strengths: { strength: 'PASSWORD_MOBILE_APP' },
      authenticationFactors: { moniker: 'elodie@example.org' },
      authenticationLevel: 'MEDIUM',
    })
  })

  test('takes whatever isn’t an element of a list for an error: there is nothing else', () => {
    // It asks each node for its attributes, which text has none of.
    expect(xml(success)).not.toMatch(/<cas:(groups|strengths|authenticationFactors) number="\d+">[^<]/)
    expect(xml(success)).not.toMatch(/<\/cas:(group|strength|moniker)>[^<]/)
  })

  test('asks for two factors as it does by its setting, in each of its versions', () => {
    const sent = { assuranceLevel: 'TOP', ticketTypes: 'SERVICE,PROXY', userDetails: 'true', groups: '*' }
    const url = { service: 'https://site.example/casservice?destination=/user&force_2fa=1', ticket: 'ST-1' }
    const read = (more: Readonly<Record<string, string>>) =>
      readValidation(new URLSearchParams({ ...url, ...sent, ...more }), address)
    expect(read({ authenticationLevel: 'MEDIUM' })).toMatchObject({ ok: true, value: { level: 'MEDIUM' } })
    expect(read({ acceptStrengths: 'PASSWORD_MOBILE_APP,PASSWORD_SOFTWARE_TOKEN,PASSWORD_SMS' }).ok).toBe(true)
  })
})

describe('ecphp/ecas, ecphp/cas-lib and ecphp/eu-login-bundle (Symfony)', () => {
  const levels: Readonly<Record<string, number>> = { HIGH: 7, MEDIUM: 3, BASIC: 1 }

  test('reads JSON by type and key, and ranks the level itself; without one it is BASIC', () => {
    const body = JSON.parse(validationJson({ ok: true, success }, envelope))
    const told = body.serviceResponse.authenticationSuccess
    expect(levels[told.authenticationLevel ?? 'BASIC']).toBe(3)
    // Getters of strict types: `?string`, `bool`, `array`.
    for (const name of ['email', 'employeeType', 'firstName', 'domain', 'loginDate', 'ticketType'])
      expect(typeof told[name]).toBe('string')
    expect([typeof told.sso, Array.isArray(told.groups), Array.isArray(told.strengths)]).toEqual([
      'boolean',
      true,
      true,
    ])
    expect(['object', 'undefined']).toContain(typeof told.authenticationFactors)
    const top = {
      ...success,
      details: success.details && { ...success.details, attributes: { assuranceLevel: 'TOP' } },
    }
    const named = JSON.parse(validationJson({ ok: true, success: top as Success }, envelope))
    expect(named.serviceResponse.authenticationSuccess.assuranceLevel).toBe('40')
  })

  test('tells a failure by its key', () => {
    const body = JSON.parse(validationJson(refusal, envelope))
    expect(Object.keys(body.serviceResponse)).toContain('authenticationFailure')
  })
})

describe('a client for Node (xml-js, compact)', () => {
  /** Its parser gives every element a list, and text where there is some: an empty element has none. */
  const first = (node: Parsed, name: string) => node.children.filter((child) => child.name === name)[0]

  test('goes through groups that it asked for, also where there are none, and reads no empty element', () => {
    for (const groups of [['A'], []]) {
      const told = at(parsed(xml({ ...success, groups })), 'cas:authenticationSuccess')
      expect(first(told, 'cas:groups')).toBeDefined()
      for (const child of told.children.filter(({ name }) => name !== 'cas:groups')) expect(child.text).not.toBe('')
    }
  })

  test('begins anew at two codes, which are no answer to somebody who may not come in', () => {
    const failure = first(parsed(validationXml(refusal, envelope)), 'cas:authenticationFailure')
    expect(['INVALID_TICKET', 'INVALID_STRENGTH']).not.toContain(failure?.attributes['code'])
  })
})

describe('openeuropa/epoetry-client (PHP)', () => {
  test('asks for JSON in lower case, and reads user, code and description', () => {
    const told = JSON.parse(validationJson({ ok: true, success }, envelope)).serviceResponse
    expect(told.authenticationSuccess.user).toBe('n00abcde')
    const failed = JSON.parse(validationJson(refusal, envelope)).serviceResponse.authenticationFailure
    expect(failed).toEqual({ code: 'INVALID_USER', description: 'too low' })
  })
})
