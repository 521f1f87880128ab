import { databases, platform } from '#platform'
import { describe, expect, it } from 'vitest'
import { loginAddress, makeCasWorld, wiki } from './support/cas.ts'
import {
  authorizeAddress,
  elodie,
  makeWorld,
  registered,
  rightPassword,
  shop,
  signIn,
  verifier,
  type World,
} from './support/world.ts'

// A commit waits for the disk, a query for a page of it: how many of them a request makes is what it costs.
// On several databases names are reserved besides: bench/shards.mjs counts that.
describe.runIf(databases === 1)('how often a request goes to the database', () => {
  async function world(): Promise<World> {
    const made = await makeWorld(await platform(), { services: [{ ...shop, requiredLevel: 'BASIC' }] })
    await registered(made)
    return made
  }

  async function counted<Answer>({ queries }: World, ask: () => Promise<Answer>) {
    const before = queries()
    const answer = await ask()
    const after = queries()
    return { answer, trips: { queries: after.queries - before.queries, commits: after.commits - before.commits } }
  }

  const posted = (fields: Readonly<Record<string, string>>) => ({ method: 'POST', body: new URLSearchParams(fields) })

  it.each([
    ['that nobody has', { ...elodie, email: 'new@example.org', confirmEmail: 'new@example.org' }],
    ['of an account', elodie],
  ])('registration with an address %s: one look, one commit', async (_, person) => {
    const asked = await world()
    const { answer, trips } = await counted(asked, () => asked.browser().request('/cas/register', posted(person)))
    expect(answer.status).toBe(303)
    expect(trips).toEqual({ queries: 1, commits: 1 })
  })

  it.each([
    ['that nobody has', 'new@example.org'],
    ['of an account', elodie.email],
  ])('an identifier %s: one look, one commit', async (_, identifier) => {
    const asked = await world()
    const { answer, trips } = await counted(asked, () => asked.browser().request('/cas/login', posted({ identifier })))
    expect(answer.status).toBe(303)
    expect(trips).toEqual({ queries: 1, commits: 1 })
  })

  it.each([
    ['right', rightPassword, { queries: 1, commits: 2 }],
    // Whether its owner is to be told is looked up, and what the next try costs; the activity says so.
    ['wrong', 'Wrong-Horse7battery', { queries: 3, commits: 2 }],
  ])('a %s password: the try is counted before it is judged, the rest is one commit', async (_, password, trips) => {
    const asked = await world()
    const browser = asked.browser()
    const first = await browser.request('/cas/login', posted({ identifier: elodie.email }))
    const flow = new URL(first.headers.get('Location') ?? '', 'http://localhost').searchParams.get('flow') ?? ''
    const judged = await counted(asked, () =>
      browser.request('/cas/login', posted({ flow, password, method: 'password' })),
    )
    expect(judged.trips).toEqual(trips)
  })

  it('whoever is signed in already is sent on by one query, and nothing is written', async () => {
    const asked = await world()
    const browser = asked.browser()
    await signIn(browser)
    const { answer, trips } = await counted(asked, () => browser.request('/cas/login?continue=%2Fcas%2Faccount'))
    expect(answer.headers.get('Location')).toBe('/cas/account')
    expect(trips).toEqual({ queries: 1, commits: 0 })
  })

  it('single sign-on, code, token, claims: one commit where something is written, one query where nothing is', async () => {
    const asked = await world()
    const browser = asked.browser()
    await signIn(browser)
    const address = await authorizeAddress()
    const authorized = await counted(asked, () => browser.request(address))
    const code = new URL(authorized.answer.headers.get('Location') ?? '').searchParams.get('code') ?? ''
    expect(authorized.trips).toEqual({ queries: 1, commits: 1 })

    const { clientId, clientSecret, redirectUris } = shop
    const form = { grant_type: 'authorization_code', code, redirect_uri: String(redirectUris[0]) }
    const body = posted({ ...form, code_verifier: verifier, client_id: clientId, client_secret: clientSecret })
    const exchange = () => asked.browser().request('/cas/oauth2/token', body)
    // The keys that sign are made once in a lifetime, and read once in a while: by whoever told them, too.
    await asked.browser().request('/cas/oauth2/jwks')
    const bought = await counted(asked, exchange)
    const { access_token: token } = await bought.answer.json()
    expect(bought.answer.status).toBe(200)
    expect(bought.trips).toEqual({ queries: 1, commits: 1 })

    const headers = { Authorization: `Bearer ${token}` }
    const told = await counted(asked, () => asked.browser().request('/cas/oauth2/userinfo', { headers }))
    expect(told.answer.status).toBe(200)
    expect(told.trips).toEqual({ queries: 1, commits: 0 })
  })

  it('a service that isn’t the operator’s own: one look at what it is allowed, one commit for the answer', async () => {
    const asked = await makeWorld(await platform(), {
      services: [{ ...shop, requiredLevel: 'BASIC', firstParty: false }],
    })
    await registered(asked)
    const browser = asked.browser()
    await signIn(browser)
    const address = await authorizeAddress()
    const page = await counted(asked, () => browser.get(address))
    expect(page.trips).toEqual({ queries: 2, commits: 0 })
    const form = page.answer.forms.find(({ action }) => action === '/cas/oauth2/consent')
    const allowed = await counted(asked, () =>
      browser.request('/cas/oauth2/consent', posted({ ...form?.fields, allow: '1' })),
    )
    expect(allowed.answer.status).toBe(303)
    expect(allowed.trips).toEqual({ queries: 1, commits: 1 })
    const authorized = await counted(asked, () => browser.request(address))
    expect(authorized.answer.headers.get('Location')).toContain('code=')
    expect(authorized.trips).toEqual({ queries: 2, commits: 1 })
  })

  it('CAS, ticket and validation: one commit each, and one query for the session', async () => {
    const asked = await makeCasWorld(await platform())
    const browser = asked.browser()
    await signIn(browser)
    const sent = await counted(asked, () => browser.request(loginAddress(wiki)))
    const ticket = new URL(sent.answer.headers.get('Location') ?? '').searchParams.get('ticket') ?? ''
    expect(sent.trips).toEqual({ queries: 1, commits: 1 })
    const query = new URLSearchParams({ service: wiki, ticket })
    const told = await counted(asked, () => asked.browser().request(`/cas/p3/serviceValidate?${query}`))
    expect(await told.answer.text()).toContain('<cas:user>')
    expect(told.trips).toEqual({ queries: 0, commits: 1 })
  })

  it('EU Login’s dialect: a login that its service began is looked up with the session; details are one query', async () => {
    const asked = await makeCasWorld(await platform())
    const browser = asked.browser()
    await signIn(browser)
    const init = posted({ service: wiki, format: 'JSON' })
    const begun = await counted(asked, () => asked.browser().request('/cas/login/init', init))
    // Whoever comes may begin one: it is counted by address before it is kept.
    expect(begun.trips).toEqual({ queries: 0, commits: 2 })
    const { loginRequestId } = (await begun.answer.json()).loginRequest.loginRequestSuccess
    const sent = await counted(asked, () => browser.request(`/cas/login?loginRequestId=${loginRequestId}`))
    const ticket = new URL(sent.answer.headers.get('Location') ?? '').searchParams.get('ticket') ?? ''
    expect(sent.trips).toEqual({ queries: 2, commits: 1 })
    const details = new URLSearchParams({ service: wiki, ticket, userDetails: 'true', groups: '*' })
    const told = await counted(asked, () => asked.browser().request(`/cas/laxValidate?${details}`))
    expect(await told.answer.text()).toContain('<cas:email>')
    expect(told.trips).toEqual({ queries: 1, commits: 1 })
    const again = new URLSearchParams({ service: wiki, ticket })
    const plain = await counted(asked, () => asked.browser().request(`/cas/laxValidate?${again}`))
    expect(plain.trips).toEqual({ queries: 0, commits: 1 })
  })

  it('a pushed request is one commit, and the code that answers it one, with a look at what was pushed', async () => {
    const asked = await world()
    const browser = asked.browser()
    await signIn(browser)
    const [, query = ''] = (await authorizeAddress()).split('?')
    const fields = { ...Object.fromEntries(new URLSearchParams(query)), client_secret: shop.clientSecret }
    const pushed = await counted(asked, () => asked.browser().request('/cas/oauth2/par', posted(fields)))
    expect([pushed.answer.status, pushed.trips]).toEqual([201, { queries: 0, commits: 1 }])
    const { request_uri: reference } = await pushed.answer.json()
    const short = new URLSearchParams({ client_id: 'shop', request_uri: String(reference) })
    const authorized = await counted(asked, () => browser.request(`/cas/oauth2/authorize?${short}`))
    expect(authorized.answer.headers.get('Location')).toContain('code=')
    expect(authorized.trips).toEqual({ queries: 2, commits: 1 })
  })

  it('a refresh token: one look, one commit', async () => {
    const service = { ...shop, requiredLevel: 'BASIC', grantTypes: ['authorization_code', 'refresh_token'] } as const
    const asked = await makeWorld(await platform(), {
      services: [{ ...service, grantTypes: [...service.grantTypes], redirectUris: [...shop.redirectUris] }],
    })
    await registered(asked)
    const browser = asked.browser()
    await signIn(browser)
    const authorized = await browser.request(await authorizeAddress())
    const code = new URL(authorized.headers.get('Location') ?? '').searchParams.get('code') ?? ''
    const client = { client_id: shop.clientId, client_secret: shop.clientSecret }
    const redirect = { redirect_uri: String(shop.redirectUris[0]), code_verifier: verifier }
    const ask = (fields: Readonly<Record<string, string>>) =>
      counted(asked, () => asked.browser().request('/cas/oauth2/token', posted({ ...client, ...fields })))
    const first = await ask({ grant_type: 'authorization_code', code, ...redirect })
    const { refresh_token: token } = await first.answer.json()
    const { answer, trips } = await ask({ grant_type: 'refresh_token', refresh_token: String(token) })
    expect(answer.status).toBe(200)
    expect(trips).toEqual({ queries: 1, commits: 1 })
  })

  it.each([
    ['a session', '/cas/login?continue=%2Fcas%2Faccount'],
    ['one’s details', '/cas/account/details'],
  ])('%s is one query', async (_, path) => {
    const asked = await world()
    const browser = asked.browser()
    await signIn(browser)
    expect((await counted(asked, () => browser.request(path))).trips).toEqual({ queries: 1, commits: 0 })
  })
})
