import { databases, platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrator, goOn, holder, makeAdminWorld, setRole } from '../support/administrators.ts'
import { makeWorld, registered, signIn, type World } from '../support/world.ts'

describe('who sees the administration pages', () => {
  let world: World
  beforeEach(async () => {
    world = await makeAdminWorld(await platform())
  })

  it('an administrator with the strongest factor: who comes without a session signs in and comes back', async () => {
    const { page } = await administrator(world, 'ada')
    expect([page.status, page.path]).toEqual([200, '/cas/admin'])
    expect(page.text).toContain('Administration')
  })

  it('are led to from My Account, which leads nobody else there', async () => {
    const [ada, eve] = [await administrator(world, 'ada'), await holder(world, 'eve')]
    const elsewhere = world.browser()
    await eve.signIn(elsewhere)
    expect((await ada.browser.get('/cas/account')).links).toContain('/cas/admin')
    expect((await elsewhere.get('/cas/account')).links).not.toContain('/cas/admin')
    await setRole(world, ada.who, false)
    expect((await ada.browser.get('/cas/account')).links).not.toContain('/cas/admin')
  })

  it('nobody else: who is signed in gets what any address gives that there isn’t', async () => {
    const eve = await holder(world, 'eve')
    const browser = world.browser()
    await eve.signIn(browser)
    for (const method of ['GET', 'POST']) {
      const init = method === 'POST' ? { method, body: new URLSearchParams({ reason: 'x' }) } : {}
      const [admin, nothing] = await Promise.all(
        ['/cas/admin', '/cas/nothing'].map((path) => browser.request(path, init)),
      )
      // No route takes a POST there.
      if (method === 'POST') continue
      expect([admin?.status, nothing?.status]).toEqual([404, 404])
      const page = async (answer: Response | undefined) =>
        (await answer?.text())?.replaceAll(/nonce="[^"]*"|\/cas\/(admin|nothing)/g, '')
      expect(await page(admin)).toBe(await page(nothing))
    }
  })

  it('with less than the strongest factor: led to prove more, and back', async () => {
    const ada = await holder(world, 'ada')
    await setRole(world, ada, true)
    const browser = world.browser()
    await signIn(browser, { identifier: ada.email })
    const asked = await browser.get('/cas/admin')
    expect(asked.hops[0]).toBe('302 /cas/login?continue=%2Fcas%2Fadmin')
    expect(asked.forms.some(({ names }) => names.has('stepUp'))).toBe(true)
    const token = await browser.submit(asked, { stepUp: '1', method: 'token' })
    const through = await goOn(browser, await browser.submit(token, { code: ada.code() }))
    expect([through.status, through.path]).toEqual([200, '/cas/admin'])
  })

  it('who lost the role, with the next request; who was locked, too', async () => {
    const { browser, who } = await administrator(world, 'ada')
    expect((await browser.request('/cas/admin')).status).toBe(200)
    await setRole(world, who, false)
    expect((await browser.request('/cas/admin')).status).toBe(404)
    await setRole(world, who, true)
    expect((await browser.request('/cas/admin')).status).toBe(200)
  })

  // Of several each is asked for its people.
  it.runIf(databases === 1)('costs no query more than any page of one’s own', async () => {
    const { browser } = await administrator(world, 'ada')
    const before = world.queries()
    await browser.request('/cas/admin/people')
    const after = world.queries()
    // Who is signed in, and the list; that it was looked at.
    expect([after.queries - before.queries, after.commits - before.commits]).toEqual([2, 1])
  })

  it('where there are none, they are no address', async () => {
    const without = await makeWorld(await platform())
    await registered(without)
    expect((await without.browser().request('/cas/admin')).status).toBe(404)
  })
})
