import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import {
  type AuthenticatorDevice,
  enrolled,
  linkOn,
  openPhone,
  parseLink,
  softBiometrics,
  type SoftBiometrics,
  transferCodeOn,
} from './support/phone.ts'
import { makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

const pin = '4826'
const newPin = '7391'
const devices = '/cas/account/devices'
const strong = `/cas/login?continue=${encodeURIComponent(`${devices}?level=MEDIUM`)}`

describe('C7: a finger or a face instead of the PIN, on the real routes', () => {
  let world: World
  let browser: Browser
  let phone: AuthenticatorDevice
  let reader: SoftBiometrics

  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    reader = await softBiometrics('http://localhost:4002')
    phone = await enrolled(world, browser, { pin, biometrics: reader })
    expect(await phone.turnOnBiometrics({ pin })).toEqual({ ok: true })
  })

  describe('biometrics', () => {
    it('sign in with two factors; a mail and the activity page say that they were turned on', async () => {
      const mails = await world.mails()
      const told = mails.filter(({ template }) => template === 'biometrics-on')
      expect(told.map(({ params }) => params)).toMatchObject([{ device: 'My phone', notMeLink: expect.any(String) }])
      const where = world.browser()
      expect(await approve(where)).toEqual({ ok: true })
      const page = await where.get(devices)
      expect(page.text).toContain('A fingerprint or a face confirms instead of its PIN code.')
      expect((await where.get('/cas/account/activity')).text).toContain('Fingerprint or face turned on')
    })

    it('are turned off in My Account by whoever signed in just now with two factors, and by nobody else', async () => {
      const weak = world.browser()
      await signIn(weak)
      const refused = await turnOff(weak)
      expect(refused.hops[0]).toMatch(/^303 \/cas\/login/)
      const where = world.browser()
      await approve(where)
      expect((await turnOff(where)).text).toContain('The device now accepts only its PIN code.')
      expect((await world.mails()).map(({ template }) => template)).toContain('biometrics-off')
      expect(await phone.refresh()).toEqual({ ok: true })
      expect(await phone.state()).toMatchObject({ biometrics: false })
      await expect(turnOff(where)).rejects.toThrow('no form')
    })

    it('are asked for besides the password when the PIN is forgotten', async () => {
      reader.cancelled = true
      expect(await phone.resetPin({ password: rightPassword, newPin })).toMatchObject({
        ok: false,
        reason: 'cancelled',
      })
      const before = reader.asked
      expect(await phone.resetPin({ password: 'not the password', newPin })).toMatchObject({ reason: 'wrong-password' })
      // Who doesn't know the password isn't asked for a finger.
      expect(reader.asked).toBe(before)
      reader.cancelled = false
      for (const twist of [{ verified: false }, { origin: 'http://localhost:4000' }, { challenge: 'AAAA' }]) {
        reader.twist = twist
        expect(await phone.resetPin({ password: rightPassword, newPin })).toMatchObject({ ok: false })
      }
      reader.twist = {}
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      expect(await phone.state()).toMatchObject({ biometrics: true })
      expect(await approve(world.browser())).toEqual({ ok: true })
      expect(await phone.changePin({ pin: newPin, newPin: '8264' })).toEqual({ ok: true })
    })

    it('a signature over one challenge sets one new PIN', async () => {
      const { sign } = reader
      let first: ReturnType<typeof sign> | null = null
      reader.sign = (options) => (first ??= sign(options))
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      expect(await phone.resetPin({ password: rightPassword, newPin: '8264' })).toMatchObject({ ok: false })
    })

    it('end with the app that was installed anew: its phone takes the place of the old entry, nothing else changes', async () => {
      const where = world.browser()
      await approve(where)
      const list = await where.get(devices)
      const again = list.links.find((link) => link.startsWith('/cas/mobile?replace='))
      if (!again) throw new Error(list.text)
      const form = await where.get(again)
      expect(form.text).toContain('Connect My phone again')
      const fields = { name: 'My phone', pin: newPin, confirmPin: newPin }
      const page = await where.submit(form, fields, { action: '/cas/mobile' })
      const fresh = openPhone(world, { biometrics: await softBiometrics('http://localhost:4002') })
      await world.mails()
      expect(await fresh.enrol(parseLink(linkOn(page.html)), { pin: newPin })).toMatchObject({ ok: true })
      expect((await world.mails()).map(({ template }) => template)).toEqual(['device-replaced'])
      const after = await where.get(devices)
      expect(after.text).toContain('You have 1 device of')
      expect(after.text).not.toContain('A fingerprint or a face')
      expect(await phone.pending()).toMatchObject({ ok: false })
      expect((await phone.state()).status).toBe('removed')
      phone = fresh
      expect(await fresh.turnOnBiometrics({ pin: newPin })).toEqual({ ok: true })
      expect(await approve(world.browser())).toEqual({ ok: true })
      expect((await where.get('/cas/mobile?replace=AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
      expect((await where.post('/cas/mobile', { ...fields, replace: 'AAAAAAAAAAAAAAAAAAAAAA' })).status).toBe(404)
    })

    it('open a locked phone together with the password', async () => {
      for (let tries = 0; tries < 5; tries++) await phone.changePin({ pin: '9999', newPin })
      expect((await phone.state()).status).toBe('locked')
      expect(await phone.resetPin({ password: rightPassword, newPin })).toEqual({ ok: true })
      expect(await approve(world.browser())).toEqual({ ok: true })
    })
  })

  /** Somebody signs in and the phone answers with a finger. */
  async function approve(where: Browser) {
    world.wait(300)
    const page = await signIn(where, { method: 'mobile-app-pin', start: strong })
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests.at(-1) : undefined
    if (!request) throw new Error(`nothing waits: ${page.text}`)
    const answered = await phone.approve(request, { biometrics: true, transferCode: transferCodeOn(page) })
    if (answered.ok) await where.get(page.path)
    return answered
  }

  async function turnOff(where: Browser): Promise<Visit> {
    const page = await where.get(devices)
    const form = page.forms.find(({ fields }) => fields['action'] === 'biometrics-off')
    if (!form) throw new Error(`no form: ${page.text}`)
    return where.post(form.action, form.fields)
  }
})
