import { beforeAll, describe, expect, test } from 'vitest'
import type { Habits, Reply } from './support/country.ts'
import { type Keys, newKeys, signIn } from './support/world.ts'

const invalid = { ok: false, reason: 'invalid' }
const assertion = /<saml:Assertion[ >].*<\/saml:Assertion>/s
const signature = /<ds:Signature[ >].*?<\/ds:Signature>/s
const whole = (xml: string): string => assertion.exec(xml)?.[0] ?? ''
/** The attacker's own assertion: another person, nobody's signature. */
const forged = (xml: string): string =>
  whole(xml).replace(signature, '').replaceAll('ZZ/EU/12345', 'ZZ/EU/99999').replace('ID="_a1"', 'ID="_evil"')

describe('answers that nobody is let in by', () => {
  let keys: Keys
  beforeAll(async () => {
    keys = await newKeys()
  })

  async function judge(reply: Reply, more: { habits?: Habits; at?: number } = {}): Promise<unknown> {
    const { finished } = await signIn(keys, { reply, ...more })
    return finished
  }

  describe('signature', () => {
    test('none', async () => {
      expect(await judge({ tamper: (xml) => xml.replace(signature, '') })).toEqual(invalid)
    })

    test('none on the assertion, when only the response is signed and that isn’t what was agreed', async () => {
      const { finished, ...replay } = await signIn(keys, { options: { signed: 'response' } })
      expect(finished.ok).toBe(true)
      expect((await signIn(keys, { replay })).finished).toEqual(invalid)
    })

    test('none on the response, when both must be signed', async () => {
      expect((await signIn(keys, { options: { signed: 'both' } })).finished).toEqual(invalid)
    })

    test('somebody else’s key', async () => {
      expect(await judge({}, { habits: { keys: keys.stranger } })).toEqual(invalid)
    })

    test('a person changed', async () => {
      expect(await judge({ tamper: (xml) => xml.replaceAll('ZZ/EU/12345', 'ZZ/EU/99999') })).toEqual(invalid)
    })

    test('a response’s signature that is broken, beside an assertion’s that is right', async () => {
      const tamper = (xml: string): string =>
        xml.replace('<samlp:Status>', '<samlp:Status >').replace('IssueInstant="', 'IssueInstant="1')
      expect(await judge({ tamper }, { habits: { signsResponse: true } })).toEqual(invalid)
    })

    test.each(['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'none'])(
      'algorithm %s',
      async (algorithm) => {
        const habits = algorithm.includes('rsa-sha1') ? { signatureAlgorithm: algorithm } : {}
        const tamper = (xml: string): string => xml.replace(/(<ds:SignatureMethod Algorithm=")[^"]*/, `$1${algorithm}`)
        expect(await judge({ tamper }, { habits })).toEqual(invalid)
      },
    )

    test('a digest by SHA-1', async () => {
      const tamper = (xml: string): string =>
        xml.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#sha1')
      expect(await judge({ tamper })).toEqual(invalid)
    })

    test('SHA-1 inside an encrypted assertion', async () => {
      const habits = {
        encrypts: 'afterwards',
        signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
      } as const
      expect(await judge({}, { habits })).toEqual(invalid)
    })

    test('a transform that isn’t one of the two', async () => {
      const transforms = [
        'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
        'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      ]
      expect(await judge({}, { habits: { transforms } })).toEqual(invalid)
    })
  })

  describe('signature wrapping', () => {
    test.each([
      [
        'a forged assertion before the signed one',
        (xml: string) => xml.replace(assertion, (real) => forged(xml) + real),
      ],
      [
        'a forged assertion after the signed one',
        (xml: string) => xml.replace(assertion, (real) => real + forged(xml)),
      ],
      [
        'the signed assertion inside the forged one’s signature object',
        (xml: string) =>
          xml.replace(assertion, (real) =>
            forged(xml).replace(
              '<saml:Subject>',
              `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>${real}</ds:Object></ds:Signature>$&`,
            ),
          ),
      ],
      [
        'the signed assertion in extensions, a forged one in its place',
        (xml: string) =>
          xml
            .replace(assertion, () => forged(xml))
            .replace('<samlp:Status>', () => `<samlp:Extensions>${whole(xml)}</samlp:Extensions><samlp:Status>`),
      ],
      [
        'the forged assertion carries the signature, the signed one lies elsewhere',
        (xml: string) => {
          const real = whole(xml)
          const [signed = ''] = signature.exec(real) ?? []
          return xml
            .replace(assertion, () => forged(xml).replace('<saml:Subject>', `${signed}$&`))
            .replace(
              '<samlp:Status>',
              () => `<samlp:Extensions>${real.replace(signature, '')}</samlp:Extensions><samlp:Status>`,
            )
        },
      ],
      [
        'a signed assertion in another namespace’s clothes',
        (xml: string) =>
          xml.replace(
            assertion,
            (real) =>
              `${forged(xml).replaceAll('saml:Assertion', 'x:Assertion').replace('<x:Assertion', '<x:Assertion xmlns:x="urn:x"')}${real}`,
          ),
      ],
      [
        'a response within a response',
        (xml: string) =>
          `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:Extensions>${xml}</samlp:Extensions>${forged(xml)}</samlp:Response>`,
      ],
      ['two documents in one', (xml: string) => `${xml}${xml}`],
    ])('%s', async (_, tamper) => {
      expect(await judge({ tamper })).toEqual(invalid)
    })

    test('a second element with the signed one’s id', async () => {
      const tamper = (xml: string): string => xml.replace('<samlp:Status>', '<samlp:Status ID="_a1">')
      expect(await judge({ tamper })).toEqual(invalid)
    })
  })

  describe('XML', () => {
    test.each([
      ['a document type', (xml: string) => `<!DOCTYPE r [<!ENTITY who "ZZ/EU/99999">]>${xml}`],
      [
        'entities that expand without end',
        (xml: string) => `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;">]>${xml}`,
      ],
      [
        'a comment in an identifier (CVE-2017-11427)',
        (xml: string) => xml.replaceAll('ZZ/EU/12345', 'ZZ/EU/1<!-- -->2345'),
      ],
      ['CDATA', (xml: string) => xml.replaceAll('ZZ/EU/12345', '<![CDATA[ZZ/EU/12345]]>')],
      ['an instruction', (xml: string) => xml.replaceAll('ZZ/EU/12345', 'ZZ/EU/12345<?x y?>')],
      ['a comment in the digest (CVE-2025-29775)', (xml: string) => xml.replace('<ds:DigestValue>', '$&<!---->')],
      ['tags that don’t close', (xml: string) => xml.slice(0, -5)],
      ['nothing', () => ''],
    ])('%s', async (_, tamper) => {
      expect(await judge({ tamper })).toEqual(invalid)
    })

    test('more than 256 KB', async () => {
      const tamper = (xml: string): string => xml.replace('<samlp:Status>', `<samlp:Status x="${'x'.repeat(200_000)}">`)
      expect(await judge({ tamper })).toEqual(invalid)
    })

    test('what isn’t UTF-8, which another reader takes for a sign that was signed', async () => {
      const { answer, memory } = await signIn(keys, { reply: { statements: { givenName: 'Zo\ufffd' } } })
      const broken = btoa(atob(answer).replaceAll('\xef\xbf\xbd', '\xff'))
      expect((await signIn(keys, { replay: { answer: broken, memory } })).finished).toEqual(invalid)
      expect((await signIn(keys, { replay: { answer, memory } })).finished.ok).toBe(true)
    })

    test('what isn’t base64, or isn’t UTF-8', async () => {
      for (const answer of ['', '%%%', btoa('\xff\xfe<\0'), btoa('<x/>')])
        expect((await signIn(keys, { replay: { answer } })).finished).toEqual(invalid)
    })
  })

  describe('encryption', () => {
    const encrypts = 'afterwards'
    test.each<[string, Habits]>([
      ['RSA 1.5', { encrypts, keyEncryption: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' }],
      ['AES-CBC', { encrypts, dataEncryption: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc' }],
    ])('%s', async (_, habits) => {
      expect(await judge({}, { habits })).toEqual(invalid)
    })

    test('for somebody else', async () => {
      expect(await judge({}, { habits: { encrypts, opener: keys.stranger } })).toEqual(invalid)
    })

    test('without a signature inside', async () => {
      expect(await judge({}, { habits: { encrypts, unsigned: true } })).toEqual(invalid)
    })

    test('without a signature inside a signed response, when both must be signed', async () => {
      const { finished, ...replay } = await signIn(keys, {
        options: { signed: 'response' },
        habits: { encrypts: 'before' },
      })
      expect(finished.ok).toBe(true)
      expect((await signIn(keys, { replay, options: { signed: 'both' } })).finished).toEqual(invalid)
    })

    test('two assertions inside', async () => {
      const tamper = (xml: string): string =>
        xml.replace(/<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s, '$&$&')
      expect(await judge({ tamper }, { habits: { encrypts } })).toEqual(invalid)
    })

    test('without a key of ours', async () => {
      const { finished } = await signIn(keys, { options: { withoutDecryption: true }, habits: { encrypts } })
      expect(finished).toEqual(invalid)
    })
  })
})
