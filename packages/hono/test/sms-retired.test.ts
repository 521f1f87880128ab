import { platform } from '#platform'
import { describe, expect, it } from 'vitest'
import { addPasskey, asked as askedOn } from './support/passkeys.ts'
import { day, other, PHONES, texts } from './support/texts.ts'
import { authorizeAddress, elodie, signIn } from './support/world.ts'

describe('B10 and S3 on the real routes: the end of text messages, and those whose only second factor they were', () => {
  const { asked, code, withNumber } = texts(platform)

  describe('when text messages are retired', () => {
    it('people are told from 30 days before', async () => {
      const { world, browser } = await withNumber({ retiresIn: 40 * day })
      expect((await browser.get(PHONES)).text).not.toContain('no longer sign you in')
      expect((await browser.get('/cas/account')).text).not.toContain('come to an end')
      world.wait(11 * day)
      const { where, page } = await asked(world)
      expect(page.text).toContain('text messages no longer sign you in')
      await where.submit(page, { code: await code(world) })
      expect((await where.get(PHONES)).text).toContain('text messages no longer sign you in')
      expect((await where.get('/cas/account')).text).toContain('codes by text message come to an end')
    })

    it('they are offered no longer, and no number is added', async () => {
      const { world, browser } = await withNumber({ retiresIn: day })
      world.wait(day)
      const where = world.browser()
      const second = await where.submit(await where.get('/cas/login'), { identifier: elodie.email })
      expect(second.html).not.toContain('value="sms"')
      await signIn(browser)
      expect((await browser.get('/cas/account')).text).toContain('codes by text message come to an end')
      const list = await browser.get(PHONES)
      expect(list.text).toContain('text messages no longer sign you in')
      expect(list.links).not.toContain(`${PHONES}/add`)
      expect((await browser.get(`${PHONES}/add`)).path).toBe(PHONES)
      expect((await browser.post(`${PHONES}/add`, { number: '+32 471 12 34 56' })).path).toBe(PHONES)
      expect((await world.mails()).filter(({ template }) => template.startsWith('text-'))).toEqual([])
    })

    it('a code that was sent before is worth nothing from that second on', async () => {
      const { world } = await withNumber({ retiresIn: 60 })
      const { where, page } = await asked(world)
      const right = await code(world)
      world.wait(60)
      const shown = await where.submit(page, { code: right })
      expect(shown.hops.at(-1) ?? '').not.toMatch(/continue/)
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
      expect((await where.get(page.path)).text).toContain('Text messages are no longer used')
    })

    it('whoever had nothing else is led to a passkey: password, explanation, code by mail', async () => {
      const { world } = await withNumber({ retiresIn: day })
      world.wait(day)
      const where = world.browser()
      const told = await signIn(where, { method: 'passkey', start: await authorizeAddress() })
      expect(told.text).toContain('Text messages are no longer used')
      expect(told.text).toContain('Continue to Shop')
      const page = await where.submit(told, { setUp: '1', current: 'passkey' })
      expect(page.text).toContain('Enter the code from our email')
      expect(page.text).not.toContain(elodie.email)
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
      // The button pressed twice: one mail, one way on.
      const twice = await where.submit(told, { setUp: '1', current: 'passkey' })
      expect(twice.path).toBe(page.path)
      const mails = (await world.mails()).filter(({ template }) => template === 'mail-code')
      expect(mails).toHaveLength(1)
      const right = String(mails[0]?.params['code'])
      const wrong = await where.submit(page, { code: other(right) })
      expect(wrong.status).toBe(422)
      const through = await where.submit(wrong, { code: right })
      const add = await where.get(through.links.find((href) => href.startsWith('/cas/account/passkeys/add')) ?? '')
      expect(add.path).toMatch(/^\/cas\/account\/passkeys\/add\?/)
      expect(add.status).toBe(200)
      expect(new URL(add.path, 'http://x').searchParams.get('continue')).toMatch(/^\/cas\/oauth2\/authorize/)
      // Nothing else was opened: the shop asks for two factors still.
      expect((await where.get(await authorizeAddress())).text).toContain('Text messages are no longer used')
      await world.mails()
      const { authenticator, page: done } = await addPasskey(where, { start: add.path })
      expect(done.text).toContain('Proceed to Shop')
      expect(await world.mails()).toMatchObject([{ to: elodie.email, template: 'passkey-added' }])
      const ask = await where.submit(done, { stepUp: '1' })
      const there = await where.submit(ask, { passkey: await authenticator.get(askedOn(ask)) })
      expect(there.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
      expect((await where.get(await authorizeAddress())).hops.at(-1)).toMatch(/shop\.example\/callback\?.*code=/)
    })

    it('the password alone adds nothing, by whichever page', async () => {
      const { world } = await withNumber({ retiresIn: day })
      world.wait(day)
      const thief = world.browser()
      await signIn(thief)
      for (const page of [
        '/cas/account/passkeys/add',
        '/cas/mobile',
        '/cas/account/recovery-codes',
        `${PHONES}?remove=x`,
      ]) {
        const shown = await thief.get(page)
        expect(shown.text).toContain('One more step')
        expect(shown.text).toContain('Code by email')
      }
      expect((await thief.post('/cas/mobile', { name: 'Mine', pin: '2580', confirmPin: '2580' })).text).toContain(
        'One more step',
      )
      expect(await world.mails()).toEqual([])
      // Nor does what another sign-in of theirs asks.
      const crafted = await thief.get('/cas/login?continue=%2Fcas%2Faccount%2Fpasskeys%2Fadd%3Flevel%3DBASIC')
      expect(crafted.text).toContain('One more step')
    })

    it('a code by mail counts for no second factor', async () => {
      const { world } = await withNumber({ retiresIn: day })
      world.wait(day)
      const where = world.browser()
      await signIn(where)
      const step = await where.get('/cas/account/passkeys/add')
      const page = await where.submit(step, { stepUp: '1', method: 'mail-code' })
      await where.submit(page, { code: await code(world, 'mail-code') })
      expect((await where.get('/cas/account/passkeys/add')).text).toContain('Name of the passkey')
      expect((await where.get(await authorizeAddress())).text).toContain('Text messages are no longer used')
    })

    it('a password chosen by mail a moment ago waits, or the mailbox alone would be enough', async () => {
      const { world } = await withNumber({ retiresIn: day })
      world.wait(day)
      const where = world.browser()
      await where.submit(await where.get('/cas/password/lost'), { identifier: elodie.email })
      const reset = (await world.mails()).find(({ template }) => template === 'password-reset')
      const link = new URL(String(reset?.params['link']))
      const chosen = 'Another-Horse8battery'
      await where.submit(await where.get(link.pathname + link.search), { newPassword: chosen, confirmPassword: chosen })
      await world.mails()
      const told = await signIn(where, { method: 'passkey', password: chosen, start: await authorizeAddress() })
      const refused = await where.submit(told, { setUp: '1', current: 'passkey' })
      expect(refused.text).toContain('with a link from an email a short time ago')
      expect(await world.mails()).toEqual([])
      world.wait(73 * 3600)
      const later = await signIn(world.browser(), {
        method: 'passkey',
        password: chosen,
        start: await authorizeAddress(),
      })
      expect(later.text).toContain('Text messages are no longer used')
    })

    it('who has another factor is asked for that one, and for nothing by mail', async () => {
      const { world, browser } = await withNumber({ retiresIn: day })
      const step = await browser.get('/cas/account/recovery-codes')
      const page = await browser.submit(step, { stepUp: '1', method: 'sms' })
      await browser.submit(page, { code: await code(world) })
      const codes = '/cas/account/recovery-codes'
      const made = await browser.submit(await browser.get(codes), {}, { action: codes })
      const printed = /<code>([0-9A-Z-]{19})<\/code>/.exec(made.html)?.[1] ?? ''
      world.wait(day)
      const where = world.browser()
      const told = await signIn(where, { method: 'passkey', start: await authorizeAddress() })
      expect(told.text).toContain('Recovery code')
      const typed = await where.submit(told, { method: 'recovery-code' })
      const through = await where.submit(typed, { code: printed })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
      expect((await where.get('/cas/account/passkeys/add')).status).toBe(200)
    })
  })
})
