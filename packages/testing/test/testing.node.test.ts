import type { ServiceInput } from '@laissez-passer/federation/services'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProvider, type TestProvider } from '../src/index.ts'

const shop = {
  name: 'Shop',
  type: 'oidc',
  clientId: 'shop',
  clientSecret: 's'.repeat(40),
  redirectUris: ['https://shop.example/callback'],
  requiredLevel: 'MEDIUM',
} satisfies ServiceInput
const blog = {
  ...shop,
  name: 'Blog',
  clientId: 'blog',
  requiredLevel: 'BASIC',
  redirectUris: ['https://blog.example/'],
} satisfies ServiceInput
const old = {
  name: 'Old',
  type: 'cas',
  urls: ['https://old.example/app'],
  requiredLevel: 'BASIC',
} satisfies ServiceInput

let idp: TestProvider
beforeAll(async () => {
  idp = await createTestProvider({
    users: [
      { email: 'marie@example.eu', firstName: 'Marie', factors: ['totp', 'app', 'passkey'] },
      { email: 'paul@example.eu' },
    ],
    services: [shop, blog, old],
  })
})
afterAll(() => idp.close())

describe('a provider for tests', () => {
  it.each(['token-app', 'mobile-app-pin', 'passkey'] as const)('answers %s by itself', async (method) => {
    const { claims, accessToken } = await idp.tokens('marie@example.eu', { clientId: 'shop', method })
    expect(claims).toMatchObject({
      aud: 'shop',
      sub: idp.user('marie@example.eu').uid,
      acr: expect.stringMatching(/medium$/),
    })
    const told = await idp.fetch(`${idp.issuer}/userinfo`, { headers: { Authorization: `Bearer ${accessToken}` } })
    expect(await told.json()).toMatchObject({ email: 'marie@example.eu', given_name: 'Marie' })
  })

  it('is reached by other people’s clients through its fetch', async () => {
    const config = await client.discovery(new URL(idp.issuer), 'shop', shop.clientSecret, undefined, {
      [client.customFetch]: idp.fetch,
    })
    expect(config.serverMetadata().issuer).toBe(idp.issuer)
    const { accessToken } = await idp.tokens('marie@example.eu', { clientId: 'shop' })
    const sub = idp.user('marie@example.eu').uid
    expect(await client.fetchUserInfo(config, accessToken, sub)).toMatchObject({ sub, email: 'marie@example.eu' })
  })

  it('takes the same code once: the clock goes on', async () => {
    const before = idp.clock.now()
    for (let time = 0; time < 3; time++) await idp.tokens('marie@example.eu', { clientId: 'shop', method: 'token-app' })
    expect(idp.clock.now() - before).toBeGreaterThanOrEqual(60)
  })

  it('signs in by the password where that is enough', async () => {
    const { claims } = await idp.tokens('paul@example.eu', { clientId: 'blog' })
    expect(claims).toMatchObject({ amr: ['pwd'] })
  })

  it('has no way round what a service asks', async () => {
    await expect(idp.tokens('paul@example.eu', { clientId: 'shop' })).rejects.toThrow(
      /paul@example\.eu has password, and none/,
    )
  })

  it('gives a session that ends when its time is over', async () => {
    const { browser, cookie } = await idp.signIn('paul@example.eu')
    expect(cookie).toMatch(/__Host-lp-login=/)
    const account = `${idp.cas}/account`
    expect((await idp.fetch(account, { headers: { Cookie: cookie } })).status).toBe(200)
    expect((await browser.get('/cas/account')).text).toContain('paul@example.eu')
    idp.clock.advance(13 * 3600)
    expect((await idp.fetch(account, { headers: { Cookie: cookie } })).status).toBe(302)
  })

  it('gives tickets of CAS, good once', async () => {
    const service = 'https://old.example/app'
    const ticket = await idp.ticket('paul@example.eu', { service })
    expect(ticket).toMatch(/^ST-/)
  })

  it('reads its mails', async () => {
    const [newest] = await idp.mails()
    expect(newest?.to).toMatch(/@example\.eu$/)
    expect((await idp.mails()).filter(({ to }) => to === 'paul@example.eu')[0]?.links[0]).toContain(idp.origin)
  })

  // They got in by the password alone.
  it('lets nobody in by a factor that they lack', async () => {
    const other = await createTestProvider({ users: [{ email: 'a@example.eu', factors: ['totp'] }] })
    await expect(other.signIn('a@example.eu', { method: 'passkey' })).rejects.toThrow(
      /a@example\.eu has nothing for passkey: it needs factors: \['passkey'\]/,
    )
    await expect(other.signIn('a@example.eu', JSON.parse('{ "method": "totp" }'))).rejects.toThrow(
      'totp isn’t a method of a test’s user. There are password, passkey, mobile-app-pin, token-app.',
    )
    for (const wrong of [-1, NaN, JSON.parse('"1h"')])
      expect(() => other.clock.advance(wrong)).toThrow(/clock\.advance takes/)
    await other.close()
  })

  it('says what is wrong with what it is given', async () => {
    await expect(createTestProvider({ services: [{ ...shop, redirectUris: [] }] })).rejects.toThrow(/redirectUris/)
    const misspelt = { user: [{ email: 'a@example.eu' }] }
    await expect(createTestProvider(JSON.parse(JSON.stringify(misspelt)))).rejects.toThrow(
      'user isn’t an option: did you mean users?',
    )
    await expect(createTestProvider({ now: Date.now() })).rejects.toThrow(
      /now must be whole seconds since 1970, not mill/,
    )
    await expect(createTestProvider({ port: 70_000 })).rejects.toThrow(/port must be a port’s number, or 0/)
    const refusal = (...users: readonly unknown[]): Promise<string> =>
      // As JavaScript gives them.
      createTestProvider({ users: JSON.parse(JSON.stringify(users)) }).then(
        () => 'nothing',
        (error: unknown) => String(error),
      )
    const email = 'a@example.eu'
    // What the page says, and none of what stands on every page.
    expect(await refusal({ email, password: 'short' })).toMatch(
      /the password of a@example\.eu wasn’t taken, at \/cas\/password \(422\): Your password must have at least 10[^A-Z]+\. Your password[^A-Z]+\.$/,
    )
    expect(await refusal({ email, language: 'xx' })).toMatch(/\(422\): Choose a language from the list\.$/)
    expect(await refusal({ email, firstname: 'A' })).toContain(
      'firstname isn’t a field of a@example.eu. Did you mean firstName?',
    )
    expect(await refusal({ email, factors: ['apps'] })).toContain(
      'apps isn’t a second factor for a@example.eu. Did you mean app?',
    )
    expect(await refusal({ email, factors: ['sms'] })).toContain('There are totp, app, passkey.')
    expect(await refusal({ email }, { email })).toContain('a@example.eu has an account already.')
    expect(await refusal({})).toContain('a user has no email')
    expect(await refusal(email)).toContain(
      'users must be a list, each of it { email, … }, not that list, whose [0] is that',
    )
    expect(await refusal({ email, assurance: 'GREAT' })).toContain('assurance must be one of LOW, MEDIUM, HIGH, TOP')
    expect(await refusal({ email, groups: 'staff' })).toContain('groups must be a list')
    expect(await refusal({ email, factors: 'totp' })).toContain('factors must be a list')
    expect(await refusal({ email, pin: 4826 })).toContain('pin must be digits as text')
    expect(() => idp.user('nobody@example.eu')).toThrow('There are marie@example.eu, paul@example.eu')
    await expect(idp.ticket('nobody@example.eu', { service: 'https://app.example/' })).rejects.toThrow(/nobody@/)
    await expect(idp.tokens('nobody@example.eu', { clientId: 'shop' })).rejects.toThrow(/nobody@/)
    await expect(idp.tokens('paul@example.eu', { clientId: 'shopp' })).rejects.toThrow('There are shop, blog')
    expect(await refusal({ email }, { email: 'A@example.eu' })).toContain('A@example.eu has an account already.')
    expect(idp.user('PAUL@example.eu').email).toBe('paul@example.eu')
    for (const name of ['store', 'services', 'origin'])
      await expect(createTestProvider({ provider: { [name]: [] } })).rejects.toThrow(
        'without origin, services and store',
      )
    // What the page says, not what stands on each.
    await expect(idp.tokens('paul@example.eu', { clientId: 'shop', redirectUri: 'https://x' })).rejects.toThrow(
      /\(400\): (?!Skip to)\w/,
    )
    await expect(Reflect.apply(Reflect.get(idp, 'addUser'), undefined, [])).rejects.toThrow('a user has no email')
  })

  // They were left out in silence, or ended as a TypeError.
  it.each([
    ['signIn', { methd: 'passkey' }, 'methd isn’t an option: did you mean method?'],
    ['signIn', { path: 7 }, 'signIn: path must be a path of the provider'],
    ['tokens', undefined, 'tokens: clientId is missing'],
    ['tokens', { clientId: 'shop', scopes: 'openid' }, 'scopes isn’t an option: did you mean scope?'],
    ['tokens', { clientId: 'shop', parameters: 'acr_values=x' }, 'parameters must be'],
    ['ticket', undefined, 'ticket: service is missing'],
    ['ticket', { service: 'https://old.example', renew: true }, 'renew isn’t an option'],
  ] as const)('%s refuses %j', async (name, options, said) => {
    const asking = Reflect.apply(Reflect.get(idp, name), undefined, ['paul@example.eu', options])
    await expect(asking).rejects.toMatchObject({ code: 'invalid-settings', message: expect.stringContaining(said) })
  })

  it('takes a path, and what a user was made of', async () => {
    expect((await idp.fetch('/healthz')).status).toBe(200)
    const { cookie } = await idp.signIn(JSON.parse('{ "email": "paul@example.eu" }'))
    expect((await idp.fetch('/cas/account', { headers: { Cookie: cookie } })).status).toBe(200)
    await expect(idp.signIn(JSON.parse('{}'))).rejects.toThrow('There is no user undefined. There are marie@')
  })

  it('opens whole addresses of the provider, such as a link in a mail, and nobody else’s', async () => {
    const browser = idp.browser()
    const page = await browser.get(`${idp.cas}/login?lang=fr#top`)
    expect(page).toMatchObject({ status: 200, path: '/cas/login?lang=fr' })
    expect((await browser.request(`${idp.cas}/login`)).status).toBe(200)
    for (const elsewhere of ['https://evil.example/cas/login', 'cas/login', `${idp.origin}.example/`])
      await expect(browser.get(elsewhere)).rejects.toThrow(`this browser opens ${idp.origin} alone`)
  })

  it('answers by hand, too', async () => {
    const browser = idp.browser()
    const marie = idp.user('marie@example.eu')
    const first = await browser.get('/cas/login')
    const second = await browser.submit(first, { identifier: marie.email })
    const waiting = await browser.submit(second, { password: marie.password, method: 'mobile-app-pin' })
    await marie.app?.refuse()
    expect((await browser.get(waiting.path)).text).toMatch(/refused|rejected|declined/i)
  })
})

it('has a phone that needs no hand, where pages show no digits', async () => {
  const robot = await createTestProvider({
    port: 0,
    // The second factor is added after the first was asked, which shows no digits.
    users: [{ email: 'a@example.eu', factors: ['app', 'totp'] }],
    provider: { pushTransferDigits: 0 },
  })
  const ending = new AbortController()
  const user = robot.user('a@example.eu')
  const approving = user.app?.approveAll(ending)
  const browser = robot.browser()
  const second = await browser.submit(await browser.get('/cas/login'), { identifier: user.email })
  const waiting = await browser.submit(second, { password: user.password, method: 'mobile-app-pin' })
  await expect.poll(async () => (await browser.get(waiting.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
  ending.abort()
  await approving
  await robot.close()
})

it('listens, and lets its port go', async () => {
  const listening = await createTestProvider({ port: 0, users: [{ email: 'a@example.eu' }], services: [blog] })
  const discovered = await fetch(`${listening.issuer}/.well-known/openid-configuration`)
  expect(await discovered.json()).toMatchObject({ issuer: listening.issuer })
  expect((await listening.tokens('a@example.eu', { clientId: 'blog' })).claims).toMatchObject({ iss: listening.issuer })
  await listening.close()
  await expect(fetch(listening.issuer)).rejects.toThrow('fetch failed')
})

it('reads what comes over HTTP without a length: a body, or none', async () => {
  const listening = await createTestProvider({ port: 0, users: [{ email: 'a@example.eu' }], services: [blog] })
  const nothing = await fetch(`${listening.cas}/api/session`, { method: 'DELETE' })
  expect(nothing.status).toBe(204)
  const begun: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: new Blob(['{"identifier":"a@example.eu"}']).stream(),
    duplex: 'half',
  }
  const answer = await fetch(`${listening.cas}/api/sign-ins`, begun)
  expect(await answer.json()).toMatchObject({ step: { kind: 'password' } })
  await listening.close()
})
