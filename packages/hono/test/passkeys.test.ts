import { platform } from '#platform'
import { passkey } from '../src/methods/passkey/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import {
  addPasskey,
  aloneOptions,
  asked,
  type Authenticator,
  openAuthenticator,
  type PasskeyToAdd,
} from './support/passkeys.ts'
import { enrolled, transferCodeOn } from './support/phone.ts'
import { authorizeAddress, elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

const ADD = '/cas/account/passkeys/add'
const LIST = '/cas/account/passkeys'

describe('passkeys over the routes: made, asked after the password, and alone', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods: [mobileAppPin(), passkey(), password()] })
    await registered(world)
  })

  /** Password, then the page that asks for the passkey. */
  const afterPassword = async (browser: Browser, start?: string): Promise<Visit> =>
    signIn(browser, { method: 'passkey', start: start ?? (await authorizeAddress()) })

  const answer = (browser: Browser, page: Visit, given: string) => browser.submit(page, { passkey: given })

  /** A person with a passkey, signed in nowhere. */
  async function withPasskey(made: PasskeyToAdd = {}): Promise<Authenticator> {
    const browser = world.browser()
    await signIn(browser)
    const { authenticator } = await addPasskey(browser, made)
    return authenticator
  }

  describe('what a browser is told', () => {
    it('on the way on: which passkeys are good and whose; before, of one that nobody has', async () => {
      const authenticator = await withPasskey()
      const browser = world.browser()
      const first = await browser.get('/cas/login')
      const given = await authenticator.get(await aloneOptions(browser))
      const on = await browser.post('/cas/login', { flow: '', passkey: given })
      expect(on.html).toContain('data-lp-passkeys=')
      expect(on.html).toContain(authenticator.credentialId)
      expect(on.html).toContain('Élodie Müller-Ørsted')
      expect(first.html).not.toContain('data-lp-passkey-gone')
      const stranger = await openAuthenticator()
      const unknown = await stranger.get(await aloneOptions(browser))
      const refused = await browser.post('/cas/login', { flow: '', passkey: unknown })
      expect(refused.html).toMatch(/data-lp-passkey-gone="[^"]*credentialId/)
      expect(refused.html).toContain(stranger.credentialId)
    })

    it('may make one after a password and a phone; not after the password alone, and nobody else', async () => {
      const owner = world.browser()
      const alone = await signIn(owner)
      expect(alone.html).not.toContain('data-lp-passkey-upgrade')
      const phone = await enrolled(world, owner)
      const browser = world.browser()
      const wait = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
      const pending = await phone.pending()
      const request = pending.ok ? pending.requests[0] : undefined
      if (request) await phone.approve(request, { pin: '4826', transferCode: transferCodeOn(wait) })
      const on = await browser.get(wait.path)
      const found = /data-lp-passkey-upgrade="([^"]+)" data-action="([^"]+)"/.exec(on.html)
      const options = JSON.parse((found?.[1] ?? '').replaceAll('&quot;', '"'))
      expect(on.html).toMatch(/<meta http-equiv="refresh" content="6;url=/i)
      const made = await (await openAuthenticator()).create(options, { present: false, verified: false })
      const posted = { method: 'POST', body: new URLSearchParams({ passkey: made }) }
      const path = found?.[2] ?? ''
      expect((await owner.request(path, posted)).status).toBe(303)
      expect((await world.browser().request(path, posted)).status).toBe(303)
      expect((await browser.request(path, posted)).status).toBe(204)
      expect((await browser.request(path, posted)).status).toBe(422)
      expect((await browser.get(LIST)).text).toContain('Firefox (Linux)')
    })
  })

  describe('adding a passkey', () => {
    it('asks the browser, lists what it made, and sends a mail', async () => {
      const browser = world.browser()
      await signIn(browser)
      expect((await browser.get(LIST)).text).toContain('No passkey yet')
      const { page } = await addPasskey(browser, { aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96' })
      expect(page.hops).toEqual([`303 ${LIST}?done=passkey-added`])
      for (const words of ['My laptop', 'Windows Hello', 'Signs you in without a password'])
        expect(page.text).toContain(words)
      expect((await browser.get('/cas/account/activity')).text).toContain('Passkey added')
      expect((await world.mails()).find(({ template }) => template === 'passkey-added')).toMatchObject({
        to: elodie.email,
        params: { passkey: 'My laptop', model: 'Windows Hello' },
      })
    })

    it('says what is wrong with a form that no script sent, and keeps what was typed', async () => {
      const browser = world.browser()
      await signIn(browser)
      const form = await browser.get(ADD)
      const unnamed = await browser.submit(form, { name: ' ', where: 'security-key' }, { action: ADD })
      expect([unnamed.status, unnamed.text]).toEqual([422, expect.stringContaining('Give it a name')])
      const plain = await browser.submit(form, { name: 'Key', where: 'security-key' }, { action: ADD })
      expect([plain.status, plain.text]).toEqual([422, expect.stringContaining('Passkeys need JavaScript')])
      expect(plain.forms.find(({ action }) => action === ADD)?.fields).toMatchObject({
        name: 'Key',
        where: 'security-key',
      })
    })

    it('takes no answer twice, none of another site, none of another session', async () => {
      const [browser, other] = [world.browser(), world.browser()]
      await signIn(browser)
      await signIn(other)
      const form = await browser.get(ADD)
      const evil = await (await openAuthenticator({ origin: 'https://evil.example' })).create(asked(form))
      expect((await browser.submit(form, { name: 'Key', passkey: evil })).text).toContain('couldn’t check the passkey')
      const fresh = await browser.get(ADD)
      const made = await (await openAuthenticator()).create(asked(fresh))
      expect((await other.submit(await other.get(ADD), { name: 'Key', passkey: made })).status).toBe(422)
      expect((await browser.submit(fresh, { name: 'Key', passkey: made })).hops).toHaveLength(1)
      // Now there is a second factor, which is asked before another change.
      expect((await browser.submit(fresh, { name: 'Key', passkey: made })).text).toContain('One more step')
      expect((await browser.get(LIST)).html.match(/class="sheet item"/g)).toHaveLength(1)
    })

    it('asks for a sign-in of the last ten minutes, and for the second factor once there is one', async () => {
      const browser = world.browser()
      await signIn(browser)
      world.wait(601)
      const old = await browser.get(ADD)
      expect(old.hops[0]).toBe(`302 /cas/login?continue=${encodeURIComponent(`${ADD}?level=BASIC`)}`)
      await signIn(browser, { start: old.path })
      const { authenticator } = await addPasskey(browser)
      const stepUp = await browser.get(ADD)
      expect(stepUp.hops[0]).toContain('level%3DMEDIUM')
      expect(stepUp.text).toContain('One more step')
      const page = await browser.submit(stepUp, { stepUp: '1', method: 'passkey' })
      await answer(browser, page, await authenticator.get(asked(page)))
      const again = await browser.get(`${ADD}?level=MEDIUM`)
      expect(again.hops).toEqual([])
      expect(asked(again).excludeCredentials).toHaveLength(1)
    })

    it('renames without ceremony, removes after the passkey was asked; nobody else’s', async () => {
      const authenticator = await withPasskey({ name: 'Old name' })
      const browser = world.browser()
      await signIn(browser)
      const renamed = await browser.submit(await browser.get(LIST), { name: 'New name' }, { action: LIST })
      expect(renamed.text).toContain('New name')
      const unnamed = await browser.submit(renamed, { name: '' }, { action: LIST })
      expect(unnamed.status).toBe(422)
      const link = renamed.links.find((href) => href.includes('remove=')) ?? ''
      const asks = await browser.get(link)
      const page = await browser.submit(asks, { stepUp: '1', method: 'passkey' })
      await answer(browser, page, await authenticator.get(asked(page)))
      const gone = await browser.submit(await browser.get(link), {}, { action: LIST })
      expect(gone.text).toContain('No passkey yet')
      expect((await world.mails()).map(({ template }) => template)).toContain('passkey-removed')
      expect((await browser.post(LIST, { action: 'rename', passkey: 'made-up', name: 'x' })).status).toBe(404)
    })
  })

  describe('a passkey after the password', () => {
    it('leads to the service', async () => {
      const authenticator = await withPasskey()
      const browser = world.browser()
      const page = await afterPassword(browser)
      expect(page.text).toContain('Use your passkey')
      expect(page.text).toContain('Shop requires you')
      expect(page.html).toContain('data-auto')
      const done = await answer(browser, page, await authenticator.get(asked(page)))
      expect(done.hops[0]).toMatch(/^303 \/cas\/continue\?flow=/)
      const back = await browser.get(done.links.find((href) => href.startsWith('/cas/oauth2')) ?? '')
      expect(back.hops[0]).toMatch(/^302 https:\/\/shop\.example\/callback\?.*code=/)
    })

    it('that isn’t this person’s is refused in words, and isn’t asked for again by itself', async () => {
      await withPasskey()
      const browser = world.browser()
      const page = await afterPassword(browser)
      const stranger = await openAuthenticator()
      const refused = await answer(browser, page, await stranger.get(asked(page)))
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('doesn’t belong to your account')
      expect(refused.html).not.toContain('data-auto')
      expect(browser.cookies.has('__Host-lp-login')).toBe(false)
    })

    it('missing, leads to adding one without a second password, and on', async () => {
      const browser = world.browser()
      const missing = await afterPassword(browser)
      expect(missing.text).toContain('Passkey isn’t set up yet')
      const form = await browser.submit(missing, { setUp: '1' })
      expect(form.hops[0]).toMatch(/^303 \/cas\/account\/passkeys\/add\?continue=/)
      const authenticator = await openAuthenticator()
      const made = await authenticator.create(asked(form))
      const list = await browser.submit(form, { name: 'Laptop', passkey: made }, { action: ADD })
      expect(list.text).toContain('Proceed to Shop')
      const page = await browser.submit(list, { stepUp: '1' })
      const done = await answer(browser, page, await authenticator.get(asked(page)))
      expect(done.hops[0]).toMatch(/^303 \/cas\/continue/)
    })

    it('opens one session for fifty posts of one answer', async () => {
      const authenticator = await withPasskey()
      const browser = world.browser()
      const page = await afterPassword(browser)
      const fields = page.forms.find(({ names }) => names.has('passkey'))?.fields ?? {}
      const body = new URLSearchParams({ ...fields, passkey: await authenticator.get(asked(page)) })
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => browser.request('/cas/login', { method: 'POST', body })),
      )
      const cookies = answers.flatMap((one) =>
        one.headers.getSetCookie().filter((line) => line.startsWith('__Host-lp-login=')),
      )
      expect(new Set(cookies).size).toBe(1)
    })
  })

  describe('a passkey alone', () => {
    it('signs in with two factors, without identifier and password', async () => {
      const authenticator = await withPasskey()
      const browser = world.browser()
      const first = await browser.get(await authorizeAddress())
      expect(first.html).toContain('autoComplete="username webauthn"')
      const given = await authenticator.get(await aloneOptions(browser))
      const done = await browser.submit(first, { passkey: given })
      expect(done.hops).toEqual([expect.stringMatching(/^303 \/cas\/continue\?flow=/)])
      expect((await browser.get(await authorizeAddress())).hops.at(-1)).toMatch(/shop\.example\/callback\?.*code=/)
      expect((await browser.get(ADD)).hops).toEqual([])
    })

    it('asks alike whoever may be coming, and reads and writes nothing to ask', async () => {
      await withPasskey()
      const before = world.queries()
      const options = await Promise.all(
        [elodie.email, 'nobody@example.org', ''].map(async (identifier) => {
          const body = new URLSearchParams({ identifier })
          const response = await world.browser().request('/cas/login/passkey', { method: 'POST', body })
          const { challenge, ...rest }: { challenge: string } = await response.json()
          return { status: response.status, length: challenge.length, rest }
        }),
      )
      expect(world.queries()).toEqual(before)
      expect(options[1]).toEqual(options[0])
      expect(options[2]).toEqual(options[0])
      expect(options[0]?.rest).toMatchObject({ allowCredentials: [], userVerification: 'required', rpId: 'localhost' })
    })

    it('is refused in words on the first page, with the destination kept', async () => {
      await withPasskey()
      const browser = world.browser()
      const first = await browser.get('/cas/login?continue=%2Fcas%2Faccount%2Fdetails')
      const stranger = await openAuthenticator()
      const refused = await browser.submit(first, { passkey: await stranger.get(await aloneOptions(browser)) })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('doesn’t belong to your account')
      expect(refused.forms.find(({ names }) => names.has('identifier'))?.fields['continue']).toBe(
        '/cas/account/details',
      )
      const nonsense = await browser.submit(first, { passkey: 'nonsense' })
      expect([nonsense.status, browser.cookies.has('__Host-lp-login')]).toEqual([422, false])
    })

    it('isn’t taken in another browser, nor from another site', async () => {
      const authenticator = await withPasskey()
      const [victim, thief] = [world.browser(), world.browser()]
      const given = await authenticator.get(await aloneOptions(victim))
      const stolen = await thief.submit(await thief.get('/cas/login'), { passkey: given })
      expect([stolen.status, thief.cookies.has('__Host-lp-login')]).toEqual([422, false])
      const foreign = await victim.request('/cas/login/passkey', {
        method: 'POST',
        headers: { Origin: 'https://evil.example' },
      })
      expect(foreign.status).toBe(403)
    })

    it('without a verified user asks for the password', async () => {
      const authenticator = await withPasskey({ verifies: false })
      const browser = world.browser()
      const given = await authenticator.get(await aloneOptions(browser))
      const refused = await browser.submit(await browser.get('/cas/login'), { passkey: given })
      expect(refused.text).toContain('Sign in with your password')
    })

    it('costs the first page nothing', async () => {
      const before = world.queries()
      expect((await world.browser().get('/cas/login')).text).toContain('Sign in with a passkey')
      expect(world.queries()).toEqual(before)
    })
  })

  it('is offered on no page where the provider doesn’t take passkeys', async () => {
    const plain = await makeWorld(await platform())
    const first = await plain.browser().get('/cas/login')
    expect(first.html).not.toContain('passkey')
    expect(first.html).toContain('autoComplete="username"')
  })
})
