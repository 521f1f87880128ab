import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

describe('registering and signing in, without JavaScript', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
  })

  describe('from nothing to a session', () => {
    it('registers, follows the mail, chooses a password, signs in', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      expect(form.status).toBe(200)
      const sent = await browser.submit(form, elodie)
      expect(sent.hops[0]).toMatch(/^303 \/cas\/register\/sent/)
      expect(sent.text).toContain('elodie@example.org')

      const [mail] = await world.mails()
      expect(mail).toMatchObject({ to: 'elodie@example.org', template: 'registration-link', language: 'en' })
      const choose = await browser.get(linkIn(mail))
      expect(choose.text).toContain('elodie@example.org')
      const done = await browser.submit(choose, { newPassword: rightPassword, confirmPassword: rightPassword })
      expect(done.hops[0]).toMatch(/^303 \/cas\/password\/done/)

      const arrived = await signIn(browser)
      expect(arrived.hops).toEqual([expect.stringMatching(/^303 \/cas\/continue\?flow=/)])
      expect(browser.cookies.has('__Host-lp-login')).toBe(true)
      expect(arrived.html).toMatch(/http-equiv="refresh"/i)
      const home = await browser.get('/cas/login')
      expect(home.text).toContain('Élodie')
      expect((await browser.get('/cas/account')).status).toBe(200)
    })

    it('knows the person by their unique identifier too', async () => {
      const uid = await registered(world)
      expect(uid).toMatch(/^n00[a-z]{5}$/)
      const browser = world.browser()
      expect((await signIn(browser, { identifier: uid.toUpperCase() })).hops[0]).toMatch(/^303 \/cas\/continue/)
    })

    it('goes on to where the person was going', async () => {
      await registered(world)
      const browser = world.browser()
      const first = await browser.get('/cas/account/details')
      expect(first.hops).toEqual(['302 /cas/login?continue=%2Fcas%2Faccount%2Fdetails'])
      const second = await browser.submit(first, { identifier: elodie.email })
      const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
      expect(arrived.links).toContain('/cas/account/details')
      expect((await browser.get('/cas/login?continue=%2Fcas%2Faccount%2Fdetails')).hops).toEqual([
        '302 /cas/account/details',
      ])
    })

    it('logs out', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const stolen = browser.cookies.get('__Host-lp-login') ?? ''
      const out = await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
      expect(out.path).toBe('/cas/logout')
      expect(browser.cookies.has('__Host-lp-login')).toBe(false)
      browser.cookies.set('__Host-lp-login', stolen)
      expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    })
  })
})
