import { platform } from '#platform'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { password } from '../src/methods/password/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { type AuthenticatorDevice, enrolled, parseLink, transferCodeOn } from './support/phone.ts'
import { scanned } from './support/qr-code.ts'
import { authorizeAddress, makeWorld, registered, signIn, type World } from './support/world.ts'

describe('B5 on the real routes: a QR code, eight digits, and what must not pass', () => {
  let world: World
  let phone: AuthenticatorDevice
  let browser: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods: [mobileAppPin(), mobileAppQr(), password()] })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    phone = await enrolled(world, browser)
  })

  const scanning = async (where = world.browser(), start?: string): Promise<{ where: Browser; page: Visit }> => ({
    where,
    page: await signIn(where, { method: 'mobile-app-qr', start: start ?? (await authorizeAddress()) }),
  })

  describe('signing in with a QR code', () => {
    it('takes the eight digits, spaces and all, and goes on', async () => {
      const { where, page } = await scanning()
      expect(page.status).toBe(200)
      expect(page.text).toContain('Shop')
      const digits = await codeOf(page)
      const through = await where.submit(page, { code: ` ${digits.slice(0, 4)} ${digits.slice(4)} ` })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue\?flow=/)
      expect(where.cookies.has('__Host-lp-login')).toBe(true)
      expect((await where.get('/cas/account')).hops).toEqual([])
    })

    it('makes modules of four pixels and more, with low error correction', async () => {
      const { page } = await scanning()
      const [, width = '', box = ''] = /class="lp-qr"[^>]*width="(\d+)"[^>]*viewBox="0 0 (\d+)/.exec(page.html) ?? []
      expect(Number(width) / Number(box)).toBeGreaterThanOrEqual(4)
      // 77 modules with the quiet zone: version 13 and below.
      expect(Number(box)).toBeLessThanOrEqual(77)
    })

    it('counts tries down, spends none on half a code, and closes after five', async () => {
      const { where, page } = await scanning()
      const right = await codeOf(page)
      const half = await where.submit(page, { code: '1234' })
      expect(half.status).toBe(422)
      expect(half.text).not.toMatch(/tries left|You have 1 try left/)
      expect((await where.submit(page, { code: '' })).status).toBe(422)
      for (const left of ['4 tries left', '3 tries left', '2 tries left', 'You have 1 try left']) {
        const wrong = await where.submit(page, { code: wrongFor(right) })
        expect(wrong.status).toBe(422)
        expect(wrong.text).toContain(left)
        expect(await codeOf(wrong)).toBe(right)
      }
      const closed = await where.submit(page, { code: wrongFor(right) })
      expect(closed.text).toContain('Too many incorrect codes')
      expect((await where.submit(page, { code: right })).status).toBe(422)
      expect((await where.get(page.path)).text).toContain('Too many incorrect codes')
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
      const again = await where.submit(closed, { again: '1' })
      expect(await codeOf(again)).not.toBe(right)
      expect((await where.submit(again, { code: await codeOf(again) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('refuses a code that was relayed from another browser’s QR code', async () => {
      const attacker = await scanning()
      const victim = await scanning()
      const forVictim = await codeOf(victim.page)
      expect((await attacker.where.submit(attacker.page, { code: forVictim })).status).toBe(422)
      // Nor does another browser with the address of the sign-in get in with its right code.
      const thief = world.browser()
      await thief.get('/cas/login')
      const { flow = '', current = '' } = victim.page.forms.find(({ names }) => names.has('code'))?.fields ?? {}
      const stolen = await thief.post('/cas/login', { flow, current, code: forVictim })
      expect(stolen.status).toBe(410)
      expect(thief.cookies.has('__Host-lp-login')).toBe(false)
      expect((await victim.where.submit(victim.page, { code: forVictim })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('takes a code once, though it was scanned twice', async () => {
      const { where, page } = await scanning()
      const [once, twice] = [await codeOf(page), await codeOf(page)]
      expect(twice).toBe(once)
      await Promise.all([1, 2, 3].map(() => where.submit(page, { code: once })))
      const tokens = new Set(
        (await Promise.all([where.request(page.path), where.request(page.path)])).map((response) =>
          response.headers.getSetCookie().find((line) => line.startsWith('__Host-lp-login=')),
        ),
      )
      expect(tokens.size).toBe(1)
      const { where: other, page: fresh } = await scanning()
      expect((await other.submit(fresh, { code: once })).status).toBe(422)
      expect(other.cookies.has('__Host-lp-login')).toBe(false)
    })

    it('refuses an expired code, and the code of a QR code that another replaced', async () => {
      const { where, page } = await scanning()
      const replaced = await codeOf(page)
      const next = await where.submit(page, { again: '1' })
      expect((await where.submit(next, { code: replaced })).status).toBe(422)
      const late = await codeOf(next)
      world.wait(301)
      const over = await where.submit(next, { code: late })
      expect(over.status).toBe(422)
      expect(over.text).toContain('expired')
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
    })

    it('holds ten wrong codes of an account for a quarter of an hour, whatever the QR code', async () => {
      for (const _ of [1, 2]) {
        const { where, page } = await scanning()
        const right = await codeOf(page)
        for (let i = 0; i < 5; i++) await where.submit(page, { code: wrongFor(right) })
      }
      const { where, page } = await scanning()
      const held = await where.submit(page, { code: await codeOf(page) })
      expect(held.status).toBe(422)
      expect(held.text).toMatch(/Try again in 15\smin/)
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
    })

    it('is no way to change factors', async () => {
      const { where, page } = await scanning()
      await where.submit(page, { code: await codeOf(page) })
      const asked = await where.get('/cas/mobile')
      expect(asked.hops[0]).toBe('302 /cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM')
      expect(asked.html).not.toContain('mobile-app-qr')
      const wait = await where.submit(asked, { method: 'mobile-app-pin' })
      const pending = await phone.pending()
      const request = pending.ok ? pending.requests[0] : undefined
      if (!request) throw new Error('nothing waits')
      await phone.approve(request, { pin: '4826', transferCode: transferCodeOn(wait) })
      await where.get(wait.path)
      expect((await where.get('/cas/mobile?level=MEDIUM')).status).toBe(200)
    })
  })

  async function codeOf(page: Visit): Promise<string> {
    const shown = await phone.code(parseLink(scanned(page)))
    if (!shown.ok) throw new Error(shown.reason)
    expect(shown.service).toBe('Shop')
    return shown.code
  }
})

function wrongFor(right: string): string {
  return right === '00000000' ? '00000001' : '00000000'
}
