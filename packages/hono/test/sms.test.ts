import { platform } from '#platform'
import { describe, expect, it } from 'vitest'
import { masked, number, other, PHONES, texts } from './support/texts.ts'
import { elodie, registered, signIn } from './support/world.ts'

const e164 = '+32470123412'
const resent = 'We have sent another message.'

describe('B10 and D5 on the real routes: numbers, codes by text message, and what must not pass', () => {
  const { addNumber, asked, code, withNumber, worldWith } = texts(platform)

  describe('a phone number', () => {
    it('is added by the code that goes there, told by mail, never shown in full, and kept sealed', async () => {
      const world = await worldWith()
      const browser = world.browser()
      await signIn(browser)
      expect((await browser.get('/cas/account')).links).toContain(PHONES)
      const form = await browser.submit(await browser.get(`${PHONES}/add`), { number })
      expect(form.text).toContain(masked)
      expect(form.html).not.toContain('4701234')
      expect(form.html).toContain('autoComplete="one-time-code"')
      expect((await browser.get(PHONES)).text).not.toContain(masked)
      const [text] = await world.mails()
      expect(text).toMatchObject({ to: '', template: 'text-new-phone', params: { to: e164, host: 'localhost' } })
      const wrong = await browser.submit(form, { code: other(String(text?.params['code'])) })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('4 tries left')
      const done = await browser.submit(wrong, { code: String(text?.params['code']) })
      expect(done.path).toBe(`${PHONES}?done=phone-added`)
      expect(done.text).toContain(masked)
      expect(await world.mails()).toMatchObject([
        { to: elodie.email, template: 'phone-added', params: { phone: masked, notMeLink: expect.any(String) } },
      ])
      expect((await browser.get('/cas/account/activity')).text).toContain('Phone number added')
      expect(JSON.stringify(world.log)).not.toContain('470123')
    })

    it.each([
      ['', 'Enter your mobile phone number'],
      ['0470 12 34 12', 'country code'],
      ['+32 2 299 11 11', 'isn’t a mobile phone number'],
      ['+32 470 12', 'isn’t a mobile phone number'],
      ['+1 900 555 01 23', 'isn’t a mobile phone number'],
      ['+33 6 12 34 56 78', 'send text messages to numbers of this country'],
    ])('%s is refused beside its field, and nothing is sent', async (typed, words) => {
      const world = await worldWith({ countries: ['BE'] })
      const browser = world.browser()
      await signIn(browser)
      const refused = await browser.submit(await browser.get(`${PHONES}/add`), { number: typed })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(words)
      expect(await world.mails()).toEqual([])
    })

    it('takes five tries on a code; a new code doesn’t bring them all back', async () => {
      const world = await worldWith()
      const browser = world.browser()
      await signIn(browser)
      let page = await browser.submit(await browser.get(`${PHONES}/add`), { number })
      const first = await code(world, 'text-new-phone')
      for (let i = 0; i < 5; i++) page = await browser.submit(page, { code: other(first) })
      expect(page.text).toContain('expired or had too many')
      page = await browser.submit(page, { again: '1' })
      expect(page.text).toContain(resent)
      const second = await code(world, 'text-new-phone')
      for (let i = 0; i < 5; i++) page = await browser.submit(page, { code: other(second) })
      page = await browser.submit(page, { again: '1' })
      page = await browser.submit(page, { code: await code(world, 'text-new-phone') })
      expect(page.status).toBe(429)
      expect(page.text).toContain('we accept no codes until')
    })

    it('nobody has messages sent to it without end', async () => {
      const world = await worldWith()
      const browser = world.browser()
      await signIn(browser)
      for (let i = 0; i < 3; i++) await browser.submit(await browser.get(`${PHONES}/add`), { number })
      expect(await world.mails()).toHaveLength(3)
      const refused = await browser.submit(await browser.get(`${PHONES}/add`), { number })
      expect(refused.status).toBe(429)
      expect(await world.mails()).toEqual([])
      world.wait(3600)
      await signIn(browser, { start: `/cas/login?continue=${PHONES}/add` })
      await browser.submit(await browser.get(`${PHONES}/add`), { number })
      expect(await world.mails()).toHaveLength(1)
    })

    it('is removed, with a mail; another account’s is not found', async () => {
      const { world, browser } = await withNumber()
      await registered(world, { ...elodie, email: 'ann@example.org', confirmEmail: 'ann@example.org' })
      const stranger = world.browser()
      await signIn(stranger, { identifier: 'ann@example.org' })
      const id = /\?remove=([\w-]+)/.exec((await browser.get(PHONES)).html)?.[1] ?? ''
      expect((await stranger.get(`${PHONES}?remove=${id}`)).status).toBe(404)
      expect((await stranger.post(PHONES, { phone: id, action: 'remove' })).status).toBe(404)
      // Two factors now: the second is asked for first.
      await world.mails()
      const step = await browser.get(`${PHONES}?remove=${id}`)
      expect(step.text).toContain('One more step')
      const page = await browser.submit(step, { stepUp: '1', method: 'sms' })
      await browser.submit(page, { code: await code(world) })
      const gone = await browser.submit(await browser.get(`${PHONES}?remove=${id}`), { action: 'remove' })
      expect(gone.path).toBe(`${PHONES}?done=phone-removed`)
      expect(gone.text).not.toContain(masked)
      expect((await world.mails()).map(({ template }) => template)).toContain('phone-removed')
    })
  })

  describe('signing in with a code by text message', () => {
    it('takes it in one sign-in, once', async () => {
      const { world } = await withNumber()
      const { where, page } = await asked(world)
      expect(page.text).toContain(masked)
      expect(page.text).toContain('Shop')
      const right = await code(world)
      const arabic = right.slice(3).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
      const spaced = ` ${right.slice(0, 3)}-\u200E${arabic} `
      expect((await where.submit(page, { code: spaced })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
      const { where: later, page: next } = await asked(world)
      const refused = await later.submit(next, { code: right })
      expect(refused.text).toContain('This code is incorrect')
      expect(later.cookies.has('__Host-lp-login')).toBe(false)
      expect((await later.submit(refused, { code: '12345' })).text).toContain('The code has 6 digits')
      expect((await later.submit(refused, { code: await code(world) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('a crowd of wrong codes ends the code, and a new one brings the tries of the account back neither here nor elsewhere', async () => {
      const { world } = await withNumber()
      const { where, page } = await asked(world)
      const right = await code(world)
      await Promise.all(Array.from({ length: 40 }, () => where.submit(page, { code: other(right) })))
      expect((await where.submit(page, { code: right })).status).toBe(429)
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
      const again = await where.submit(await where.get(page.path), { again: '1' })
      const next = await where.submit(again, { code: await code(world) })
      expect(next.status).toBe(429)
      expect(next.text).toContain('Too many incorrect codes')
      // Another browser, another sign-in, another code: the same count.
      const elsewhere = await asked(world)
      expect((await elsewhere.where.submit(elsewhere.page, { code: await code(world) })).status).toBe(429)
      world.wait(16 * 60)
      const later = await asked(world)
      const through = await later.where.submit(later.page, { code: await code(world) })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('a code is over after ten minutes, and when another is sent', async () => {
      const { world } = await withNumber()
      const { where, page } = await asked(world)
      const first = await code(world)
      const again = await where.submit(page, { again: '1' })
      expect([page, again].map(({ text }) => text.includes(resent))).toEqual([false, true])
      const wrong = await where.submit(again, { code: first })
      expect(wrong.text).toContain('This code is incorrect')
      expect(wrong.text).not.toContain(resent)
      world.wait(601)
      const over = await where.submit(again, { code: await code(world) })
      expect(over.text).toContain('This code has expired')
      const fresh = await where.submit(over, { again: '1' })
      expect((await where.submit(fresh, { code: await code(world) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('of several numbers the person chooses one, masked, and may choose another', async () => {
      const { world, browser } = await withNumber()
      const step = await browser.submit(await browser.get(`${PHONES}/add`), { stepUp: '1', method: 'sms' })
      await browser.submit(step, { code: await code(world) })
      await addNumber(world, browser, '+33 6 12 34 56 78')
      await world.mails()
      const { where, page } = await asked(world)
      expect(page.text).toContain('Choose a phone number')
      expect(page.text).toContain(masked)
      expect(page.text).toContain('+33 ••• •• 78')
      expect(await world.mails()).toEqual([])
      const french = /value="([\w-]+)"[^>]*>\s*<label[^>]*><span[^>]*>\+33/.exec(page.html)?.[1] ?? ''
      const sent = await where.submit(page, { device: french })
      expect(sent.text).toContain('+33 ••• •• 78')
      expect(await world.mails()).toMatchObject([{ params: { to: '+33612345678' } }])
    })

    it('is told to relying parties as sms, and opens what changes factors where there is nothing better', async () => {
      const { world } = await withNumber()
      const { where, page } = await asked(world)
      await where.submit(page, { code: await code(world) })
      expect((await where.get('/cas/account/passkeys/add')).status).toBe(200)
      expect((await where.get('/cas/mobile')).status).toBe(200)
    })
  })
})
