import { beforeAll, describe, expect, test } from 'vitest'
import type { SamlEidOptions } from '../../src/saml/index.ts'
import { readXml } from '../../src/saml/xml.ts'
import { acs, audience, noon } from './support/answer-template.ts'
import { type Keys, newKeys, schemeOf } from './support/world.ts'

let keys: Keys
beforeAll(async () => {
  keys = await newKeys()
})

describe('settings that can’t be right', () => {
  const certificates = (): string[] => [keys.country.certificate]
  test.each<[string, () => Partial<SamlEidOptions>]>([
    ['id', () => ({ id: 'Zz' })],
    ['country', () => ({ country: 'zz' })],
    ['country', () => ({ country: 'GX' })],
    ['name', () => ({ name: { fr: 'Pays' } })],
    ['entityId', () => ({ entityId: '' })],
    [
      'entryPoint',
      () => ({ idp: { entityId: 'x', entryPoint: 'http://eid.example.zz/sso', certificates: certificates() } }),
    ],
    ['entryPoint', () => ({ idp: { entityId: 'x', entryPoint: 'javascript:alert(1)', certificates: certificates() } })],
    ['certificates', () => ({ idp: { entityId: 'x', entryPoint: 'https://x.example', certificates: [] } })],
    ['certificate', () => ({ idp: { entityId: 'x', entryPoint: 'https://x.example', certificates: ['MII'] } })],
    ['key', () => ({ signing: { key: keys.ours.certificate, certificate: keys.ours.certificate } })],
    ['signing', () => ({ signing: { key: keys.ours.key, certificate: '' } })],
    ['levels', () => ({ levels: { low: 'l', substantial: 's', high: '' } })],
    ['email', () => ({ attributes: { email: '' } })],
    ['key', () => ({ decryption: { key: keys.ours.publicKey, certificate: keys.ours.certificate } })],
  ])('%s', (what, options) => {
    expect(() => schemeOf(keys, options())).toThrow(new RegExp(`^samlEid.* ${what} (must be|is not) `))
  })
})

test('names that say nothing, and what contradicts itself', () => {
  const twice = { entityId: 'https://id.example', idp: { ...schemeIdp(), entityId: 'https://id.example' } }
  expect(() => schemeOf(keys, twice)).toThrow('entityId and idp.entityId are one name; they are of two sides')
  expect(() => schemeOf(keys, { attributes: { personId: null }, nameIdFormat: 'transient' })).toThrow(
    'nameIdFormat must be persistent, or left out',
  )
  const misspelt: object = { atributes: {} }
  expect(() => schemeOf(keys, misspelt)).toThrow('samlEid: atributes isn’t an option: did you mean attributes?')
  const within: object = { attributes: { mail: 'urn:mail' } }
  expect(() => schemeOf(keys, within)).toThrow('attributes: mail isn’t an option: did you mean email?')
})

const schemeIdp = () => ({ entityId: 'x', entryPoint: 'https://x.example', certificates: [keys.country.certificate] })

test('metadata holds what a country’s operator needs', async () => {
  const metadata = await schemeOf(keys).metadata?.({ redirectUri: `${acs}?a&b`, now: noon })
  expect(metadata?.contentType).toBe('application/samlmetadata+xml; charset=utf-8')
  const root = readXml(metadata?.body ?? '')
  const all = (name: string): Element[] =>
    Array.from(root?.getElementsByTagNameNS('urn:oasis:names:tc:SAML:2.0:metadata', name) ?? [])
  expect(root?.getAttribute('entityID')).toBe(audience)
  expect(all('KeyDescriptor').map((one) => one.getAttribute('use'))).toEqual(['signing', 'encryption'])
  expect(all('KeyDescriptor').map((one) => one.textContent?.trim())).toEqual(
    [keys.ours, keys.opening].map(({ certificate }) => certificate.replace(/-----[A-Z ]+-----|\s/g, '')),
  )
  expect(all('AssertionConsumerService')[0]?.getAttribute('Location')).toBe(`${acs}?a&b`)
  expect(all('SPSSODescriptor')[0]?.getAttribute('WantAssertionsSigned')).toBe('true')
  expect(all('SPSSODescriptor')[0]?.getAttribute('AuthnRequestsSigned')).toBe('true')
})

test('the scheme is what the options say', () => {
  expect(schemeOf(keys)).toMatchObject({ id: 'zz', country: 'ZZ', name: { en: 'Example Country' }, answer: 'form' })
})
