import { beforeAll, describe, expect, test } from 'vitest'
import { readXml } from '../../src/saml/xml.ts'
import { acs, attribute, audience, noon } from './support/answer-template.ts'
import { type Keys, newKeys, schemeOf, signIn, state } from './support/world.ts'

const identity = {
  personId: 'ZZ/EU/12345',
  firstName: 'Zoë',
  lastName: 'García & Søn',
  dateOfBirth: '1980-02-29',
  email: null,
  assurance: 'substantial',
}

describe('signing in with a country that speaks SAML', () => {
  let keys: Keys
  beforeAll(async () => {
    keys = await newKeys()
  })

  test('an answer of an eIDAS node tells who somebody is', async () => {
    const { finished, relayState } = await signIn(keys)
    expect(finished).toEqual({ ok: true, identity })
    expect(relayState).toBe(state)
  })

  test.each([
    ['the assertion encrypted', {}, { encrypts: 'afterwards' }],
    ['the response signed too', {}, { signsResponse: true }],
    ['both asked for', { signed: 'both' }, { signsResponse: true }],
    ['the response signed alone', { signed: 'response' }, {}],
    ['an encrypted assertion in a signed response', { signed: 'response' }, { encrypts: 'before' }],
    ['RSA-SHA512', {}, { signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' }],
  ] as const)('%s', async (_, options, habits) => {
    const { finished } = await signIn(keys, { options, habits })
    expect(finished).toEqual({ ok: true, identity })
  })

  test('while the country changes its key either is right', async () => {
    const idp = { entityId: 'https://eid.example.zz/idp', entryPoint: 'https://eid.example.zz/sso' }
    const certificates = [keys.stranger.certificate, keys.country.certificate]
    const { finished } = await signIn(keys, { options: { idp: { ...idp, certificates } } })
    expect(finished.ok).toBe(true)
  })

  test('a request asks for the least level, a new sign-in and the minimum data set', async () => {
    const { requestXml, url } = await signIn(keys, { assurance: 'high' })
    expect(url.startsWith('https://eid.example.zz/sso?')).toBe(true)
    expect(new URL(url).searchParams.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')
    const root = readXml(requestXml)
    expect(root?.getAttribute('Destination')).toBe('https://eid.example.zz/sso')
    expect(root?.getAttribute('AssertionConsumerServiceURL')).toBe(acs)
    expect(root?.getAttribute('ForceAuthn')).toBe('true')
    // The schema's order: issuer, extensions, name id policy, context.
    expect(Array.from(root?.childNodes ?? [], ({ nodeName }) => nodeName)).toEqual([
      'saml:Issuer',
      'samlp:Extensions',
      'samlp:NameIDPolicy',
      'samlp:RequestedAuthnContext',
    ])
    expect(requestXml).toContain(`>${audience}</saml:Issuer>`)
    expect(requestXml).toMatch(/<samlp:RequestedAuthnContext[^>]* Comparison="minimum">/)
    expect(requestXml).toContain('>http://eidas.europa.eu/LoA/high</saml:AuthnContextClassRef>')
    expect(requestXml).toMatch(
      /<eidas:SPType xmlns:eidas="http:\/\/eidas.europa.eu\/saml-extensions">public<\/eidas:SPType>/,
    )
    expect(requestXml.match(/naturalperson\/\w+/g)).toEqual([
      'naturalperson/PersonIdentifier',
      'naturalperson/CurrentFamilyName',
      'naturalperson/CurrentGivenName',
      'naturalperson/DateOfBirth',
    ])
  })

  test('two requests have nothing in common that could be guessed', async () => {
    const scheme = schemeOf(keys)
    const asked = { state, redirectUri: acs, language: 'en', assurance: 'low', now: noon } as const
    const [one, other] = [await scheme.begin(asked), await scheme.begin(asked)]
    expect(one.ok && other.ok && one.memory !== other.memory).toBe(true)
    expect(one.ok && one.memory.length).toBeLessThan(4096)
  })

  test('more than was asked for is told as it is', async () => {
    const { finished } = await signIn(keys, {
      assurance: 'low',
      reply: { statements: { level: 'http://eidas.europa.eu/LoA/high' } },
    })
    expect(finished).toMatchObject({ ok: true, identity: { assurance: 'high' } })
  })

  test('clocks may differ by a minute, either way', async () => {
    const early = await signIn(keys, { at: noon + 30 - 60 })
    const late = await signIn(keys, { at: noon + 30 + 300 + 59 })
    expect([early.finished.ok, late.finished.ok]).toEqual([true, true])
  })

  test('a name in its own script comes with its transliteration, which is taken', async () => {
    const greek = '<saml:AttributeValue eidas-natural:LatinScript="false">Ωνάσης</saml:AttributeValue>'
    const edit = (xml: string): string =>
      xml.replace('<saml:AttributeValue>García &amp; Søn', () => `${greek}<saml:AttributeValue>Onases`)
    const { finished } = await signIn(keys, { reply: { edit } })
    expect(finished).toMatchObject({ ok: true, identity: { lastName: 'Onases' } })
  })

  test('an address is passed on as unverified', async () => {
    const edit = (xml: string): string =>
      xml.replace('</saml:AttributeStatement>', `${attribute('EmailAddress', 'zoe@example.eu')}$&`)
    const { finished } = await signIn(keys, { reply: { edit } })
    expect(finished).toMatchObject({ ok: true, identity: { email: { value: 'zoe@example.eu', verified: false } } })
  })

  test('a national scheme with names and levels of its own, its person the persistent NameID', async () => {
    const options = {
      spType: null,
      levels: { low: 'urn:zz:1', substantial: 'urn:zz:2', high: 'urn:zz:3' },
      attributes: { personId: null, firstName: 'urn:oid:2.5.4.42', lastName: 'urn:oid:2.5.4.4' },
    }
    const edit = (xml: string): string =>
      xml
        .replaceAll('http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName', 'urn:oid:2.5.4.42')
        .replaceAll('http://eidas.europa.eu/attributes/naturalperson/CurrentFamilyName', 'urn:oid:2.5.4.4')
    const statements = { level: 'urn:zz:3', nameId: 'n-1', personId: 'ignored' }
    const { finished, requestXml } = await signIn(keys, { options, reply: { statements, edit } })
    expect(finished).toEqual({ ok: true, identity: { ...identity, personId: 'n-1', assurance: 'high' } })
    expect(requestXml).not.toContain('Extensions')
    expect(requestXml).toContain('>urn:zz:2</saml:AuthnContextClassRef>')
    expect(requestXml).toContain('Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"')
  })

  test('a no is told as a no, although nobody signed it', async () => {
    const tamper = (xml: string): string =>
      xml
        .replace(/<saml:Assertion .*<\/saml:Assertion>/s, '')
        .replace(
          /<samlp:StatusCode [^>]*\/>/,
          '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>',
        )
    const { finished } = await signIn(keys, { reply: { tamper } })
    expect(finished).toEqual({ ok: false, reason: 'refused' })
  })
})
