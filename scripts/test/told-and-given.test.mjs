import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settingNames as authenticatorNames } from '../../apps/authenticator/src/server/settings.ts'
import { ACCEPTED } from '../../apps/login/src/settings/settings.ts'
import { settingNames } from '../../apps/portal/src/server/node-settings.ts'
import { addresses } from '../../packages/core/src/addresses/index.ts'
import { createTestProvider } from '../../packages/testing/src/index.ts'
import { root } from '../install.mjs'

// The pages of the documentation beside what a provider that runs really gives.
const page = (name) => readFileSync(join(root, `docs/src/content/docs/${name}.md`), 'utf8')
const claimsAndCookies = page('claims-and-cookies')
const addressesAndSettings = page('addresses-and-settings')
/** What stands in the first column of the tables below a heading, each with its row. */
function rowsOf(markdown, heading) {
  const [, section = ''] = markdown.split(`## ${heading}\n`)
  const lines = section.split(/^## /m)[0].split('\n')
  return new Map(
    lines
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => [name, line])),
  )
}

let idp
beforeAll(async () => {
  idp = await createTestProvider({
    users: [{ email: 'marie@example.eu', factors: ['app'] }],
    services: [
      { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example/callback'] },
      {
        name: 'Strong',
        type: 'oidc',
        clientId: 'strong',
        redirectUris: ['https://strong.example/callback'],
        requiredLevel: 'MEDIUM',
      },
    ],
  })
})
afterAll(() => idp.close())

describe('what the page on claims, cookies and headers tells', () => {
  test('each claim of an ID token has its row, at BASIC and at MEDIUM, and so has its acr and amr', async () => {
    const told = rowsOf(claimsAndCookies, 'Claims of an ID token')
    const acrs = rowsOf(claimsAndCookies, '`acr`: how strongly')
    const amrs = claimsAndCookies.split('## `amr`')[1].split('## ')[0]
    for (const options of [{ clientId: 'shop' }, { clientId: 'strong', method: 'mobile-app-pin' }]) {
      const { claims } = await idp.tokens('marie@example.eu', options)
      expect(Object.keys(claims).filter((name) => !told.has(name))).toEqual([])
      expect([...acrs.keys()]).toContain(claims.acr)
      for (const method of claims.amr) expect(amrs).toContain(`\`${method}\``)
    }
  })

  test('each header of a page has its row, with the value that the row tells', async () => {
    const told = rowsOf(claimsAndCookies, 'Headers of every answer')
    const { headers } = await idp.fetch(`${idp.cas}/login`)
    const given = [...headers.keys()].filter(
      (name) => !/^(content-(type|length|language)|date|set-cookie|vary|link)$/.test(name),
    )
    const rows = new Map([...told].map(([name, row]) => [name.toLowerCase(), row]))
    expect(given.filter((name) => !rows.has(name))).toEqual([])
    for (const [name, row] of rows)
      for (const [, value] of row.split('|')[2].matchAll(/`([^`]+)`/g))
        if (headers.has(name)) expect([name, headers.get(name)]).toEqual([name, value])
  })

  test('each cookie of a sign-in has its row, and the attributes that the page promises', async () => {
    const told = rowsOf(claimsAndCookies, 'Cookies')
    const { headers } = await idp.fetch(`${idp.cas}/login?lang=fr`)
    const set = headers.getSetCookie()
    const { cookie: kept } = await idp.signIn('marie@example.eu')
    const names = kept.split('; ').map((each) => each.split('=')[0])
    expect(names).toContain('__Host-lp-login')
    expect(names.filter((name) => !told.has(name))).toEqual([])
    expect(set.length).toBeGreaterThan(0)
    for (const cookie of set) {
      const [name] = cookie.split('=')
      expect([...told.keys()]).toContain(name)
      for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
      expect(cookie).not.toContain('Domain=')
    }
  })
})

describe('what the page on addresses tells', () => {
  const book = addresses('/cas')
  const machines = rowsOf(addressesAndSettings, 'For machines')

  test('each address of a protocol has its row', () => {
    const { oauth2, cas, signals } = book
    const { issuer: _, ...endpoints } = oauth2
    const paths = [...Object.values({ ...endpoints, ...cas, ...signals }), book.serviceDocument, book.apiDocument]
    expect(paths.filter((path) => !machines.has(path))).toEqual([])
  })

  test('what the metadata name is what the page names', async () => {
    const metadata = await idp.fetch(`${idp.issuer}/.well-known/openid-configuration`).then((answer) => answer.json())
    const paths = Object.entries(metadata)
      .filter(([name]) => /_(endpoint|uri)$/.test(name))
      .map(([, address]) => new URL(address).pathname)
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !machines.has(path))).toEqual([])
  })

  test('each page and path of it is there', async () => {
    const forms = rowsOf(addressesAndSettings, 'Pages of EU Login, as forms')
    const paths = [...forms.keys(), ...machines.keys()]
      .filter((path) => path.startsWith('/cas/') && !path.includes('…'))
      .map((path) => path.replace(/\?.*/, ''))
    expect(paths.length).toBeGreaterThan(30)
    // What this provider has no part of, and a folder whose addresses lie below.
    const notHere = /^\/cas\/(eid|scim|ws|account\/tokens\/device|oauth2\/register)(\/|$)/
    const answers = await Promise.all(
      paths
        .filter((path) => !notHere.test(path))
        .map(async (path) => [path, (await idp.fetch(`${idp.origin}${path}`)).status]),
    )
    expect(answers.filter(([, status]) => status === 404)).toEqual([])
  })
})

test('each setting of EU Login, Europass and the authenticator has its row in Addresses and settings', () => {
  const rows = [...rowsOf(addressesAndSettings, 'Settings').keys(), ...rowsOf(addressesAndSettings, 'Addresses').keys()]
  const told = new Set(
    [
      ...rows,
      ...addressesAndSettings.matchAll(/`((?:LOGIN|PORTAL|AUTHENTICATOR|DEMO_COUNTRY)_(?:ORIGIN|PORT))`/g),
    ].flat(),
  )
  const all = new Set([...Object.keys(ACCEPTED), ...settingNames, ...authenticatorNames])
  expect([...all].filter((name) => !told.has(name))).toEqual([])
})
