import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { enrolled, linkOn, openPhone, parseLink, transferCodeOn } from './support/phone.ts'
import {
  authorizeAddress,
  elodie,
  makeWorld,
  origin,
  registered,
  shop,
  signIn,
  verifier,
  type World,
} from './support/world.ts'

const pin = '4826'

describe('the phone, from adding it to approving', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
  })

  /** Password and app, up to the waiting page. */
  async function waiting(browser: Browser, start?: string): Promise<Visit> {
    return signIn(browser, { method: 'mobile-app-pin', start: start ?? (await authorizeAddress()) })
  }

  describe('adding a device', () => {
    it('shows a QR code, notices the phone, and offers to go on', async () => {
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.submit(
        await browser.get('/cas/mobile'),
        { name: 'My phone', pin, confirmPin: pin },
        { action: '/cas/mobile' },
      )
      expect(page.path).toMatch(/^\/cas\/mobile\/[\w-]+$/)
      const events = await browser.request(`${page.path}/events`)
      expect(events.headers.get('Content-Type')).toContain('text/event-stream')

      const phone = openPhone(world)
      expect(await phone.inspect(parseLink(linkOn(page.html)))).toMatchObject({ ok: true, name: 'Laissez-passer' })
      expect(await phone.enrol(parseLink(linkOn(page.html)), { pin: '9999' })).toMatchObject({
        ok: false,
        reason: 'wrong-pin',
        left: 4,
      })
      expect(await phone.enrol(parseLink(linkOn(page.html)), { pin })).toMatchObject({
        ok: true,
        device: { name: 'My phone' },
      })
      expect(await events.text()).toContain('event: change\n')
      expect((await browser.get(page.path)).text).toContain('Pixel 9')
      expect((await browser.get('/cas/account/devices')).text).toContain('My phone')
      expect((await world.mails()).map(({ template }) => template)).toContain('device-added')
    })

    it('says what is wrong with name and PIN, and keeps the name', async () => {
      const browser = world.browser()
      await signIn(browser)
      const form = await browser.get('/cas/mobile')
      const refused = await browser.submit(
        form,
        { name: 'Tablet', pin: '1234', confirmPin: '1235' },
        { action: '/cas/mobile' },
      )
      expect(refused.status).toBe(422)
      expect(refused.forms.find(({ action }) => action === '/cas/mobile')?.fields).toMatchObject({
        name: 'Tablet',
        pin: '',
        confirmPin: '',
      })
    })

    it('asks for a sign-in of the last ten minutes, and for two factors once there are two', async () => {
      const browser = world.browser()
      await signIn(browser)
      world.wait(601)
      const tooOld = await browser.get('/cas/mobile')
      expect(tooOld.hops[0]).toBe('302 /cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DBASIC')
      expect(tooOld.forms.find(({ names }) => names.has('identifier'))?.fields['identifier']).toBe(elodie.email)
      const again = await signIn(browser, { start: '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DBASIC' })
      expect(again.links).toContain('/cas/mobile?level=BASIC')
      expect((await browser.get('/cas/mobile?level=BASIC')).status).toBe(200)
      const phone = await enrolled(world, browser)

      const asked = await browser.get('/cas/mobile')
      expect(asked.hops[0]).toBe('302 /cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      const page = await waiting(browser, asked.path)
      const request = await requestOn(phone)
      expect(await phone.approve(request, { pin, transferCode: transferCodeOn(page) })).toEqual({ ok: true })
      expect((await browser.get(page.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
      expect((await browser.get('/cas/mobile?level=MEDIUM')).status).toBe(200)
    })

    it('renames and removes; the phone learns it', async () => {
      const browser = world.browser()
      await signIn(browser)
      const phone = await enrolled(world, browser)
      const list = await browser.get('/cas/account/devices')
      const renamed = await browser.submit(list, { name: 'Old phone' }, { action: '/cas/account/devices' })
      expect(renamed.text).toContain('Old phone')
      const page = await waiting(browser, '/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM')
      await phone.approve(await requestOn(phone), { pin, transferCode: transferCodeOn(page) })
      await browser.get(page.path)
      const removal = (await browser.get('/cas/account/devices')).links.find((link) => link.includes('remove='))
      const gone = await browser.submit(await browser.get(removal ?? ''), {}, { action: '/cas/account/devices' })
      expect(gone.text).not.toContain('Old phone')
      await phone.refresh()
      expect((await phone.state()).status).toBe('removed')
    })

    it('hides one person’s enrolment from another', async () => {
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.submit(
        await browser.get('/cas/mobile'),
        { name: 'Mine', pin, confirmPin: pin },
        { action: '/cas/mobile' },
      )
      const other = { ...elodie, firstName: 'Bob', email: 'bob@example.org', confirmEmail: 'bob@example.org' }
      await registered(world, other)
      const stranger = world.browser()
      await signIn(stranger, { identifier: other.email })
      expect((await stranger.get(page.path)).status).toBe(404)
    })
  })

  describe('signing in with password and app', () => {
    it('leads from the service to the missing device, through adding it, and back', async () => {
      const browser = world.browser()
      const missing = await waiting(browser)
      expect(missing.text).toContain('Shop')
      const page = await browser.submit(
        await browser.submit(missing, { setUp: '1' }),
        { name: 'My phone', pin, confirmPin: pin },
        { action: '/cas/mobile' },
      )
      const phone = openPhone(world)
      expect(await phone.enrol(parseLink(linkOn(page.html)), { pin })).toMatchObject({ ok: true })
      const wait = await browser.submit(await browser.get(page.path), { stepUp: '1' })
      expect(wait.text).toContain('Shop')
      const request = await requestOn(phone)
      expect(request).toMatchObject({ service: 'Shop', browser: 'Firefox (Linux)', digits: 2 })
      expect(await phone.approve(request, { pin, transferCode: transferCodeOn(wait) })).toEqual({ ok: true })

      const arrived = await browser.get(wait.path)
      expect(arrived.hops[0]).toMatch(/^303 \/cas\/continue\?flow=/)
      const authorize = arrived.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
      const back = await browser.get(authorize)
      expect(back.hops[0]).toMatch(/^302 https:\/\/shop\.example\/callback\?code=/)
      const code = new URL(back.hops[0]?.slice(4) ?? '').searchParams.get('code') ?? ''
      const tokens = await tokensFor(code)
      expect(tokens.status).toBe(200)
      const { id_token }: { id_token: string } = await tokens.json()
      const claims = JSON.parse(atob((id_token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
      expect(claims).toMatchObject({
        aud: 'shop',
        nonce: 'nonce-1',
        acr: 'https://ecas.ec.europa.eu/loa/medium',
        amr: expect.arrayContaining(['pwd', 'pin', 'mfa']),
      })
    })

    it('tells the waiting page when the phone has answered', async () => {
      const { browser, phone } = await withPhone()
      const wait = await waiting(browser)
      const events = await browser.request(
        `/cas/login/events?flow=${new URL(origin + wait.path).searchParams.get('flow')}`,
      )
      const request = await requestOn(phone)
      await phone.refuse(request)
      expect(await events.text()).toContain('event: change\n')
      expect((await browser.get(wait.path)).hops).toEqual([])
      expect(browser.cookies.has('__Host-lp-login')).toBe(true)
    })

    it('lets the person pick one of several phones, and another afterwards', async () => {
      const { browser, phone } = await withPhone()
      const wait = await waiting(browser, '/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      await phone.approve(await requestOn(phone), { pin, transferCode: transferCodeOn(wait) })
      await browser.get(wait.path)
      const second = await enrolled(world, browser, { name: 'My tablet' })

      const stranger = world.browser()
      const choice = await waiting(stranger)
      expect(choice.text).toContain('My tablet')
      const ids = [...choice.html.matchAll(/name="device"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="device"/g)].map(
        ([, one, other]) => one ?? other ?? '',
      )
      expect(ids).toHaveLength(2)
      const asked = await stranger.submit(choice, { device: ids[0] ?? '' })
      const [first, last] = asked.text.includes('My tablet') ? [second, phone] : [phone, second]
      await requestOn(first)
      const other = asked.links.find((link) => link.endsWith('&devices=1')) ?? ''
      const moved = await stranger.submit(await stranger.get(other), { device: ids[1] ?? '' })
      expect(await first.pending()).toMatchObject({ ok: true, requests: [] })
      await last.approve(await requestOn(last), { pin, transferCode: transferCodeOn(moved) })
      expect((await stranger.get(moved.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
    })

    it('tells a browser that was reported', async () => {
      const { browser, phone } = await withPhone()
      const stranger = world.browser()
      const wait = await waiting(stranger)
      await phone.notMe(await requestOn(phone))
      const ended = await stranger.get(wait.path)
      expect(ended.status).toBe(410)
      expect(ended.text).toContain('reported')
      expect(stranger.cookies.has('__Host-lp-login')).toBe(false)
      expect((await world.mails()).map(({ template }) => template)).toContain('not-me-alert')
      expect((await browser.get('/cas/account')).hops).toEqual([])
    })

    it('gives its session to one of fifty that load the page at once, and to nobody else', async () => {
      const { browser, phone } = await withPhone()
      const wait = await waiting(browser)
      await phone.approve(await requestOn(phone), { pin, transferCode: transferCodeOn(wait) })
      const all = await Promise.all(Array.from({ length: 50 }, () => browser.request(wait.path)))
      const cookies = all.flatMap(({ headers }) =>
        headers.getSetCookie().filter((line) => line.startsWith('__Host-lp-login=')),
      )
      expect(cookies).toHaveLength(1)
      // Every other goes on too, and is given nothing.
      expect(new Set(all.map(({ headers }) => headers.get('Location')))).toEqual(
        new Set([`/cas/continue?flow=${flowOf(wait)}`]),
      )
      const stranger = await world.browser().get(wait.path)
      expect(stranger.status).toBe(410)
    })

    it('ends at a wrong transfer code, and sends again when asked', async () => {
      const { browser, phone } = await withPhone()
      const wait = await waiting(browser)
      const wrong = transferCodeOn(wait) === '11' ? '22' : '11'
      expect(await phone.approve(await requestOn(phone), { pin, transferCode: wrong })).toMatchObject({
        ok: false,
        reason: 'wrong-code',
      })
      const ended = await browser.get(wait.path)
      expect(ended.forms.some(({ names }) => names.has('again'))).toBe(true)
      // A slip doesn't pause.
      expect(ended.html).not.toContain('data-lp-after')
      const again = await browser.submit(ended, { again: '1' })
      await phone.approve(await requestOn(phone), { pin, transferCode: transferCodeOn(again) })
      expect((await browser.get(wait.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
    })

    it('pauses after a refusal, and says for how long', async () => {
      const { browser, phone } = await withPhone()
      const wait = await waiting(browser)
      await phone.refuse(await requestOn(phone))
      const ended = await browser.get(wait.path)
      // A second may pass meanwhile.
      expect(ended.text).toMatch(/You can send the next one in (?:29|30) sec/)
      expect(ended.html).toMatch(/data-lp-after="(?:29|30)"/)
      world.wait(10)
      const early = await browser.submit(ended, { again: '1' })
      expect(early.html).toMatch(/data-lp-after="(?:19|20)"/)
      world.wait(20)
      await browser.submit(early, { again: '1' })
      expect(await requestOn(phone)).toBeDefined()
    })

    it('stops asking a phone that is asked too often', async () => {
      const { browser } = await withPhone()
      const wait = await waiting(browser)
      let last = wait
      for (let i = 0; i < 3; i++)
        last = await browser.post('/cas/login', { flow: flowOf(wait), again: '1', current: 'mobile-app-pin' })
      expect(last.status).toBe(422)
      expect(last.text).not.toMatch(/undefined|\{/)
    })
  })

  async function withPhone() {
    const browser = world.browser()
    await signIn(browser)
    return { browser, phone: await enrolled(world, browser) }
  }

  async function requestOn(phone: Awaited<ReturnType<typeof enrolled>>) {
    const found = await phone.pending()
    const request = found.ok ? found.requests[0] : undefined
    if (!request) throw new Error(found.ok ? 'nothing waits' : found.reason)
    return request
  }

  function tokensFor(code: string): Promise<Response> {
    return world.provider.fetch(
      new Request(`${origin}/cas/oauth2/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`shop:${shop.clientSecret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: 'https://shop.example/callback',
          code_verifier: verifier,
        }),
      }),
    )
  }
})

function flowOf(visit: Visit): string {
  return new URL(origin + visit.path).searchParams.get('flow') ?? ''
}
