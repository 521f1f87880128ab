import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { enrolled, linkOn, openPhone, parseLink, transferCodeOn } from './support/phone.ts'
import { authorizeAddress, elodie, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

const pin = '4826'

describe('nothing is typed twice: setting up a first factor on the way, and one factor more for who is signed in', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
  })

  const answer = async (phone: Awaited<ReturnType<typeof enrolled>>, page: Visit) => {
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests[0] : undefined
    if (!request) throw new Error('nothing on the phone')
    return phone.approve(request, { pin, transferCode: transferCodeOn(page) })
  }
  const approve = async (phone: Awaited<ReturnType<typeof enrolled>>, page: Visit) =>
    expect(await answer(phone, page)).toEqual({ ok: true })

  const asksForPassword = ({ forms }: Visit) =>
    forms.some(({ names }) => names.has('password') || names.has('identifier'))

  describe('from a service that asks for two factors, with none set up', () => {
    it('leads to the new phone and back without a second password', async () => {
      const browser = world.browser()
      const missing = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
      expect(missing.text).toContain('No mobile device found')
      expect(browser.cookies.has('__Host-lp-login')).toBe(false)
      const form = await browser.submit(missing, { setUp: '1' })
      expect(form.hops).toEqual([expect.stringMatching(/^303 \/cas\/mobile\?continue=/)])
      expect(form.status).toBe(200)
      // So far the password alone is proved: the service is still closed.
      expect((await browser.get(await authorizeAddress())).path).toMatch(/^\/cas\/login/)

      const named = await browser.submit(form, { name: 'Phone', pin, confirmPin: pin }, { action: '/cas/mobile' })
      const phone = openPhone(world)
      expect(await phone.enrol(parseLink(linkOn(named.html)), { pin })).toMatchObject({ ok: true })
      const ready = await browser.get(named.path)
      const waiting = await browser.submit(ready, { stepUp: '1' })
      expect(waiting.hops).toEqual([expect.stringMatching(/^303 \/cas\/login\?flow=/)])
      await approve(phone, waiting)
      const done = await browser.get(waiting.path)
      expect(done.hops).toEqual([expect.stringMatching(/^303 \/cas\/continue\?flow=/)])
      const arrived = await browser.request(done.links.find((link) => link.startsWith('/cas/oauth2')) ?? '')
      expect(arrived.headers.get('Location')).toMatch(/^https:\/\/shop\.example\/callback\?.*code=/)
    })

    it('opens one session however often the button is pressed', async () => {
      const browser = world.browser()
      const missing = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
      const fields = missing.forms.find(({ names }) => names.has('setUp'))?.fields ?? {}
      const send = () =>
        browser.request('/cas/login', { method: 'POST', body: new URLSearchParams({ ...fields, setUp: '1' }) })
      const answers = await Promise.all(Array.from({ length: 50 }, send))
      const cookies = answers.flatMap((answer) =>
        answer.headers.getSetCookie().filter((line) => line.startsWith('__Host-lp-login=')),
      )
      expect(new Set(cookies).size).toBe(1)
      expect((await browser.get('/cas/account/sessions')).html.match(/Firefox \(Linux\)/g)).toHaveLength(1)
    })

    it('is no way round the phone of somebody who has one', async () => {
      const owner = world.browser()
      await signIn(owner)
      await enrolled(world, owner)
      const thief = world.browser()
      const waiting = await signIn(thief, { start: await authorizeAddress(), method: 'mobile-app-pin' })
      const flow = new URLSearchParams(waiting.path.split('?')[1]).get('flow') ?? ''
      const tried = await thief.post('/cas/login', { flow, current: 'mobile-app-pin', setUp: '1' })
      expect(tried.path).toBe(waiting.path)
      expect(thief.cookies.has('__Host-lp-login')).toBe(false)
    })
  })

  describe('signed in with the password, on the way to a service that asks for two factors', () => {
    it('shows who, what for and one button; showing it writes nothing; then only the phone is asked', async () => {
      const browser = world.browser()
      await signIn(browser)
      const phone = await enrolled(world, browser)
      world.wait(1200)
      await browser.get('/cas/account')
      const before = world.queries().commits
      const page = await browser.get(await authorizeAddress())
      expect(world.queries().commits).toBe(before)
      expect(asksForPassword(page)).toBe(false)
      for (const words of ['Shop requires you', 'Élodie Müller-Ørsted', elodie.email])
        expect(page.text).toContain(words)
      const old = browser.cookies.get('__Host-lp-login') ?? ''
      const waiting = await browser.submit(page, { stepUp: '1' })
      await approve(phone, waiting)
      expect((await browser.get(waiting.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
      expect(browser.cookies.get('__Host-lp-login')).not.toBe(old)
      expect((await browser.get(await authorizeAddress())).hops.at(-1)).toMatch(/shop\.example\/callback\?.*code=/)
      browser.cookies.set('__Host-lp-login', old)
      expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    })

    it('lets somebody else sign in instead', async () => {
      const browser = world.browser()
      await signIn(browser)
      await enrolled(world, browser)
      const page = await browser.get(await authorizeAddress())
      const other = page.links.find((link) => link.includes('other=1')) ?? ''
      const first = await browser.get(other)
      expect(first.forms.find(({ names }) => names.has('identifier'))?.fields['identifier']).toBe('')
    })

    it('asks for the password again where a fresh sign-in is wanted', async () => {
      const browser = world.browser()
      await signIn(browser)
      await enrolled(world, browser)
      expect(asksForPassword(await browser.get('/cas/mobile'))).toBe(false)
      world.wait(601)
      expect(asksForPassword(await browser.get('/cas/mobile'))).toBe(true)
      const address = await authorizeAddress({ prompt: 'login' })
      expect(asksForPassword(await browser.get(address))).toBe(true)
    })

    it('says what is missing, with the way to it, to who has nothing set up', async () => {
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.get(await authorizeAddress())
      expect(page.text).toContain('No mobile device found')
      const link = page.links.find((href) => href.startsWith('/cas/mobile?continue=')) ?? ''
      expect((await browser.get(link)).hops).toEqual([])
      const posted = await browser.post('/cas/login', { stepUp: '1', continue: await authorizeAddress() })
      expect(posted.text).toContain('No mobile device found')
    })

    it('goes on where nothing more is asked, and starts from the beginning without a session', async () => {
      const browser = world.browser()
      await signIn(browser)
      const enough = await browser.post('/cas/login', { stepUp: '1', continue: '/cas/account/details' })
      expect(enough.links).toContain('/cas/account/details')
      const foreign = await browser.post('/cas/login', { stepUp: '1', continue: 'https://evil.example/' })
      expect(foreign.html).not.toContain('evil.example')
      const nobody = await world.browser().post('/cas/login', { stepUp: '1', continue: await authorizeAddress() })
      expect(asksForPassword(nobody)).toBe(true)
      expect(nobody.text).toContain('Shop')
    })

    it('calls nobody’s phone where somebody else has signed in in another tab', async () => {
      const bruno = { ...elodie, firstName: 'Bruno', email: 'bruno@example.org', confirmEmail: 'bruno@example.org' }
      await registered(world, bruno)
      const browser = world.browser()
      await signIn(browser, { identifier: bruno.email })
      const phone = await enrolled(world, browser)
      await browser.post('/cas/logout', {})
      await signIn(browser)
      await enrolled(world, browser)
      const page = await browser.get(await authorizeAddress())
      await browser.post('/cas/logout', {})
      await signIn(browser, { identifier: bruno.email })
      const shown = await browser.submit(page, { stepUp: '1' })
      expect(await phone.pending()).toMatchObject({ requests: [] })
      expect(shown.text).toContain('Bruno')
      expect(shown.forms.some(({ names }) => names.has('stepUp'))).toBe(true)
    })

    it('is over when the session is ended elsewhere', async () => {
      const [desk, cafe] = [world.browser(), world.browser()]
      await signIn(desk)
      const phone = await enrolled(world, desk)
      await signIn(cafe)
      const waiting = await press(cafe)
      const sessions = await desk.get('/cas/account/sessions')
      await desk.submit(sessions, { all: '1' }, { action: '/cas/account/sessions' })
      expect(await answer(phone, waiting)).toMatchObject({ ok: false, reason: 'expired' })
      expect((await cafe.get(waiting.path)).status).toBe(410)
      expect((await cafe.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    })

    it('asks which of several phones, and says when too many requests were sent', async () => {
      const browser = world.browser()
      await signIn(browser)
      await enrolled(world, browser)
      for (let i = 0; i < 3; i++) await press(browser)
      const fourth = await press(browser)
      expect(fourth.status).toBe(422)
      expect(fourth.text).toContain('Too many requests')
      // The name of the phone was missing where nothing went out.
      expect(fourth.text).toContain('Several requests had no answer on this phone: My phone')
    })
  })

  async function press(browser: Browser): Promise<Visit> {
    return browser.submit(await browser.get(await authorizeAddress()), { stepUp: '1' })
  }

  it('keeps the password out of reach of the step-up button', async () => {
    const browser = world.browser()
    await signIn(browser)
    const waiting = await signIn(browser, { start: `/cas/login?other=1`, password: rightPassword })
    expect(waiting.hops[0]).toMatch(/^303 \/cas\/continue/)
  })
})
