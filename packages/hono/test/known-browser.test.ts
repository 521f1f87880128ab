import { platform } from '#platform'
import { beforeEach, expect, it } from 'vitest'
import { elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

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

it('a browser is known once an account was opened in it, after the session too', async () => {
  const browser = world.browser()
  await browser.post('/cas/login', { identifier: 'nobody@example.org' })
  expect(browser.cookies.has(BROWSER)).toBe(true)
  expect(await taken(browser.cookies)).toBeNull()
  await signIn(browser)
  const party = await taken(browser.cookies)
  expect(party).toMatch(/^[\w-]{43}$/)
  expect(party).not.toBe(browser.cookies.get(BROWSER))
  await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
  world.wait(30 * 86_400)
  expect(await taken(browser.cookies)).toBe(party)
})

// One account filled the line of those who are known with five hundred browsers.
it('all browsers of an account are one party, and another account’s another', async () => {
  const grace = { email: 'grace@example.org' }
  await registered(world, { ...elodie, ...grace, confirmEmail: grace.email })
  const [mine, mineToo, theirs] = [world.browser(), world.browser(), world.browser()]
  await signIn(mine)
  await signIn(mineToo)
  await signIn(theirs, { identifier: grace.email })
  const party = await taken(mine.cookies)
  expect(party).not.toBeNull()
  expect(await taken(mineToo.cookies)).toBe(party)
  const other = await taken(theirs.cookies)
  expect([null, party]).not.toContain(other)
  await mine.submit(await mine.get('/cas/logout'), {}, { action: '/cas/logout' })
  await signIn(mine, { identifier: grace.email })
  expect(await taken(mine.cookies)).toBe(other)
})

it('a mark is one browser’s, and isn’t made up', async () => {
  const [mine, other] = [world.browser(), world.browser()]
  await signIn(mine)
  await other.post('/cas/login', { identifier: 'nobody@example.org' })
  const known = mine.cookies.get(KNOWN) ?? ''
  const [party, mark] = known.split('.')
  const name = other.cookies.get(BROWSER) ?? ''
  const invented = 'A'.repeat(43)
  for (const made of [known, name, `${known}A`, '', invented, `${party}.${invented}`, `${name}.${mark}`])
    expect(
      await taken(
        new Map([
          [BROWSER, name],
          [KNOWN, made],
        ]),
      ),
    ).toBeNull()
  expect(await taken(new Map([[KNOWN, known]]))).toBeNull()
  // Nobody makes two parties of one account.
  const own = mine.cookies.get(BROWSER) ?? ''
  expect(
    await taken(
      new Map([
        [BROWSER, own],
        [KNOWN, `${invented}.${mark}`],
      ]),
    ),
  ).toBeNull()
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
