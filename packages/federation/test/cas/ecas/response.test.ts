import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Success, validationJson, type Validation, validationXml } from '../../../src/cas/ecas/response.ts'
import { at, parsed } from './support/parsed.ts'

const envelope = { server: 'EU Login', now: 1_800_000_000, version: '4.5' }

const full: Success = {
  user: 'n00abcde',
  details: {
    attributes: {
      departmentNumber: 'DIGIT.A.1',
      email: 'elodie@example.org',
      employeeNumber: '12',
      employeeType: 'n',
      firstName: 'Élodie',
      lastName: 'Müller',
      domain: 'external',
      domainUsername: 'n00abcde',
      telephoneNumber: '+3212345678',
      userManager: 'n00boss0',
      timeZone: 'Europe/Brussels',
      locale: 'fr',
      assuranceLevel: 'HIGH',
      uid: 'n00abcde',
      orgId: '7',
    },
    strengths: ['PASSWORD_WEBAUTHN', 'PASSWORD'],
    authenticationFactors: {
      moniker: 'elodie@example.org',
      webAuthnDevice: { deviceName: 'My key', deviceIdentifier: 'key-1', deviceType: 'security-key' },
    },
    sso: true,
    ticketType: 'PROXY',
    proxyGrantingProtocol: 'PGT_URL',
  },
  groups: ['EDITORS', 'TRANSLATORS'],
  authenticationLevel: 'MEDIUM',
  loginDate: 1_799_999_000,
  proxyGrantingTicket: 'PGTIOU-1',
  proxies: ['https://last.example/pgt', 'https://first.example/pgt'],
}

const bare: Success = { ...full, details: null, groups: null, proxyGrantingTicket: null, proxies: [] }

const ok = (success: Success): Validation => ({ ok: true, success })
const refused = (message: string): Validation => ({ ok: false, failure: { code: 'INVALID_USER', message } })

const order =
  'user departmentNumber email employeeNumber employeeType firstName lastName domain domainUsername telephoneNumber userManager timeZone locale assuranceLevel ' +
  'uid orgId groups authenticationLevel strengths authenticationFactors loginDate sso ticketType proxyGrantingProtocol proxyGrantingTicket proxies'

describe('as XML', () => {
  test('the root says who answers, when, and in which version, in the namespace of EU Login under its prefix', () => {
    const root = parsed(validationXml(ok(full), envelope))
    expect(root).toMatchObject({
      name: 'cas:serviceResponse',
      namespace: 'https://ecas.ec.europa.eu/cas/schemas',
      attributes: { server: 'EU Login', date: '2027-01-15T08:00:00.000Z', version: '4.5' },
    })
  })

  test('everything is a child of authenticationSuccess itself, in the order of the schema', () => {
    const success = at(parsed(validationXml(ok(full), envelope)), 'cas:authenticationSuccess')
    expect(success.children.map(({ name }) => name)).toEqual(order.split(' ').map((name) => `cas:${name}`))
    expect(at(success, 'cas:assuranceLevel').text).toBe('30')
    expect(at(success, 'cas:sso').text).toBe('true')
    expect(at(success, 'cas:loginDate').text).toBe('2027-01-15T07:43:20.000Z')
  })

  test('lists say how many they hold, and hold elements alone', () => {
    const xml = validationXml(ok(full), envelope)
    const success = at(parsed(xml), 'cas:authenticationSuccess')
    expect(at(success, 'cas:groups')).toMatchObject({
      attributes: { number: '2' },
      children: [
        { name: 'cas:group', text: 'EDITORS' },
        { name: 'cas:group', text: 'TRANSLATORS' },
      ],
    })
    expect(at(success, 'cas:strengths').children.map(({ text }) => text)).toEqual(['PASSWORD_WEBAUTHN', 'PASSWORD'])
    const factors = at(success, 'cas:authenticationFactors')
    expect(factors.attributes).toEqual({ number: '2' })
    expect(at(factors, 'cas:webAuthnDevice').children.map(({ name, text }) => [name, text])).toEqual([
      ['cas:deviceName', 'My key'],
      ['cas:deviceIdentifier', 'key-1'],
      ['cas:deviceType', 'security-key'],
    ])
    expect(at(success, 'cas:proxies').children.map(({ name }) => name)).toEqual(['cas:proxy', 'cas:proxy'])
    expect(at(success, 'cas:proxies').attributes).toEqual({})
    expect(at(factors, 'cas:webAuthnDevice').attributes).toEqual({})
    // Text beside elements is an element to some clients.
    expect(xml).not.toMatch(/>\s+</)
  })

  test('who belongs to none of the groups asked for has an empty list, which clients go through', () => {
    const success = at(parsed(validationXml(ok({ ...full, groups: [] }), envelope)), 'cas:authenticationSuccess')
    expect(at(success, 'cas:groups')).toMatchObject({ attributes: { number: '0' }, children: [], text: '' })
  })

  test('without details come user, groups, level and the date of the login, and nothing that is empty', () => {
    const names = (success: Success) =>
      at(parsed(validationXml(ok(success), envelope)), 'cas:authenticationSuccess').children.map(({ name }) => name)
    expect(names(bare)).toEqual(['cas:user', 'cas:authenticationLevel', 'cas:loginDate'])
    expect(names({ ...bare, groups: ['A'] })).toContain('cas:groups')
    const nameless = { ...full.details, attributes: { uid: 'n00abcde', lastName: '' } }
    expect(names({ ...full, details: { ...nameless, authenticationFactors: {} } } as Success)).not.toContain(
      'cas:lastName',
    )
  })

  test('a failure has its code and a text', () => {
    const failure = at(parsed(validationXml(refused('<too low> & "more"'), envelope)), 'cas:authenticationFailure')
    expect(failure).toMatchObject({ attributes: { code: 'INVALID_USER' }, text: '<too low> & "more"' })
  })

  test('whatever a name holds, it is one text, and the document stays one', () => {
    const told = (given: string) => {
      const details = full.details && { ...full.details, attributes: { firstName: given } }
      const written = validationXml(ok({ ...full, details, groups: [given, given] }), { ...envelope, server: given })
      const root = parsed(written)
      const success = at(root, 'cas:authenticationSuccess')
      return [at(success, 'cas:firstName').text, at(success, 'cas:groups').children[1]?.text, root.attributes['server']]
    }
    for (const text of [
      '</cas:firstName><cas:user>admin</cas:user>',
      ']]>',
      '<!--',
      '&amp;&#x41;',
      `"'><script>`,
      'a\r\n\tb',
      'a\u2028b\u0085c',
      '𝒰 中文 🙂',
    ])
      expect(told(text)).toEqual([text, text, text])
    expect(told('a\u0000b\u0008c\uFFFEd\uD800e')).toEqual(Array(3).fill('abcde'))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(![...text].some((character) => (character.codePointAt(0) ?? 0) < 32 || /[\uFFFE\uFFFF]/.test(character)))
        expect(told(text)).toEqual([text, text, text])
      }),
    )
  })
})

describe('as JSON', () => {
  test('the same names, lists flat, factors by name', () => {
    const { details, groups, proxies } = full
    expect(JSON.parse(validationJson(ok(full), envelope))).toEqual({
      serviceResponse: {
        server: 'EU Login',
        date: '2027-01-15T08:00:00.000Z',
        version: '4.5',
        authenticationSuccess: {
          user: 'n00abcde',
          ...details?.attributes,
          assuranceLevel: '30',
          groups,
          authenticationLevel: 'MEDIUM',
          strengths: details?.strengths,
          authenticationFactors: details?.authenticationFactors,
          loginDate: '2027-01-15T07:43:20.000Z',
          sso: true,
          ticketType: 'PROXY',
          proxyGrantingProtocol: 'PGT_URL',
          proxyGrantingTicket: 'PGTIOU-1',
          proxies,
        },
      },
    })
  })

  test('a failure has its code and a description', () => {
    expect(JSON.parse(validationJson(refused('too low'), envelope))).toMatchObject({
      serviceResponse: { authenticationFailure: { code: 'INVALID_USER', description: 'too low' } },
    })
  })
})
