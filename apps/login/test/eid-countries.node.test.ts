import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samlEid } from '@laissez-passer/eid/saml'
import { expect, test } from 'vitest'
import { eidCountries } from '../src/settings/eid-countries.ts'
import { readEidCountriesFile } from '../src/settings/eid-countries-file.ts'
import { pemsIn, type SamlCountry, samlOptions } from '../src/settings/eid-countries-saml.ts'

const country = {
  id: 'elsewhere',
  country: 'XE',
  name: { en: 'Elsewhere', fr: 'Ailleurs' },
  type: 'oidc',
  issuer: 'https://eid.elsewhere.example',
  clientId: 'laissez-passer',
  clientSecret: 'as registered with the country',
  acr: { substantial: 'urn:elsewhere:two' },
  claims: { personId: 'pid' },
}
const folder = mkdtempSync(join(tmpdir(), 'eid-countries-'))

function read(json: unknown, options: { readonly needed?: boolean; readonly atHome?: boolean } = {}) {
  const path = join(folder, `${crypto.randomUUID()}.json`)
  if (json !== undefined) writeFileSync(path, typeof json === 'string' ? json : JSON.stringify(json))
  return readEidCountriesFile(path, { needed: true, atHome: false, ...options })
}

test('a file of countries gives their schemes', () => {
  const { country: code, id, name } = country
  expect(read([country])).toMatchObject({ ok: true, eids: [{ id, country: code, name, answer: 'query' }] })
})

test('no file is no country, unless somebody named it', () => {
  expect(read(undefined, { needed: false })).toEqual({ ok: true, eids: [], text: null })
  expect(read(undefined)).toMatchObject({ ok: false, line: expect.stringContaining('it can’t be read') })
})

test.each([
  ['no JSON', `[{"clientSecret": "${country.clientSecret}"`, 'it is not JSON'],
  ['no array', country, 'the whole: '],
  ['another protocol', [{ ...country, type: 'carrier-pigeon' }], '0.type: '],
  ['a mistyped word', [{ ...country, clientSecert: 'x' }], 'clientSecert'],
  ['an id that is no part of an address', [{ ...country, id: 'Else where' }], '0.id: '],
  ['no English name', [{ ...country, name: { fr: 'Ailleurs' } }], 'the English name is missing'],
  ['the same twice', [country, country], 'elsewhere is there twice'],
  ['an address that others read', [{ ...country, issuer: 'http://eid.elsewhere.example' }], 'is https'],
  ['one of this machine, abroad', [{ ...country, issuer: 'http://localhost:4003' }], 'is https'],
])('%s stops the start with one line, which holds no secret', (_what, json, words) => {
  const refused = read(json)
  expect(refused).toMatchObject({ ok: false, line: expect.stringMatching(/^EID_COUNTRIES_FILE=.*Accepted: /) })
  expect(JSON.stringify(refused)).toContain(words)
  expect(JSON.stringify(refused)).not.toContain(country.clientSecret)
})

test('a country of this machine is good while we are on it', () => {
  expect(read([{ ...country, issuer: 'http://localhost:4003' }], { atHome: true })).toMatchObject({ ok: true })
})

const pem = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`
const samlCountry = {
  id: 'samland',
  country: 'XS',
  name: { en: 'Samland' },
  type: 'saml',
  entityId: 'https://id.example.eu/cas/eid/samland/metadata',
  idp: {
    entityId: 'https://eid.samland.example',
    entryPoint: 'https://eid.samland.example/sso',
    certificates: ['idp.pem'],
  },
  signing: { key: 'keys/ours.key', certificate: pem('CERTIFICATE') },
}

test('a country that speaks SAML names its PEM files beside the list, or holds them', () => {
  mkdirSync(join(folder, 'keys'), { recursive: true })
  writeFileSync(join(folder, 'idp.pem'), pem('CERTIFICATE'))
  writeFileSync(join(folder, 'keys/ours.key'), pem('PRIVATE KEY'))
  expect(read([country, samlCountry])).toMatchObject({
    ok: true,
    eids: [{ id: 'elsewhere' }, { id: 'samland', answer: 'form' }],
  })
})

test.each([
  [
    'a file that isn’t there',
    { ...samlCountry, decryption: { key: 'nowhere.key', certificate: 'idp.pem' } },
    'nowhere.key can’t be read',
  ],
  [
    'a file that holds something else',
    { ...samlCountry, signing: { key: 'idp.pem', certificate: 'idp.pem' } },
    'not unencrypted PKCS #8 PEM',
  ],
  ['a mistyped word', { ...samlCountry, signd: 'both' }, 'signd'],
  [
    'an address that others read',
    { ...samlCountry, idp: { ...samlCountry.idp, entryPoint: 'http://eid.samland.example' } },
    'is https',
  ],
])('SAML: %s stops the start with one line', (_what, json, words) => {
  const refused = read([json])
  expect(refused).toMatchObject({ ok: false, line: expect.stringMatching(/^EID_COUNTRIES_FILE=.*Accepted: /) })
  expect(JSON.stringify(refused)).toContain(words)
})

test('SAML: a key without its first and last line is repeated nowhere, on Workers neither', () => {
  const key = 'MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'
  const bare = { ...samlCountry, signing: { ...samlCountry.signing, key } }
  const refused = read([bare])
  expect(refused).toMatchObject({ ok: false, line: expect.stringContaining('samland: signing.key is neither PEM nor') })
  const saml = (given: SamlCountry) => samlEid(samlOptions(given, pemsIn({ 'idp.pem': pem('CERTIFICATE') })))
  const onWorkers = eidCountries([bare], { atHome: false, saml })
  expect(onWorkers).toEqual({ ok: false, why: 'samland: signing.key is neither PEM nor the name of a secret' })
  expect(JSON.stringify([refused, onWorkers])).not.toContain(key)
})
