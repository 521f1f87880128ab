import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from './support/browser.ts'
import { textOf } from './support/html.ts'
import {
  authorizeAddress,
  elodie,
  makeWorld,
  origin,
  registered,
  rightPassword,
  shop,
  signIn,
  type World,
} from './support/world.ts'

describe('what signing in promises to people and refuses to strangers', () => {
  let world: World
  let uid: string
  beforeEach(async () => {
    world = await makeWorld(await platform())
    uid = await registered(world)
  })

  describe('strangers learn nothing', () => {
    it('answers alike for identifiers that somebody has and that nobody has', async () => {
      const seenBy = async (identifier: string): Promise<string> => {
        const browser = world.browser()
        const second = await browser.submit(await browser.get('/cas/login'), { identifier })
        const wrong = await browser.submit(second, { password: 'Wrong-horse-1', method: 'password' })
        expect([second.status, wrong.status]).toEqual([200, 422])
        expect(browser.cookies.has('__Host-lp-login')).toBe(false)
        return anonymous(second, identifier) + anonymous(wrong, identifier)
      }
      // The first letter of what was typed is on the page.
      expect(await seenBy('else@example.org')).toBe(await seenBy(elodie.email))
      expect(await seenBy('n00zzzzz')).toBe(await seenBy(uid))
    })

    it('shows the person’s name only where their account knows the browser', async () => {
      const browser = world.browser()
      await signIn(browser)
      await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      expect(second.text).not.toContain('Élodie')
    })

    it('asks for work after ten wrong passwords, for the right one too, however long one waits', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      for (let i = 0; i < 10; i++) await browser.submit(second, { password: `Wrong-horse-${i}`, method: 'password' })
      for (const seconds of [0, 901, 86_400]) {
        world.wait(seconds)
        const page = await signIn(world.browser())
        expect(page.status).toBe(429)
        expect(page.forms.some(({ names }) => names.has('captchaProof'))).toBe(true)
      }
    })
  })

  describe('one step after the other', () => {
    it('keeps two tabs apart', async () => {
      const browser = world.browser()
      const one = await browser.submit(await browser.get('/cas/login?continue=%2Fcas%2Faccount%2Fdetails'), {
        identifier: elodie.email,
      })
      const two = await browser.submit(await browser.get('/cas/login?continue=%2Fcas%2Faccount%2Fsettings'), {
        identifier: 'nobody@example.org',
      })
      expect(two.text).toContain('nobody@example.org')
      const arrived = await browser.submit(one, { password: rightPassword, method: 'password' })
      expect(arrived.links).toContain('/cas/account/details')
      expect((await browser.submit(two, { password: rightPassword, method: 'password' })).status).toBe(422)
    })

    it('skips no step by address, and says so in words when a sign-in isn’t this browser’s', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      const flow = new URL(origin + second.path).searchParams.get('flow') ?? ''
      expect((await browser.get(`/cas/continue?flow=${flow}`)).hops).toEqual(['302 /cas/login'])
      const chosen = await browser.post('/cas/login', { flow, method: 'mobile-app-pin' })
      expect(chosen.forms.some(({ names }) => names.has('password'))).toBe(true)
      expect((await world.browser().get(second.path)).status).toBe(410)
      expect((await browser.get('/cas/login?flow=made-up')).status).toBe(410)
      expect(
        (await browser.post('/cas/login', { flow: 'made-up', password: rightPassword, method: 'password' })).status,
      ).toBe(410)
    })

    it('is over a quarter of an hour after it began', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      world.wait(901)
      const late = await browser.submit(second, { password: rightPassword, method: 'password' })
      expect(late.status).toBe(410)
      expect(late.links).toContain('/cas/login')
    })

    it('starts again for what somebody came for, where it was over before the form came', async () => {
      const browser = world.browser()
      const to = '/cas/login?continue=%2Fcas%2Faccount%2Fdetails'
      const second = await browser.submit(await browser.get(to), { identifier: elodie.email })
      world.wait(901)
      const late = await browser.submit(second, { password: rightPassword, method: 'password' })
      expect([late.status, late.links.includes(to)]).toEqual([410, true])
      const elsewhere = { flow: 'made-up', password: 'x', continue: 'https://evil.example/' }
      const links = (await browser.post('/cas/login', elsewhere)).links
      expect(links.filter((link) => /evil/.test(link))).toEqual([])
    })

    it('asks again for what wasn’t typed, and keeps what was', async () => {
      const browser = world.browser()
      const empty = await browser.submit(await browser.get('/cas/login?continue=%2Fcas%2Faccount'), {
        identifier: '  ',
      })
      expect(empty.status).toBe(422)
      expect(empty.forms[0]?.fields['continue']).toBe('/cas/account')
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      const wrong = await browser.submit(second, { password: '', method: 'password' })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain(elodie.email)
    })

    it('asks who it is where a service names somebody else than is signed in', async () => {
      const browser = world.browser()
      await signIn(browser)
      const named = await authorizeAddress({ login_hint: 'other@example.org' })
      const first = await browser.get(named)
      expect(first.path).toMatch(/^\/cas\/login\?continue=/)
      expect(first.forms[0]?.fields['identifier']).toBe('other@example.org')
      expect(first.forms.some(({ names }) => names.has('stepUp'))).toBe(false)
      // The same session is no answer, by whichever way it comes back.
      const back = new URLSearchParams(first.path.split('?')[1]).get('continue') ?? ''
      expect((await browser.get(back)).path).toMatch(/^\/cas\/login\?continue=/)
      expect((await browser.get('/cas/login?continue=%2Fcas%2Faccount')).hops).toEqual(['302 /cas/account'])
      const silent = await browser.request(`${named}&prompt=none`)
      expect(silent.headers.get('Location')).toContain('error=login_required')
    })

    it('says which service asks and offers only what it accepts', async () => {
      const browser = world.browser()
      const first = await browser.get(await authorizeAddress({ login_hint: 'elodie@example.org' }))
      expect(first.text).toContain('Shop')
      expect(first.forms[0]?.fields['identifier']).toBe('elodie@example.org')
      const second = await browser.submit(first, {})
      expect(second.html).toContain('value="mobile-app-pin"')
      expect(second.html).not.toContain('value="password"')
    })
  })

  describe('sessions', () => {
    it('say which services they were used for, by the names of the registry, after a raise as well', async () => {
      const easy = { ...shop, clientId: 'easy', name: 'Easy', requiredLevel: 'BASIC' } as const
      const other = { ...easy, clientId: 'other', name: 'Other' }
      world = await makeWorld(await platform(), { services: [easy, other] })
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const sessions = async () => (await browser.get('/cas/account/sessions')).text
      expect(await sessions()).not.toMatch(/Easy|Other/)
      const [visit, again] = [
        await authorizeAddress({ client_id: 'easy' }),
        await authorizeAddress({ client_id: 'other' }),
      ]
      const before = world.queries().commits
      expect((await browser.get(visit)).hops[0]).toContain('https://shop.example/callback?')
      expect(world.queries().commits - before).toBe(1)
      expect(await sessions()).toContain('Easy')
      world.wait(1)
      await browser.get(again)
      expect(await sessions()).toMatch(/Sign out of the service Other .*Sign out of the service Easy/)
      world.wait(601)
      await signIn(browser, { start: '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DBASIC' })
      expect(await sessions()).toMatch(/Sign out of the service Other .*Sign out of the service Easy/)
    })

    it('are new at every sign-in; the old cookie opens nothing', async () => {
      const browser = world.browser()
      await signIn(browser)
      const before = browser.cookies.get('__Host-lp-login') ?? ''
      world.wait(601)
      await signIn(browser, { start: '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DBASIC' })
      expect(browser.cookies.get('__Host-lp-login')).not.toBe(before)
      expect((await browser.get('/cas/account')).hops).toEqual([])
      browser.cookies.set('__Host-lp-login', before)
      expect((await browser.get('/cas/account')).hops).toHaveLength(1)
    })

    it('end after an hour unused and after twelve hours in any case', async () => {
      const browser = world.browser()
      await signIn(browser)
      for (let hour = 0; hour < 14; hour++) {
        world.wait(3000)
        await browser.get('/cas/account')
      }
      world.wait(3000)
      expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
      await signIn(browser)
      world.wait(3601)
      expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    })

    it('are listed, and ended from another browser', async () => {
      const [desk, cafe] = [world.browser(), world.browser()]
      await signIn(desk)
      await signIn(cafe)
      const list = await desk.get('/cas/account/sessions')
      const ended = await desk.submit(list, { all: '1' }, { action: '/cas/account/sessions' })
      expect(ended.status).toBe(200)
      expect((await cafe.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
      expect((await desk.get('/cas/account')).hops).toEqual([])
    })

    it('have cookies that scripts, other sites and plain http never see', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      const flow = new URL(origin + second.path).searchParams.get('flow') ?? ''
      const answer = await browser.request('/cas/login', {
        method: 'POST',
        body: new URLSearchParams({ flow, password: rightPassword, method: 'password' }),
      })
      const lines = answer.headers.getSetCookie()
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines) {
        expect(line).toMatch(/^__Host-lp-\w+=/)
        for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']) expect(line).toContain(attribute)
        expect(line).not.toContain('Domain')
      }
    })
  })

  describe('a password of half a year', () => {
    it('is changed on the way, and the way goes on', async () => {
      world.wait(184 * 24 * 3600)
      const browser = world.browser()
      const due = await signIn(browser, { start: '/cas/login?continue=%2Fcas%2Faccount%2Fdetails' })
      expect(due.path).toBe('/cas/account/password?due=expired&continue=%2Fcas%2Faccount%2Fdetails')
      const wrong = await browser.submit(due, { currentPassword: 'x', newPassword: 'y', confirmPassword: 'z' })
      expect(wrong.status).toBe(422)
      const next = 'Another-Stable6field'
      const done = await browser.submit(wrong, {
        currentPassword: rightPassword,
        newPassword: next,
        confirmPassword: next,
      })
      expect(done.path).toBe('/cas/password/done?purpose=change&continue=%2Fcas%2Faccount%2Fdetails')
      expect(done.links).toContain('/cas/login?continue=%2Fcas%2Faccount%2Fdetails')
      expect((await signIn(world.browser(), { password: next })).path).toMatch(/^\/cas\/continue/)
    })
  })

  describe('the cost of a request', () => {
    it('writes and reads nothing to show the first step, and asks one query who is signed in', async () => {
      const browser = world.browser()
      const cost = async (path: string) => {
        const before = world.queries()
        const { status } = await browser.get(path)
        const after = world.queries()
        return { status, queries: after.queries - before.queries, commits: after.commits - before.commits }
      }
      expect(await cost('/cas/login')).toEqual({ status: 200, queries: 0, commits: 0 })
      expect(await cost(`/cas/login?continue=${encodeURIComponent(await authorizeAddress())}`)).toEqual({
        status: 200,
        queries: 0,
        commits: 0,
      })
      await signIn(browser)
      expect(await cost('/cas/account/details')).toEqual({ status: 200, queries: 1, commits: 0 })
      expect(await cost('/cas/login')).toEqual({ status: 200, queries: 1, commits: 0 })
    })
  })

  describe('fifty at once', () => {
    it('open one session for one sign-in, with the same cookie for all who may have it', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      const flow = new URL(origin + second.path).searchParams.get('flow') ?? ''
      const send = () =>
        browser.request('/cas/login', {
          method: 'POST',
          body: new URLSearchParams({ flow, password: rightPassword, method: 'password' }),
        })
      const answers = await Promise.all(Array.from({ length: 50 }, send))
      const cookies = answers.flatMap((answer) =>
        answer.headers.getSetCookie().filter((line) => line.startsWith('__Host-lp-login=')),
      )
      expect(cookies.length).toBeGreaterThan(0)
      expect(new Set(cookies).size).toBe(1)
      const sessions = await browser.get('/cas/account/sessions')
      expect(sessions.html.match(/Firefox \(Linux\)/g)).toHaveLength(1)
    })

    it('try at most ten wrong passwords', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      const flow = new URL(origin + second.path).searchParams.get('flow') ?? ''
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          browser.request('/cas/login', {
            method: 'POST',
            body: new URLSearchParams({ flow, password: `Wrong-horse-${i}`, method: 'password' }),
          }),
        ),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 422).length).toBe(10)
      expect(statuses.filter((status) => status === 429).length).toBe(40)
    })
  })
})

/** A page without what differs by chance or by what was typed. */
function anonymous({ html }: Visit, identifier: string): string {
  return (
    textOf(html).replaceAll(identifier, '…') +
    html
      .replace(/flow=[\w-]+|note=[\w.-]+|value="[\w-]{43,46}"|nonce="[^"]+"/g, '')
      .replaceAll(identifier, '…')
      .replaceAll(encodeURIComponent(identifier), '…')
  )
}
