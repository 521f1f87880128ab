import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEidCountriesFile } from '../src/settings/eid-countries-file.ts'

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
  expect(read(undefined, { needed: false })).toEqual({ ok: true, eids: [] })
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
