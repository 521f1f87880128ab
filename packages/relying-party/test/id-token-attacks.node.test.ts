import { beforeEach, expect, test } from 'vitest'
import { memorySessions, type OidcClient, oidcClient } from '../src/index.ts'
import { attacks, type HostileIssuer, hostileIssuer } from './support/hostile-issuer.ts'

const clientSecret = 'a secret of the shop, long enough to be one'
let issuer: HostileIssuer
let client: OidcClient

beforeEach(async () => {
  issuer = await hostileIssuer({
    issuer: 'https://id.example/cas/oauth2',
    clientId: 'shop',
    clientSecret,
    claims: {},
  })
  client = oidcClient({
    server: 'https://id.example/cas',
    clientId: 'shop',
    clientSecret,
    redirectUri: 'https://shop.example/callback',
    postLogoutRedirectUri: 'https://shop.example/',
    sessions: memorySessions(),
    fetch: (url) => issuer.fetch(url),
  })
})

/** There and back, with whatever the issuer answers. */
async function signIn() {
  const begun = await client.begin({ browser: 'b', returnTo: '/' })
  if (!begun.ok) throw new Error(begun.reason)
  const asked = new URL(begun.url).searchParams
  issuer.nonce = asked.get('nonce') ?? ''
  const url = `https://shop.example/callback?code=c&state=${asked.get('state')}`
  return client.complete({ url, browser: 'b' })
}

test('the honest token signs in', async () => {
  expect(await signIn()).toMatchObject({ ok: true, session: { user: { id: 'victim' } } })
})

test('a key that is new since the last login is fetched at once', async () => {
  expect(await signIn()).toMatchObject({ ok: true })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await issuer.rotate()
  expect(await signIn()).toMatchObject({ ok: true })
})

test('without the keys nobody is signed in, and a try later is worth it', async () => {
  const fetch = issuer.fetch.bind(issuer)
  issuer.fetch = async (url) => (url.endsWith('/jwks') ? new Response('', { status: 503 }) : fetch(url))
  expect(await signIn()).toMatchObject({ ok: false, reason: 'unavailable' })
})

test.each(attacks)('%s: nobody is signed in', async (_name, attack) => {
  issuer.attack = attack
  expect(await signIn()).toMatchObject({ ok: false, reason: 'invalid' })
  // Keys that a token names itself are never fetched.
  expect(issuer.asked).not.toContain('/strange-keys')
})
