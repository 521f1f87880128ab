import { beforeEach, expect, test } from 'vitest'
import { oidcEid } from '../../src/oidc/index.ts'
import { attacks, type HostileIssuer, hostileIssuer, sign } from '../support/hostile-issuer.ts'

const substantial = 'http://eidas.europa.eu/LoA/substantial'
const redirectUri = 'https://id.example/cas/eid/callback/elsewhere'
const clientSecret = 'a secret of at least 32 characters'
const state = 'S'.repeat(43)
const now = Math.floor(Date.now() / 1000)
let issuer: HostileIssuer

beforeEach(async () => {
  issuer = await hostileIssuer({
    issuer: 'https://country.example',
    clientId: 'laissez-passer',
    clientSecret,
    claims: { acr: substantial, given_name: 'Ada', family_name: 'Démo' },
  })
})

const elsewhere = () =>
  oidcEid({
    id: 'elsewhere',
    country: 'XE',
    name: { en: 'Elsewhere' },
    issuer: issuer.issuer,
    clientId: 'laissez-passer',
    clientSecret,
    fetch: (url) => issuer.fetch(String(url)),
  })

/** There and back, with whatever the country answers. */
async function roundTrip(eid = elsewhere()) {
  const begun = await eid.begin({ state, redirectUri, language: 'en', assurance: 'low', now })
  if (!begun.ok) throw new Error(begun.reason)
  issuer.nonce = new URL(begun.url).searchParams.get('nonce') ?? ''
  return eid.finish({ memory: begun.memory, redirectUri, response: { params: { code: 'c', state } }, now })
}

test('the honest token says who it is', async () => {
  expect(await roundTrip()).toMatchObject({ ok: true, identity: { personId: 'victim', assurance: 'substantial' } })
})

test('a country that makes itself a new key is believed with it', async () => {
  const eid = elsewhere()
  expect(await roundTrip(eid)).toMatchObject({ ok: true })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await issuer.rotate()
  expect(await roundTrip(eid)).toMatchObject({ ok: true })
})

test.each(attacks)('%s: nobody', async (_name, attack) => {
  issuer.attack = attack
  expect(await roundTrip()).toEqual({ ok: false, reason: 'invalid' })
  expect(issuer.asked).not.toContain('/strange-keys')
})

test('how sure the country is rests on what it signed, not on user info', async () => {
  issuer.attack = ({ claims, own }) => sign({ ...claims, acr: undefined }, { key: own })
  expect(await roundTrip()).toEqual({ ok: false, reason: 'invalid' })
})
