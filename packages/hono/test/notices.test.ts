import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from './support/browser.ts'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn } from './support/world.ts'

const stolen = 'Wholly-Other9kettle'
const own = { newPassword: 'Quite-Another4teapot', confirmPassword: 'Quite-Another4teapot' }

describe('what is out of the ordinary: countries, stolen passwords, wrong ones, old ones', () => {
  describe('a country', () => {
    it('that our proxy names and the account wasn’t seen in is told by mail, and shown in the activity', async () => {
      const world = await makeWorld(await platform(), {
        peer: () => '10.0.0.1',
        trustedProxies: ['10.0.0.1'],
        countryHeader: 'X-Country',
      })
      await registered(world)
      await signIn(world.browser({ 'X-Country': 'FR' }))
      const abroad = world.browser({ 'X-Country': 'LT', 'X-Forwarded-For': '203.0.113.9' })
      await signIn(abroad)
      expect((await world.mails()).map(({ template, params }) => [template, params['country']])).toEqual([
        ['new-country', 'LT'],
      ])
      expect((await abroad.get('/cas/account/activity')).text).toContain('Lithuania')
      expect((await abroad.get('/cas/account/activity?lang=fr')).text).toContain('Lituanie')
    })
  })

  describe('a password stolen elsewhere', () => {
    it('is refused when chosen, reset or changed, beside the field; signing in with one goes on', async () => {
      const asked: string[] = []
      const world = await makeWorld(await platform(), {
        isBreachedPassword: async (typed) => {
          asked.push(typed)
          return typed === stolen || typed === rightPassword
        },
      })
      const stranger = world.browser()
      await stranger.submit(await stranger.get('/cas/register'), elodie, { action: '/cas/register' })
      const choose = await stranger.get(linkIn((await world.mails())[0]))
      const weak = await stranger.submit(choose, { newPassword: 'short', confirmPassword: 'short' })
      expect([weak.status, asked]).toEqual([422, []])
      const refused = await stranger.submit(weak, { newPassword: stolen, confirmPassword: stolen })
      expect([refused.status, asked]).toEqual([422, [stolen]])
      expect(refused.text).toContain('This password was stolen from other sites')
      expect((await stranger.submit(refused, own)).path).toContain('/cas/password/done')

      const browser = world.browser()
      await signIn(browser, { password: own.newPassword })
      expect(asked).toHaveLength(2)
      const page = await browser.get('/cas/account/password')
      const change = { currentPassword: own.newPassword, newPassword: stolen, confirmPassword: stolen }
      expect((await browser.submit(page, change)).text).toContain('stolen from other sites')
      await browser.submit(await browser.get('/cas/password/lost'), { identifier: elodie.email })
      const reset = await browser.get(
        linkIn((await world.mails()).find(({ template }) => template === 'password-reset')),
      )
      expect((await browser.submit(reset, { newPassword: stolen, confirmPassword: stolen })).status).toBe(422)
    })

    it('is no reason to turn anybody away when nobody answers', async () => {
      const world = await makeWorld(await platform(), {
        isBreachedPassword: () => Promise.reject(new Error('down')),
      })
      await registered(world)
      expect((await signIn(world.browser())).path).toContain('/cas/continue')
    })
  })

  describe('wrong passwords', () => {
    let world: Awaited<ReturnType<typeof makeWorld>>
    beforeEach(async () => {
      world = await makeWorld(await platform(), {
        peer: () => '10.0.0.1',
        trustedProxies: ['10.0.0.1'],
      })
      await registered(world)
    })

    const from = (address: string) => world.browser({ 'X-Forwarded-For': address })
    const guess = async (times: number) => {
      for (let i = 0; i < times; i++) await signIn(from(`198.51.100.${i}`), { password: 'wrong' })
    }

    it('of strangers cost a try some work from the tenth on, and a mail says so', async () => {
      await guess(10)
      expect((await world.mails()).map(({ template }) => template)).toEqual(['password-guessed'])
      const browser = from('203.0.113.9')
      const begun = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      expect(begun.text).toContain('Someone entered many incorrect passwords')
      expect(begun.html).toContain('data-challenge="/cas/captcha/challenge"')
      const refused = await browser.submit(begun, { password: rightPassword })
      expect(refused.status).toBe(429)
      expect(refused.text).toContain('Enter the code of the picture.')
      // Another picture, without JavaScript: nothing is judged, and the page is the same.
      const another = await browser.submit(refused, { password: '', captchaRefresh: '1' })
      expect(another.status).toBe(200)
      const captchaId = idOn(another)
      expect(captchaId).not.toBe(idOn(refused))
      const sealed = new TextDecoder().decode(await world.runtime.keyRing.open(captchaId, 'captcha:picture'))
      const { code: captchaCode }: { code: string } = JSON.parse(sealed)
      const opened = await browser.submit(another, { password: rightPassword, captchaCode })
      expect(opened.path).toContain('/cas/continue')
      // From now on this browser is the owner's.
      await guess(10)
      await browser.post('/cas/logout', {})
      expect((await browser.post('/cas/login', { identifier: elodie.email })).text).not.toContain(
        'many incorrect passwords',
      )
      expect((await signIn(browser)).path).toContain('/cas/continue')
    })

    it('of strangers close the password to them, and the page says how it opens', async () => {
      const account = await world.store.accounts.find({ email: elodie.email })
      const rule = {
        key: `password:account:${account?.id}`,
        accountId: null,
        limit: 1,
        lockSeconds: 3600,
        windowSeconds: null,
      }
      await world.store.throttle.spend([rule], { now: world.runtime.now() })
      const closed = await signIn(from('203.0.113.9'))
      expect(closed.status).toBe(422)
      expect(closed.text).toContain('your password is blocked in this browser')
    })
  })

  describe('My Account', () => {
    it('says that the password is about to expire, for its last two weeks', async () => {
      const world = await makeWorld(await platform())
      await registered(world)
      world.wait(160 * 86_400)
      const browser = world.browser()
      await signIn(browser)
      expect((await browser.get('/cas/account')).text).not.toContain('Your password expires')
      world.wait(15 * 86_400)
      const later = world.browser()
      await signIn(later)
      expect((await later.get('/cas/account')).text).toContain('Your password expires in 8 days')
    })
  })
})

function idOn(visit: Visit): string {
  return visit.forms.find(({ names }) => names.has('captchaId'))?.fields['captchaId'] ?? ''
}
