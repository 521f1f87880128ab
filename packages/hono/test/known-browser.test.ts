import { platform } from '#platform'
import { beforeEach, expect, it } from 'vitest'
import { makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const [BROWSER, KNOWN] = ['__Host-lp-browser', '__Host-lp-known'] as const

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform())
  await registered(world)
})

/** Whom a queue takes a request with these cookies for. */
const taken = (cookies: ReadonlyMap<string, string>) =>
  world.provider.knownBrowser(
    new Request(origin, { headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } }),
  )

it('a browser is known by its own name once an account was opened in it, after the session too', async () => {
  const browser = world.browser()
  await browser.post('/cas/login', { identifier: 'nobody@example.org' })
  expect(browser.cookies.has(BROWSER)).toBe(true)
  expect(await taken(browser.cookies)).toBeNull()
  await signIn(browser)
  expect(await taken(browser.cookies)).toBe(browser.cookies.get(BROWSER))
  await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
  world.wait(30 * 86_400)
  expect(await taken(browser.cookies)).toBe(browser.cookies.get(BROWSER))
})

it('a mark is one browser’s, and isn’t made up', async () => {
  const [mine, other] = [world.browser(), world.browser()]
  await signIn(mine)
  await other.post('/cas/login', { identifier: 'nobody@example.org' })
  const mark = mine.cookies.get(KNOWN) ?? ''
  const name = other.cookies.get(BROWSER) ?? ''
  for (const made of [mark, name, `${mark}A`, '', 'A'.repeat(43)])
    expect(
      await taken(
        new Map([
          [BROWSER, name],
          [KNOWN, made],
        ]),
      ),
    ).toBeNull()
  expect(await taken(new Map([[KNOWN, mark]]))).toBeNull()
})

it('no query is asked, and the mark opens nothing', async () => {
  const browser = world.browser()
  await signIn(browser)
  const before = world.queries()
  await taken(browser.cookies)
  expect(world.queries()).toEqual(before)
  const stranger = world.browser()
  for (const name of [BROWSER, KNOWN]) stranger.cookies.set(name, browser.cookies.get(name) ?? '')
  expect((await stranger.request('/cas/account')).status).toBe(302)
})
