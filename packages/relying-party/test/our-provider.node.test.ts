import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CasRelyingParty, euLogin, type EuLoginOverCas, type LogEntry, type RelyingParty } from '../src/index.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import { type Browser, browser, target } from './support/browser.ts'
import { type OurProvider, ourProvider } from './support/our-provider.ts'

const shop = 'https://shop.example'
const wiki = 'https://wiki.example'
const clientSecret = 'a secret of the shop, long enough to be one'
let provider: OurProvider
let noted: LogEntry[]

beforeAll(async () => {
  provider = await ourProvider([
    {
      name: 'Shop',
      type: 'oidc',
      clientId: 'shop',
      clientSecret,
      redirectUris: [`${shop}/auth/callback`],
      postLogoutRedirectUris: [`${shop}/`],
      backchannelLogoutUri: `${shop}/auth/back-channel-logout`,
      grantTypes: ['authorization_code', 'refresh_token'],
    },
    { name: 'Wiki', type: 'cas', urls: [`${wiki}/`], proxy: true },
    { name: 'Backend', type: 'cas', urls: ['https://api.example/'] },
  ])
})
beforeEach(async () => {
  // What tests before left to be told.
  provider.app = async () => new Response(null)
  await provider.world.provider.runOnce()
  noted = []
})

const parts = () => ({
  server: provider.server,
  sessions: memorySessions(),
  log: (entry: LogEntry) => void noted.push(entry),
  fetch: (url: string, init: RequestInit) => provider.fetch(url, init),
})

/** An app's own browser in front of it: a page for whoever is signed in. */
function appOf(auth: RelyingParty): Browser {
  provider.app = (request) => auth.handle(request)
  return browser(auth.origin, async (request) => {
    const answer = await auth.handle(request)
    if (answer !== null) return answer
    const judged = await auth.require(request)
    return judged.ok ? Response.json(judged.user) : judged.response
  })
}
const requestOf = (person: Browser, origin: string): Request =>
  new Request(origin, { headers: { cookie: [...person.jar].map((pair) => pair.join('=')).join('; ') } })

/** Signs in by the provider's own pages. */
async function signIn(person: Browser, there = provider.world.browser(), path = '/auth/login?returnTo=/me') {
  const back = await person.get(await provider.visit(target(await person.get(path)), there))
  expect([back.status, target(back), noted]).toEqual([302, '/me', []])
  return there
}

/** Logs out on the provider's own page, and lets its background work run. */
async function logOutThere(there: Awaited<ReturnType<typeof signIn>>): Promise<void> {
  const page = await there.get('/cas/logout')
  await there.submit(page, {}, { action: '/cas/logout' })
  await provider.world.provider.runOnce()
}

describe('this repository’s provider, over OpenID Connect', () => {
  const auth = () => euLogin({ ...parts(), origin: shop, clientId: 'shop', clientSecret })

  test('signs in, gives tokens, and is told of a logout here', async () => {
    const party = auth()
    await party.ready()
    const person = appOf(party)
    const there = await signIn(person)
    expect(await (await person.get('/me')).json()).toMatchObject({
      id: provider.uid,
      email: 'elodie@example.org',
      level: 'BASIC',
    })
    expect(await party.tokens(requestOf(person, shop))).toMatchObject({ ok: true })
    const left = await provider.visit(target(await person.post('/auth/logout')), there)
    expect(left).toBe(`${shop}/`)
    expect((await person.get('/me', {})).status).toBe(401)
  })

  test('whoever logs out there is logged out here, by the back channel', async () => {
    const person = appOf(auth())
    const there = await signIn(person)
    await logOutThere(there)
    expect(noted.map(({ event, count }) => [event, count])).toEqual([['logout-received', 1]])
    expect((await person.get('/me', {})).status).toBe(401)
  })
})

describe('this repository’s provider, over CAS', () => {
  const auth = (options: Partial<EuLoginOverCas> = {}): CasRelyingParty =>
    euLogin({ ...parts(), origin: wiki, groups: '*', ...options })

  test('signs in, says all it knows, and is told of a logout here', async () => {
    const party = auth()
    await party.ready()
    const person = appOf(party)
    await signIn(person)
    expect(await (await person.get('/me')).json()).toMatchObject({
      id: provider.uid,
      email: 'elodie@example.org',
      firstName: 'Élodie',
      language: 'en',
      level: 'BASIC',
      methods: ['PASSWORD'],
      claims: { uid: provider.uid, groups: expect.any(Array), strengths: ['PASSWORD'] },
    })
    const out = new URL(target(await person.post('/auth/logout')))
    expect(out.href).toBe(`${provider.server}/logout?service=${encodeURIComponent(`${wiki}/`)}`)
    expect((await person.get('/me', {})).status).toBe(401)
  })

  test('by parameters sent ahead, and again where a new sign-in is asked for', async () => {
    const person = appOf(auth({ loginTransaction: true }))
    const there = await signIn(person)
    await signIn(person, there)
    provider.world.wait(5)
    await signIn(person, there, '/auth/login?returnTo=/me&again=1')
    expect((await person.get('/me', {})).status).toBe(200)
  })

  test('a ticket is good in the browser that asked for it alone', async () => {
    const mine = appOf(auth())
    const there = provider.world.browser()
    const callback = await provider.visit(target(await mine.get('/auth/login')), there)
    mine.jar.set('__Host-lp-rp-login', 'another')
    expect((await mine.get(callback)).status).toBe(400)
    // Nor at the provider, which was told whose it is.
    const [, service = '', ticket = ''] = /^(.*)&ticket=(.*)$/.exec(callback) ?? []
    const body = new URLSearchParams({ service, ticket, assuranceLevel: 'LOW' })
    const answer = await provider.fetch(`${provider.server}/TicketValidationService`, { method: 'POST', body })
    expect(await answer.text()).toMatch(/authenticationFailure.*clientFingerprint/)
  })

  test('people who registered by themselves don’t enter where staff alone may', async () => {
    const person = appOf(auth({ assurance: 'TOP' }))
    const there = provider.world.browser()
    const back = await person.get(await provider.visit(target(await person.get('/auth/login')), there))
    expect([back.status, noted.at(-1)?.reason]).toEqual([403, 'refused'])
  })

  test('whoever logs out there is logged out here, by a LogoutRequest', async () => {
    const person = appOf(auth())
    const there = await signIn(person)
    await logOutThere(there)
    expect(noted.map(({ event, count }) => [event, count])).toEqual([['logout-received', 1]])
    expect((await person.get('/me', {})).status).toBe(401)
  })

  test('gives tickets for services behind the app', async () => {
    const party = auth({ proxy: true })
    const person = appOf(party)
    await signIn(person)
    const service = 'https://api.example/orders'
    const given = await party.proxyTicket(requestOf(person, wiki), { service })
    if (!given.ok) throw new Error(given.reason)
    const query = new URLSearchParams({ service, ticket: given.ticket, format: 'JSON' })
    const answer = await provider.fetch(`${provider.server}/proxyValidate?${query}`, {})
    expect(await answer.json()).toMatchObject({
      serviceResponse: { authenticationSuccess: { user: provider.uid, proxies: [`${wiki}/auth/proxy`] } },
    })
  })
})
