import { afterEach, beforeAll, expect, test } from 'vitest'
import { samlEid } from '../../src/saml/index.ts'
import { acs, audience } from './support/answer-template.ts'
import type { Habits } from './support/country.ts'
import { startCountry } from './support/country-site.ts'
import { type Keys, newKeys } from './support/world.ts'

// Node only: the site needs a port, samlify's own encryption another OAEP than workerd's default, and RSA-PSS
// a verifier that workerd lacks.

const entityId = 'https://eid.example.zz/idp'
const state = 's'.repeat(43)
const close: (() => Promise<void>)[] = []
let keys: Keys
beforeAll(async () => {
  keys = await newKeys()
})
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

test.each<[string, Habits]>([
  ['signed', {}],
  ['signed twice', { signsResponse: true }],
  ['encrypted', { encrypts: 'itself' }],
  ['signed by RSA-PSS', { signatureAlgorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }],
])('there and back over HTTP, %s', async (_, habits) => {
  const now = (): number => Math.floor(Date.now() / 1000)
  const { entryPoint } = await start(habits)
  const scheme = samlEid(options(entryPoint))
  const begun = await scheme.begin({ state, redirectUri: acs, language: 'en', assurance: 'substantial', now: now() })
  if (!begun.ok) throw new Error(begun.reason)
  const page = await (await fetch(begun.url)).text()
  expect(page).toContain(`action="${acs}"`)
  const params = Object.fromEntries(
    [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  const finished = await scheme.finish({ memory: begun.memory, redirectUri: acs, response: { params }, now: now() })
  expect(params['RelayState']).toBe(state)
  expect(finished).toMatchObject({ ok: true, identity: { personId: 'ZZ/EU/12345', assurance: 'substantial' } })
})

test('the country refuses a request that isn’t signed by us', async () => {
  const { entryPoint } = await start({})
  const other = samlEid({ ...options(entryPoint), signing: keys.stranger })
  const begun = await other.begin({ state, redirectUri: acs, language: 'en', assurance: 'low', now: 0 })
  expect((await fetch(begun.ok ? begun.url : '')).status).toBe(400)
})

async function start(habits: Habits): Promise<{ entryPoint: string }> {
  const country = await startCountry({
    entityId,
    keys: keys.country,
    habits,
    metadata: async (entryPoint) =>
      (await samlEid(options(entryPoint)).metadata?.({ redirectUri: acs, now: 0 }))?.body ?? '',
  })
  close.push(country.close)
  return country
}

function options(entryPoint: string): Parameters<typeof samlEid>[0] {
  return {
    id: 'zz',
    country: 'ZZ',
    name: { en: 'Example Country' },
    entityId: audience,
    idp: { entityId, entryPoint, certificates: [keys.country.certificate] },
    signing: keys.ours,
    decryption: keys.opening,
  }
}
