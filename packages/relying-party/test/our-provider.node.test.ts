import { beforeAll, describe, expect, test } from 'vitest'
import { euLogin, type LogEntry, type RelyingParty } from '../src/index.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import { type Browser, browser, target } from './support/browser.ts'
import { type OurProvider, ourProvider } from './support/our-provider.ts'

const origin = 'https://shop.example'
const clientSecret = 'a secret of the shop, long enough to be one'
let provider: OurProvider

beforeAll(async () => {
  provider = await ourProvider([
    {
      name: 'Shop',
      type: 'oidc',
      clientId: 'shop',
      clientSecret,
      redirectUris: [`${origin}/auth/callback`],
      postLogoutRedirectUris: [`${origin}/`],
      grantTypes: ['authorization_code', 'refresh_token'],
    },
  ])
})

/** An app's own browser in front of it: pages for whoever is signed in. */
function appOf(auth: RelyingParty): Browser {
  return browser(auth.origin, async (request) => {
    const answer = await auth.handle(request)
    if (answer !== null) return answer
    const judged = await auth.require(request)
    return judged.ok ? Response.json(judged.user) : judged.response
  })
}
const noted: LogEntry[] = []
const parts = {
  sessions: memorySessions(),
  log: (entry: LogEntry) => void noted.push(entry),
  fetch: (url: string, init: RequestInit) => provider.fetch(url, init),
}

describe('this repository’s provider, over OpenID Connect', () => {
  const auth = () => euLogin({ ...parts, server: provider.server, origin, clientId: 'shop', clientSecret })

  test('signs in, gives tokens that are renewed, and logs out', async () => {
    const party = auth()
    await party.ready()
    const person = appOf(party)
    const there = provider.world.browser()
    const back = await person.get(await provider.visit(target(await person.get('/auth/login?returnTo=/me')), there))
    expect(target(back)).toBe('/me')
    expect(await (await person.get('/me')).json()).toMatchObject({
      id: provider.uid,
      email: 'elodie@example.org',
      level: 'BASIC',
    })
    const cookie = [...person.jar].map((pair) => pair.join('=')).join('; ')
    const given = await party.tokens(new Request(origin, { headers: { cookie } }))
    if (!given.ok) throw new Error(given.reason)
    const out = await person.post('/auth/logout')
    const left = await provider.visit(target(out), there)
    expect(left).toBe(`${origin}/`)
    expect((await person.get('/me', {})).status).toBe(401)
  })
})
