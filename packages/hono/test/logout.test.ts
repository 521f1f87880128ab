import { databases, platform } from '#platform'
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '@laissez-passer/core/ports'
import { authorizeAddress, elodie, makeWorld, registered, shop, signIn, type World } from './support/world.ts'

const bank = { ...shop, name: 'Bank', clientId: 'bank', redirectUris: ['https://bank.example/callback'] }
const library = { ...shop, name: 'Library', clientId: 'library', redirectUris: ['https://library.example/callback'] }

/** What services answer, by their host; a host that isn't here hangs up. */
type Answers = Readonly<Record<string, number>>

async function world(answers: Answers = {}) {
  const asked: string[] = []
  const outgoing: Outgoing = (url) => {
    asked.push(url)
    const status = answers[new URL(url).host]
    return Promise.resolve(
      status === undefined
        ? { ok: false, reason: 'unreachable' }
        : { ok: true, status, headers: new Headers(), body: new Uint8Array() },
    )
  }
  const made = await platform()
  const runtime = { ...made.runtime, outgoingBy: () => outgoing }
  const services = [
    { ...shop, requiredLevel: 'BASIC' as const, backchannelLogoutUri: 'https://shop.example/out' },
    { ...bank, requiredLevel: 'BASIC' as const, frontchannelLogoutUri: 'https://bank.example/out?from=idp' },
    { ...library, requiredLevel: 'BASIC' as const },
  ]
  const whole: World = await makeWorld({ ...made, runtime }, { services })
  await registered(whole)
  return { ...whole, asked }
}

type Visited = 'shop' | 'bank' | 'library'

/** Signs in, visits these services. */
async function visiting(where: World, clients: readonly Visited[]) {
  const browser = where.browser()
  await signIn(browser)
  for (const client of clients) {
    const address = await authorizeAddress({
      client_id: client,
      redirect_uri: `https://${client}.example/callback`,
    })
    expect((await browser.get(address)).hops.at(-1)).toContain('code=')
  }
  return browser
}

const leave = async (browser: Awaited<ReturnType<typeof visiting>>) =>
  browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })

describe('the page after a logout', () => {
  it('waits for nobody: it says who is being told and looks again, then who was', async () => {
    const where = await world({ 'shop.example': 200 })
    const browser = await visiting(where, ['shop', 'library'])
    const first = await leave(browser)
    expect([first.status, where.asked]).toEqual([200, []])
    expect(first.text).toContain('We are signing you out of: Library and Shop.')
    expect(first.html).toContain('<meta http-equiv="refresh" content="2;url=/cas/logout"/>')
    await where.provider.runOnce()
    expect(where.asked).toEqual(['https://shop.example/out'])
    const second = await browser.get('/cas/logout')
    expect(second.text).toContain('You are also signed out of: Shop.')
    expect(second.text).toContain('We couldn’t sign you out of: Library.')
    expect(second.html).not.toContain('http-equiv="refresh"')
  })

  it('stops looking after a while, and tells of nothing once somebody closed the browser', async () => {
    const where = await world()
    const browser = await visiting(where, ['shop'])
    await leave(browser)
    await where.provider.runOnce()
    expect((await browser.get('/cas/logout')).html).toContain('http-equiv="refresh"')
    where.wait(31)
    const later = await browser.get('/cas/logout')
    expect(later.text).toContain('We are signing you out of: Shop.')
    expect(later.html).not.toContain('http-equiv="refresh"')
    expect((await where.browser().get('/cas/logout')).text).not.toContain('Shop')
  })

  it('is one query, and ending the session one commit, however many services there are', async ({ skip }) => {
    skip(databases > 1, 'of several databases each is told')
    const where = await world()
    const count = async (ask: () => Promise<unknown>) => {
      const before = where.queries()
      await ask()
      const after = where.queries()
      return { queries: after.queries - before.queries, commits: after.commits - before.commits }
    }
    const browser = await visiting(where, ['shop', 'bank', 'library'])
    expect(await count(() => browser.request('/cas/logout', { method: 'POST', body: new URLSearchParams() }))).toEqual({
      queries: 0,
      commits: 1,
    })
    // The first time it notes that the browser tells the bank.
    expect(await count(() => browser.request('/cas/logout'))).toEqual({ queries: 1, commits: 1 })
    expect(await count(() => browser.request('/cas/logout'))).toEqual({ queries: 1, commits: 0 })
    expect(await count(() => where.browser().request('/cas/logout'))).toEqual({ queries: 0, commits: 0 })
  })

  it('has the browser tell front-channel clients, in frames that its policy allows, once', async () => {
    const where = await world()
    const browser = await visiting(where, ['bank'])
    const page = await leave(browser)
    const src = /<iframe src="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(src).toMatch(
      /^https:\/\/bank\.example\/out\?from=idp&iss=http%3A%2F%2Flocalhost%3A4000%2Fcas%2Foauth2&sid=[\w-]{22}$/,
    )
    const policy = page.response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("frame-src 'self' https://bank.example/out;")
    expect(page.text).toContain('You are also signed out of: Bank.')
    const again = await browser.get('/cas/logout')
    expect(again.html).not.toContain('<iframe')
    expect(again.response.headers.get('Content-Security-Policy')).toContain("frame-src 'self';")
    await where.provider.runOnce()
    expect((await browser.get('/cas/logout')).text).toContain('You are also signed out of: Bank.')
    expect(where.asked).toEqual([])
  })
})

describe('My Account’s list of sessions', () => {
  it('tells of sessions that ended elsewhere which services weren’t told, until they are', async () => {
    const where = await world({ 'shop.example': 503 })
    await visiting(where, ['shop', 'bank', 'library'])
    const browser = await visiting(where, [])
    const list = async () => (await browser.get('/cas/account/sessions')).text
    for (const name of ['Bank', 'Library', 'Shop']) expect(await list()).toContain(`${name} Opened:`)
    expect(await list()).not.toContain('Services that may still be open')
    await browser.post('/cas/account/sessions', { all: '1' })
    expect(await list()).toContain('We are still telling these services: Bank, Library and Shop.')
    await where.provider.runOnce()
    expect(await list()).toContain(
      'We couldn’t tell these services: Bank and Library. You may still be signed in there.',
    )
    expect(await list()).toContain('We are still telling these services: Shop.')
    expect(where.log).toContainEqual({
      level: 'warn',
      event: 'logout-failed',
      service: 'Shop',
      kind: 'oidc',
      reason: 'status-503',
    })
    where.wait(8 * 86_400)
    expect(await list()).not.toContain('Services that may still be open')
  })
})

describe('one service in a session', () => {
  const sessions = '/cas/account/sessions'

  it('is signed out of alone, and told at once; the others go on; what isn’t told is shown', async () => {
    const where = await world({ 'shop.example': 200 })
    const browser = await visiting(where, ['shop', 'bank', 'library'])
    const page = await browser.get(sessions)
    const [form] = page.forms.filter(({ fields }) => fields['service'] === 'shop')
    if (form === undefined) throw new Error('no way out of the shop')
    const done = await browser.post(sessions, form.fields)
    expect([done.status, done.path]).toEqual([200, `${sessions}?done=service-signed-out`])
    expect(done.text).toContain('You are signed out of this service.')
    expect(done.text).not.toContain('Shop Opened:')
    for (const name of ['Bank', 'Library']) expect(done.text).toContain(`${name} Opened:`)
    await where.provider.runOnce()
    expect(where.asked).toHaveLength(1)
    expect((await browser.get('/cas/account/activity')).text).toContain('Signed out of a service Shop')
    // Again there is nothing to end; nor in sessions of others.
    expect((await browser.post(sessions, form.fields)).status).toBe(404)
    const id = String(form.fields['session'])
    const person = { ...elodie, email: 'other@example.org', confirmEmail: 'other@example.org' }
    await registered(where, person)
    const stranger = where.browser()
    await signIn(stranger, { identifier: person.email })
    expect((await stranger.post(sessions, { session: id, service: 'bank' })).status).toBe(404)
    const library = await browser.post(sessions, { session: id, service: 'library' })
    await where.provider.runOnce()
    expect(library.text).toContain('We are still telling these services: Library.')
    expect((await browser.get(sessions)).text).toContain('We couldn’t tell these services: Library.')
  })
})

describe('a password that is changed, a session that somebody else takes the place of', () => {
  it('end the sessions, and services are told', async () => {
    const where = await world({ 'shop.example': 200 })
    await visiting(where, ['shop'])
    const browser = await visiting(where, [])
    const page = await browser.get('/cas/account/password')
    await browser.submit(page, {
      currentPassword: 'Correct-Horse7battery',
      newPassword: 'Another-Horse8battery',
      confirmPassword: 'Another-Horse8battery',
    })
    await where.provider.runOnce()
    expect(where.asked).toEqual(['https://shop.example/out'])
  })
})

it('a provider whose runtime asks nobody refuses services that want to be told', async () => {
  const { runtime, ...made } = await platform()
  const { outgoingBy: _, ...deaf } = runtime
  const services = [{ ...shop, backchannelLogoutUri: 'https://shop.example/out' }]
  await expect(makeWorld({ ...made, runtime: deaf }, { services })).rejects.toThrow(
    'services: Shop has backchannelLogoutUri, and runtime.outgoingBy is missing',
  )
})
