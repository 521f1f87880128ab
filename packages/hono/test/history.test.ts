import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { type Browser, openBrowser } from './support/browser.ts'
import { addPasskey, aloneOptions } from './support/passkeys.ts'
import { enrolled, linkOn, openPhone, parseLink, transferCodeOn } from './support/phone.ts'
import { scanned } from './support/qr-code.ts'
import { backFrom, honestCountry, stateOn } from './support/sign-in-model/country.ts'
import { addApp } from './support/tokens.ts'
import { authorizeAddress, elodie, linkIn, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const pin = '4826'
const session = '__Host-lp-login'

/** Each way to a session, gone by a browser that has nothing yet. */
const ways: Readonly<Record<string, (browser: Browser, world: World) => Promise<unknown>>> = {
  'a password': (browser) => signIn(browser),
  'a password, to a service and on': async (browser) => {
    await signIn(browser, { start: '/cas/login?continue=%2Fcas%2Faccount%2Factivity' })
    await browser.get('/cas/account/activity')
  },
  'a link of registration': async (browser, world) => {
    const person = { ...elodie, email: 'new@example.org', confirmEmail: 'new@example.org' }
    await browser.submit(await browser.get('/cas/register'), person, { action: '/cas/register' })
    await chooses(browser, world)
    await signIn(browser, { identifier: 'new@example.org', password: newPassword })
  },
  'a link that resets the password': async (browser, world) => {
    await browser.submit(await browser.get('/cas/password/lost'), { identifier: elodie.email })
    await chooses(browser, world)
    await signIn(browser, { password: newPassword })
  },
  'a phone that is asked': async (browser, world) => {
    const phone = await enrolled(world, await owner(world))
    const page = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests[0] : undefined
    if (request) await phone.approve(request, { pin, transferCode: transferCodeOn(page) })
    await browser.get('/cas/login?from=app')
  },
  'a QR code': async (browser, world) => {
    const phone = await enrolled(world, await owner(world))
    const page = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-qr' })
    const shown = await phone.code(parseLink(scanned(page)))
    await browser.submit(page, { code: shown.ok ? shown.code : '' })
  },
  'a token': async (browser, world) => {
    const { app } = await addApp(world, await owner(world))
    world.wait(60)
    const page = await signIn(browser, { start: await authorizeAddress(), method: 'token-app' })
    await browser.submit(page, { code: app.code(world.runtime.now() + 60) })
  },
  'a passkey alone': async (browser, world) => {
    const { authenticator } = await addPasskey(await owner(world))
    await browser.get('/cas/login')
    await browser.post('/cas/login', { flow: '', passkey: await authenticator.get(await aloneOptions(browser)) })
  },
  'an eID': async (browser, world) => {
    const list = '/cas/account/eid'
    const first = await owner(world)
    const linking = await first.submit(await first.get(list), { scheme: 'demoland' }, { action: list })
    await first.get(backFrom({ state: stateOn(linking.html) ?? '', person: 'ada', assurance: 'high' }))
    const left = await browser.submit(await browser.get('/cas/eid'), { scheme: 'demoland' })
    await browser.get(backFrom({ state: stateOn(left.html) ?? '', person: 'ada', assurance: 'high' }))
  },
  'setting up a phone on the way, and raising the session with it': async (browser, world) => {
    const missing = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
    const form = await browser.submit(missing, { setUp: '1' })
    const named = await browser.submit(form, { name: 'Phone', pin, confirmPin: pin }, { action: '/cas/mobile' })
    const phone = openPhone(world)
    await phone.enrol(parseLink(linkOn(named.html)), { pin })
    const page = await browser.submit(await browser.get(named.path), { stepUp: '1' })
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests[0] : undefined
    if (request) await phone.approve(request, { pin, transferCode: transferCodeOn(page) })
    await browser.get(page.path)
  },
}

const newPassword = 'Quiet-Lantern4meadow'

async function chooses(browser: Browser, world: World): Promise<void> {
  const form = await browser.get(linkIn((await world.mails()).at(-1)))
  await browser.submit(form, { newPassword, confirmPassword: newPassword })
}

/** The account's owner, signed in elsewhere. */
async function owner(world: World): Promise<Browser> {
  const browser = world.browser()
  await signIn(browser)
  return browser
}

describe('a browser that was closed is signed in by nothing in its history', () => {
  let world: World
  beforeEach(async () => {
    const tokens = [token(), tokenApp()]
    const methods = [passkey(), mobileAppPin(), mobileAppQr(), ...tokens, password(), eid({ schemes: [honestCountry] })]
    world = await makeWorld(await platform(), { methods })
    await registered(world)
  })

  it.each(Object.keys(ways))('after %s', async (way) => {
    const history: { readonly path: string; readonly body: string | null }[] = []
    const noting = async (request: Request): Promise<Response> => {
      const body = request.method === 'POST' ? await request.clone().text() : null
      history.push({ path: request.url.slice(origin.length), body })
      return world.provider.fetch(request)
    }
    const browser = openBrowser(noting, { origin })
    await ways[way]?.(browser, world)
    expect(browser.cookies.has(session)).toBe(true)
    expect((await browser.get('/cas/account')).hops).toEqual([])

    // What lasts stays: the browser's own cookie, and every address and form of before.
    browser.cookies.delete(session)
    for (const { body, path } of history.slice()) {
      const init = body === null ? {} : { method: 'POST', body: new URLSearchParams(body) }
      const answer = await browser.request(path, init)
      const given = answer.headers.getSetCookie().filter((line) => line.startsWith(`${session}=`))
      expect(given, `${body === null ? 'GET' : 'POST'} ${path}`).toEqual([])
      expect(answer.headers.get('Location') ?? '').not.toContain('code=')
    }
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })
})

describe('a browser that was closed after a password was chosen', () => {
  it.each([
    ['registration', '/cas/register', { ...elodie, email: 'new@example.org', confirmEmail: 'new@example.org' }],
    ['a reset', '/cas/password/lost', { identifier: elodie.email }],
  ])('by %s: nothing in its history proceeds', async (_, start, fields) => {
    const world = await makeWorld(await platform())
    await registered(world)
    const browser = world.browser()
    await browser.submit(await browser.get(start), fields, { action: start })
    const form = await browser.get(linkIn((await world.mails()).at(-1)))
    const done = await browser.submit(form, { newPassword, confirmPassword: newPassword })
    const proceeds = (links: readonly string[]) => links.filter((link) => link.startsWith('/cas/login?flow='))
    expect(proceeds(done.links)).toHaveLength(1)
    expect(done.path + done.hops.join()).not.toContain('flow=')

    // Cookies that end with the browser.
    for (const name of [session, '__Host-lp-flow']) browser.cookies.delete(name)
    expect(proceeds((await browser.get(done.path)).links)).toEqual([])
  })
})

describe('who signs out leaves nothing in the browser that opens the account', () => {
  const choosing = async (browser: Browser, world: World) => {
    const person = { ...elodie, email: 'new@example.org', confirmEmail: 'new@example.org' }
    await browser.submit(await browser.get('/cas/register'), person, { action: '/cas/register' })
    await chooses(browser, world)
    return { identifier: 'new@example.org', password: newPassword }
  }

  it('neither a sign-in that is proved and waits for "Proceed", nor one that waits for a second factor', async () => {
    const world = await makeWorld(await platform())
    const browser = world.browser()
    const visited: string[] = []
    const noting: Browser = {
      ...browser,
      submit: async (...given) => {
        const visit = await browser.submit(...given)
        visited.push(...visit.links.filter((link) => link.startsWith('/cas/login?flow=')), visit.path)
        return visit
      },
    }
    const known = await choosing(noting, world)
    const waiting = await signIn(noting, { ...known, start: await authorizeAddress(), method: 'mobile-app-pin' })
    await signIn(browser, { ...known, start: '/cas/login?other=1' })
    expect(browser.cookies.has(session)).toBe(true)
    await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })

    const flows = visited.filter((path) => path.startsWith('/cas/login?flow='))
    expect(flows).toContain(waiting.path)
    expect(new Set(flows).size).toBeGreaterThan(2)
    for (const path of flows) {
      const visit = await browser.get(path)
      expect([path, browser.cookies.has(session)]).toEqual([path, false])
      if (path === waiting.path) expect(visit.status).toBe(410)
    }
  })
})
