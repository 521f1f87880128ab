import { platform } from '#platform'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { enrolled, transferCodeOn } from './support/phone.ts'
import {
  authorizeAddress,
  elodie,
  linkIn,
  makeWorld,
  registered,
  rightPassword,
  type Sent,
  signIn,
  type World,
} from './support/world.ts'

const pin = '4826'
const methods = [mobileAppPin(), password(), recoveryCode()]
const codes = '/cas/account/recovery-codes'
const strong = `/cas/login?continue=${encodeURIComponent(`${codes}?level=MEDIUM`)}`

describe('the ways back into an account', () => {
  let world: World
  let browser: Browser
  let phone: Awaited<ReturnType<typeof enrolled>>
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    phone = await enrolled(world, browser, { pin })
    await world.mails()
  })

  /** Signed in with the phone, on the page of the recovery codes. */
  async function withPhone(from: Browser = browser): Promise<Visit> {
    const page = await signIn(from, { method: 'mobile-app-pin', start: strong })
    const pending = await phone.pending()
    if (!pending.ok || !pending.requests[0]) throw new Error('nothing waits')
    await phone.approve(pending.requests[0], { pin, transferCode: transferCodeOn(page) })
    await from.get(page.path)
    return from.get(codes)
  }

  const codesOn = ({ html }: Visit): readonly string[] =>
    [...html.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, code = '']) => code)

  const linkOf = (mail: Sent | undefined, name: string): string => {
    const url = new URL(String(mail?.params[name]))
    return url.pathname + url.search
  }

  describe('recovery codes', () => {
    it('are advised to who has one factor, made with two, and shown once', async () => {
      expect((await browser.get('/cas/account')).text).toContain('no recovery codes')
      expect((await browser.get(codes)).hops[0]).toContain('302 /cas/login')
      const page = await withPhone()
      const made = await browser.submit(page, {}, { action: codes })
      expect(new Set(codesOn(made)).size).toBe(10)
      expect(made.response.headers.get('Cache-Control')).toContain('no-store')
      const after = await browser.get(codes)
      expect(codesOn(after)).toEqual([])
      expect(after.text).toContain('You have 10 codes left')
      expect((await browser.get('/cas/account')).text).not.toContain('no recovery codes')
      expect((await world.mails()).map(({ template }) => template)).toContain('recovery-codes-made')
    })

    it('open what asks for two factors when the phone is lost, and remove it', async () => {
      const made = await browser.submit(await withPhone(), {}, { action: codes })
      const [code = ''] = codesOn(made)
      const fresh = world.browser()
      const list = encodeURIComponent('/cas/account/devices?level=MEDIUM')
      const waiting = await signIn(fresh, { method: 'mobile-app-pin', start: `/cas/login?continue=${list}` })
      const asked = await fresh.submit(waiting, { method: 'recovery-code' }, { action: '/cas/login' })
      expect(asked.text).toContain('Use a recovery code')
      const wrong = await fresh.submit(asked, { code: '0000-0000-0000-0000' }, { action: '/cas/login' })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('isn’t one of your recovery codes')
      const done = await fresh.submit(wrong, { code: code.toLowerCase() }, { action: '/cas/login' })
      expect(done.hops[0]).toMatch(/^303 \/cas\/continue/)
      const removal = (await fresh.get('/cas/account/devices')).links.find((link) => link.includes('remove=')) ?? ''
      const gone = await fresh.submit(await fresh.get(removal), {}, { action: '/cas/account/devices' })
      expect(gone.text).toContain('The device is removed')
      expect((await world.mails()).find(({ template }) => template === 'recovery-code-used')?.params).toMatchObject({
        left: 9,
      })
      // What was lost is gone; a new phone is added by the same sign-in.
      await enrolled(world, fresh, { name: 'New phone' })
    })

    it('open a service that asks for two factors, and never the same code twice', async () => {
      const [code = ''] = codesOn(await browser.submit(await withPhone(), {}, { action: codes }))
      const use = async () => {
        const other = world.browser()
        const waiting = await signIn(other, { method: 'mobile-app-pin', start: await authorizeAddress() })
        const asked = await other.submit(waiting, { method: 'recovery-code' }, { action: '/cas/login' })
        return other.submit(asked, { code }, { action: '/cas/login' })
      }
      expect((await use()).hops[0]).toMatch(/^303 \/cas\/continue/)
      expect((await use()).status).toBe(422)
    })

    it('say until when we accept no codes after five wrong ones', async () => {
      await browser.submit(await withPhone(), {}, { action: codes })
      const other = world.browser()
      let page = await signIn(other, { method: 'mobile-app-pin', start: strong })
      page = await other.submit(page, { method: 'recovery-code' }, { action: '/cas/login' })
      for (let i = 0; i < 5; i++)
        page = await other.submit(page, { code: `0000-0000-0000-000${i}` }, { action: '/cas/login' })
      page = await other.submit(page, { code: '0000-0000-0000-0009' }, { action: '/cas/login' })
      expect(page.status).toBe(429)
      expect(page.text).toMatch(/Try again in 15\smin/)
    })

    it('are no method on the first page: a stranger learns nothing', async () => {
      await browser.submit(await withPhone(), {}, { action: codes })
      const other = world.browser()
      const page = await other.submit(await other.get(strong), { identifier: elodie.email })
      expect(page.html).not.toContain('recovery-code"')
    })
  })

  describe('“this wasn’t me” in a mail', () => {
    it('asks, ends all sessions, and leads to a new password; once', async () => {
      await browser.submit(await withPhone(), {}, { action: codes })
      const mail = (await world.mails()).find(({ template }) => template === 'recovery-codes-made')
      const link = linkOf(mail, 'notMeLink')
      const elsewhere = world.browser()
      const page = await elsewhere.get(link)
      expect(page.status).toBe(200)
      expect((await browser.get('/cas/account')).status).toBe(200)
      const choose = await elsewhere.submit(page, {}, { action: '/cas/not-me' })
      expect(choose.hops[0]).toMatch(/^303 \/cas\/password\?token=/)
      expect((await browser.get('/cas/account')).hops[0]).toContain('302 /cas/login')
      const fields = { newPassword: 'Wholly-Other9kettle', confirmPassword: 'Wholly-Other9kettle' }
      const changed = await elsewhere.submit(choose, fields)
      expect(changed.path).toBe('/cas/password/done?purpose=reset')
      expect(changed.text).toContain('Your password is changed')
      expect((await elsewhere.get(link)).status).toBe(410)
      expect((await elsewhere.submit(page, {}, { action: '/cas/not-me' })).status).toBe(410)
      // No factor went: the old password is no good, the phone is.
      expect((await signIn(world.browser())).text).not.toContain('You are signed in')
      expect(rightPassword).not.toBe(fields.newPassword)
      const again = await signIn(elsewhere, { password: fields.newPassword, method: 'mobile-app-pin', start: strong })
      expect(transferCodeOn(again)).toMatch(/^\d+$/)
    })

    it('works for seven days, and not when altered', async () => {
      await browser.submit(await withPhone(), {}, { action: codes })
      const link = linkOf((await world.mails()).at(-1), 'notMeLink')
      expect((await browser.get(`${link}x`)).status).toBe(410)
      expect((await browser.get('/cas/not-me')).status).toBe(410)
      world.wait(7 * 86_400 - 60)
      expect((await browser.get(link)).status).toBe(200)
      world.wait(60)
      expect((await browser.get(link)).status).toBe(410)
    })
  })

  describe('a lost password', () => {
    it.each(['/cas/account/details', ''])('is no way past the phone, on the way to "%s"', async (start) => {
      await browser.post('/cas/password/lost', { identifier: elodie.email, continue: start })
      const mail = (await world.mails()).find(({ template }) => template === 'password-reset')
      const other = world.browser()
      const fields = { newPassword: 'Another-Horse8battery', confirmPassword: 'Another-Horse8battery' }
      const done = await other.submit(await other.get(linkIn(mail)), fields)
      const proceed = done.links.find((link) => link.startsWith('/cas/login?flow=')) ?? ''
      const asked = await other.get(proceed)
      expect(asked.path).toBe(proceed)
      expect(asked.forms.flatMap(({ names }) => [...names])).not.toContain('password')
      expect(asked.html).not.toContain('value="password"')
      for (const method of ['password', 'recovery-code', '']) {
        const still = await other.post('/cas/login', {
          flow: new URL(proceed, 'http://x').searchParams.get('flow') ?? '',
          method,
        })
        expect(still.path).toMatch(/^\/cas\/login/)
      }
      expect((await other.get('/cas/account/details')).hops[0]).toContain('/cas/login')
      const waiting = await other.submit(
        await other.get(proceed),
        { method: 'mobile-app-pin' },
        { action: '/cas/login' },
      )
      const pending = await phone.pending()
      if (!pending.ok || !pending.requests[0]) throw new Error('nothing waits')
      await phone.approve(pending.requests[0], { pin, transferCode: transferCodeOn(waiting) })
      expect((await other.get(waiting.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
      expect((await other.get('/cas/account/details')).text).toContain(elodie.email)
    })
  })

  describe('a lost factor without codes', () => {
    const list = '/cas/account/devices'

    /**
     * From the waiting page over "I can't use any of these" and the mail to the page with the time that runs.
     */
    async function reported(from: Browser): Promise<Visit> {
      const waiting = await signIn(from, { method: 'mobile-app-pin', start: strong })
      const stuck = await from.get(waiting.links.find((link) => link.startsWith('/cas/lost-factor?')) ?? '')
      expect(stuck.text).toContain('My phone')
      expect(stuck.text).toContain('72 hours')
      const sent = await from.submit(stuck, {}, { action: '/cas/lost-factor' })
      expect(sent.path).toBe('/cas/lost-factor/sent')
      const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-link')
      return from.submit(await from.get(linkOf(mail, 'link')), {}, { action: '/cas/lost-factor/confirm' })
    }

    it('goes after 72 hours, and the password alone then adds a new one', async () => {
      const fresh = world.browser()
      const page = await reported(fresh)
      expect(page.path).toContain('/cas/lost-factor/removal?token=')
      expect((await browser.get('/cas/account')).text).toContain('was reported as lost')
      world.wait(72 * 3600 - 60)
      await world.provider.runOnce()
      await signIn(fresh)
      expect((await fresh.get(list)).text).toContain('My phone')
      world.wait(120)
      await world.provider.runOnce()
      expect((await fresh.get(list)).text).not.toContain('My phone')
      await phone.refresh()
      expect((await phone.state()).status).toBe('removed')
      await enrolled(world, fresh, { name: 'New phone' })
    })

    it('stays when the mail’s link cancels, or any session does', async () => {
      const fresh = world.browser()
      await reported(fresh)
      const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-waiting')
      const elsewhere = world.browser()
      const kept = await elsewhere.submit(await elsewhere.get(linkOf(mail, 'cancelLink')), {})
      expect(kept.text).toContain('Nothing is removed')
      expect((await elsewhere.get(linkOf(mail, 'cancelLink'))).status).toBe(410)
      world.wait(60)
      await reported(fresh)
      const own = await browser.get('/cas/account/lost-factor')
      expect((await browser.submit(own, {}, { action: '/cas/account/lost-factor' })).text).toContain(
        'Nothing is removed',
      )
      world.wait(73 * 3600)
      await world.provider.runOnce()
      await signIn(browser)
      expect((await browser.get(list)).text).toContain('My phone')
    })

    it('isn’t reported without the password, and no link works twice', async () => {
      const other = world.browser()
      const second = await other.submit(await other.get(strong), { identifier: elodie.email })
      const flow = new URLSearchParams(second.path.split('?')[1]).get('flow') ?? ''
      expect((await other.get(`/cas/lost-factor?flow=${flow}`)).status).toBe(410)
      expect((await other.get('/cas/lost-factor/confirm?token=x')).status).toBe(410)
      expect((await other.get('/cas/lost-factor/removal?token=x')).status).toBe(410)
      const fresh = world.browser()
      await reported(fresh)
      const waiting = await signIn(fresh, { method: 'mobile-app-pin', start: strong })
      const stuck = await fresh.get(waiting.links.find((link) => link.startsWith('/cas/lost-factor?')) ?? '')
      expect(stuck.text).toContain('will be removed on')
    })

    it('isn’t removed by a password reset', async () => {
      const other = world.browser()
      await other.submit(await other.get('/cas/password/lost'), { identifier: elodie.email })
      const mail = (await world.mails()).find(({ template }) => template === 'password-reset')
      const fields = { newPassword: 'Wholly-Other9kettle', confirmPassword: 'Wholly-Other9kettle' }
      await other.submit(await other.get(linkOf(mail, 'link')), fields)
      const waiting = await signIn(other, { password: fields.newPassword, method: 'mobile-app-pin', start: strong })
      expect(transferCodeOn(waiting)).toMatch(/^\d+$/)
    })
  })

  describe('password renewal', () => {
    const day = 86_400

    it('warns two weeks before, lets go on, then insists', async () => {
      world.wait(170 * day)
      const early = world.browser()
      const warned = await signIn(early, { start: '/cas/login?continue=%2Fcas%2Faccount%2Fdetails' })
      expect(warned.path).toContain('/cas/account/password?due=soon')
      expect(warned.text).toContain('expires in 13 days')
      expect(warned.links).toContain('/cas/account/details')
      expect((await early.get('/cas/login?continue=%2Fcas%2Faccount%2Fdetails')).path).toBe('/cas/account/details')
      world.wait(14 * day)
      const late = world.browser()
      const forced = await signIn(late, { start: '/cas/login?continue=%2Fcas%2Faccount%2Fdetails' })
      expect(forced.path).toContain('/cas/account/password?due=expired')
      expect(forced.text).not.toContain('Later')
      // Going round by the address opens nothing.
      expect((await late.get('/cas/login')).path).toContain('/cas/account/password?due=expired')
      expect((await late.get(await authorizeAddress())).hops[0]).toMatch(/^302 \/cas\/login/)

      const wrong = await late.submit(forced, {
        currentPassword: rightPassword,
        newPassword: 'Correct-Horse8battery',
        confirmPassword: 'Correct-Horse8battery',
      })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('with other digits or special characters')
      const fresh = { newPassword: 'Wholly-Other9kettle', confirmPassword: 'Wholly-Other9kettle' }
      const done = await late.submit(wrong, { currentPassword: rightPassword, ...fresh })
      expect(done.path).toContain('/cas/password/done?purpose=change')
      expect((await late.get('/cas/login?continue=%2Fcas%2Faccount%2Fdetails')).path).toBe('/cas/account/details')
    })
  })
})
