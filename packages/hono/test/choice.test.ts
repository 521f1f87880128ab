import { platform } from '#platform'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { addPasskey, asked, type Authenticator } from './support/passkeys.ts'
import { type AuthenticatorDevice, enrolled, transferCodeOn } from './support/phone.ts'
import { authorizeAddress, makeWorld, registered, shop, signIn, type World } from './support/world.ts'

const bank = { ...shop, name: 'Bank', clientId: 'bank', acceptedMethods: ['passkey'] }
const vault = { ...shop, name: 'Vault', clientId: 'vault', requiredLevel: 'HIGH' } as const
const blog = { ...shop, name: 'Blog', clientId: 'blog', requiredLevel: 'BASIC' } as const
const wiki = { name: 'Wiki', type: 'cas' as const, urls: ['https://wiki.example/'] }
const to = (service: { readonly clientId: string }) => authorizeAddress({ client_id: service.clientId })
const ALWAYS = '/cas/account/settings/two-factors'

describe('what a service accepts, what somebody has, and what they want', () => {
  let world: World
  let owner: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform(), {
      methods: [mobileAppPin(), mobileAppQr(), passkey(), token(), tokenApp(), password()],
      services: [shop, bank, vault, blog, wiki],
    })
    await registered(world)
    owner = world.browser()
    await signIn(owner)
  })

  const approve = async (phone: AuthenticatorDevice, page: Visit) => {
    const pending = await phone.pending()
    const request = pending.ok ? pending.requests[0] : undefined
    if (!request) throw new Error(`nothing on the phone: ${page.text}`)
    return phone.approve(request, { pin: '4826', transferCode: transferCodeOn(page) })
  }
  /** Signs in with the phone, and then adds a passkey. */
  const withBoth = async (): Promise<{ phone: AuthenticatorDevice; authenticator: Authenticator }> => {
    const phone = await enrolled(world, owner)
    const waiting = await signIn(owner, { start: await to(shop), method: 'mobile-app-pin' })
    await approve(phone, waiting)
    await owner.get(waiting.path)
    return { phone, authenticator: (await addPasskey(owner)).authenticator }
  }
  const arrived = (visit: Visit) => visit.hops.some((hop) => /shop\.example\/callback\?.*code=/.test(hop))

  describe('what is missing', () => {
    it('is explained to who has nothing: two factors, none yet, and the ways to each', async () => {
      const browser = world.browser()
      const page = await signIn(browser, { start: await to(shop), method: 'passkey' })
      expect(page.text).toContain('Shop uses two-factor authentication; you haven’t set it up yet.')
      expect(page.text).toContain('Or set up something else')
      expect(page.html).toMatch(/<button[^>]*value="mobile-app-pin"[^>]*name="current"/)
      expect(page.html).not.toMatch(/value="mobile-app-qr"/)
      const form = await browser.submit(page, { current: 'mobile-app-pin', setUp: '1' })
      expect(form.hops[0]).toMatch(/^303 \/cas\/mobile\?continue=/)
    })

    it('is explained to who has something else: what is accepted, what they have', async () => {
      await enrolled(world, owner)
      const page = await signIn(world.browser(), { start: await to(bank), method: 'passkey' })
      expect(page.text).toContain('Bank accepts only this method: Passkey.')
      expect(page.text).toContain(
        'You can’t use this here: Laissez-passer Mobile App PIN Code and Laissez-passer Mobile App QR Code.',
      )
      expect(page.links.some((link) => link.includes(encodeURIComponent('/cas/account/passkeys/add')))).toBe(true)
      expect(page.text).not.toContain('Or set up something else')
    })

    it('is explained to who is signed in already, in French too', async () => {
      await enrolled(world, owner)
      const page = await owner.get(`${await to(vault)}&ui_locales=fr`)
      expect(page.text).toContain('Vault n’accepte que cette méthode : Token.')
      expect(page.text).toContain('Non accepté ici :')
    })
  })

  describe('“always ask for two factors”', () => {
    it('isn’t offered with one second factor; says why, and where to add another', async () => {
      const phone = await enrolled(world, owner)
      const waiting = await signIn(owner, { start: await to(shop), method: 'mobile-app-pin' })
      await approve(phone, waiting)
      await owner.get(waiting.path)
      expect((await owner.get('/cas/account/settings')).text).toContain('You can turn it on once you have two')
      const page = await owner.get(ALWAYS)
      expect(page.text).toContain('You have 1 second factor.')
      expect(page.forms.some(({ names }) => names.has('on'))).toBe(false)
      expect(page.links).toContain(`/cas/account/passkeys/add?continue=${encodeURIComponent(ALWAYS)}`)
      expect((await owner.post(ALWAYS, { on: '1' })).hops).toEqual([`303 ${ALWAYS}`])
      expect((await owner.get('/cas/account/settings')).text).toContain('Off: we ask for a second factor')
    })

    it('needs a fresh sign-in with two factors', async () => {
      await withBoth()
      world.wait(700)
      expect((await owner.get(ALWAYS)).hops[0]).toMatch(/^302 \/cas\/login\?continue=.*level%3DMEDIUM/)
      expect((await owner.post(ALWAYS, { on: '1' })).hops[0]).toMatch(/^303 \/cas\/login\?continue=/)
      expect((await world.mails()).map(({ template }) => template)).not.toContain('always-two-factors-on')
    })

    it('once on, a service for which the password would do gets two factors; other password sessions are over', async () => {
      const { phone, authenticator } = await withBoth()
      const weak = world.browser()
      await signIn(weak)
      const saved = await owner.submit(await owner.get(ALWAYS), {}, { action: ALWAYS })
      expect(saved.hops).toEqual(['303 /cas/account/settings?done=always-on'])
      expect(saved.text).toContain('From now on, every sign-in asks for two factors.')
      expect((await world.mails()).map(({ template }) => template)).toContain('always-two-factors-on')
      expect((await owner.get('/cas/account/activity')).text).toContain('Always asking for two factors: turned on')
      expect((await weak.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
      expect(arrived(await owner.get(await to(blog)))).toBe(true)

      const browser = world.browser()
      const choice = await signIn(browser, { start: await to(blog), method: 'password' })
      expect(choice.text).toContain('You chose to be asked for two factors at every sign-in.')
      expect(browser.cookies.has('__Host-lp-login')).toBe(false)
      const keyPage = await browser.submit(choice, { method: 'passkey' })
      const used = await authenticator.get(asked(keyPage))
      await browser.submit(keyPage, { passkey: used })
      expect(arrived(await browser.get(await to(blog)))).toBe(true)

      // The preferred method is asked at once.
      const settings = await owner.get('/cas/account/settings')
      await owner.submit(settings, { preferredMethod: 'mobile-app-pin' }, { action: '/cas/account/settings' })
      const other = world.browser()
      const waiting = await signIn(other, { start: await to(blog), method: 'password' })
      await approve(phone, waiting)
      expect((await other.get(waiting.path)).hops[0]).toMatch(/^303 \/cas\/continue/)
    })

    it('is awake again for a session of one factor as soon as there is a second: neither prompt=none nor a gateway slips through', async () => {
      const { phone } = await withBoth()
      await owner.submit(await owner.get(ALWAYS), {}, { action: ALWAYS })
      // As after the waiting time of a lost factor: nothing is left, and the password is enough.
      const { store } = world
      const found = await store.accounts.find({ email: 'elodie@example.org' })
      const accountId = found?.id ?? ''
      for (const { id, kind } of await store.factors.list(accountId)) {
        const activity = {
          id: `gone-${id}`,
          accountId,
          kind: 'factor-removed',
          at: world.runtime.now(),
          details: {},
          subject: 's',
          facts: {},
        }
        const how = { accountId, messages: [], activity, now: world.runtime.now() }
        await (kind === 'device'
          ? store.devices.remove({ ...how, deviceId: id })
          : store.passkeys.remove({ ...how, passkeyId: id }))
      }
      expect(phone.state()).toBeDefined()
      const browser = world.browser()
      await signIn(browser, { start: await to(blog) })
      expect(arrived(await browser.get(await to(blog)))).toBe(true)
      expect((await browser.get('/cas/account/settings')).text).toContain('Paused: you have no second factor')
      await enrolled(world, browser)
      const silent = await browser.get(await authorizeAddress({ client_id: 'blog', prompt: 'none' }))
      expect(silent.hops.at(-1)).toContain('error=interaction_required')
      const address = `/cas/login?service=${encodeURIComponent('https://wiki.example/')}`
      expect((await browser.get(`${address}&gateway=true`)).hops).toEqual(['302 https://wiki.example/'])
      for (const path of [await to(blog), address])
        expect((await browser.get(path)).text).toContain('You chose to be asked for two factors')
    })
  })

  it('the settings offer as preferred what is set up', async () => {
    const choices = async () => {
      const { html } = await owner.get('/cas/account/settings')
      return [...html.matchAll(/name="preferredMethod"[^>]*value="([^"]*)"/g)].map(([, value]) => value)
    }
    expect(await choices()).toEqual(['', 'password'])
    await enrolled(world, owner)
    expect(await choices()).toEqual(['', 'mobile-app-pin', 'mobile-app-qr', 'password'])
  })
})
