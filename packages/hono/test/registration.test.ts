import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { textOf } from './support/html.ts'
import {
  authorizeAddress,
  elodie,
  linkIn,
  makeWorld,
  registered,
  rightPassword,
  signIn,
  type World,
} from './support/world.ts'

describe('creating an account and its password, with everything that people type wrongly', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
  })

  const register = { action: '/cas/register' }

  describe('the form', () => {
    it.each([
      ['email', 'elodie@', { email: 'elodie@', confirmEmail: 'elodie@' }],
      ['confirmEmail', 'other@example.org', { confirmEmail: 'other@example.org' }],
      ['firstName', '', { firstName: '', lastName: '' }],
      ['lastName', '<b>', { lastName: '<b>' }],
      ['language', 'tlh', { language: 'tlh' }],
    ])('says what is wrong with %s (%s) and keeps the rest', async (field, _value, wrong) => {
      const browser = world.browser()
      const refused = await browser.submit(
        await browser.get('/cas/register?continue=%2Fcas%2Faccount'),
        { ...elodie, ...wrong },
        register,
      )
      expect(refused.status).toBe(422)
      expect(refused.html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`),
      )
      const fields = refused.forms.find(({ action }) => action === '/cas/register')?.fields ?? {}
      const kept = { ...elodie, ...wrong }
      for (const name of ['firstName', 'lastName', 'email', 'confirmEmail'] as const)
        expect(fields[name]).toBe(kept[name])
      expect(fields).toMatchObject({ privacy: 'on', continue: '/cas/account' })
      expect(await world.mails()).toEqual([])
    })

    it('insists on the privacy statement', async () => {
      const browser = world.browser()
      const { privacy: _, ...rest } = elodie
      const refused = await browser.submit(await browser.get('/cas/register'), rest, register)
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('privacy')
    })

    it('answers alike for a new address and one that is registered; the mail says the rest', async () => {
      const answers: string[] = []
      for (let times = 0; times < 2; times++) {
        const browser = world.browser()
        const sent = await browser.submit(await browser.get('/cas/register'), elodie, register)
        answers.push(String(sent.status) + plain(sent))
        if (times === 0) {
          const [mail] = await world.mails()
          await browser.submit(await browser.get(linkIn(mail)), {
            newPassword: rightPassword,
            confirmPassword: rightPassword,
          })
        }
      }
      expect(answers[1]).toBe(answers[0])
      expect((await world.mails()).map(({ template }) => template)).toEqual(['already-registered'])
      expect((await signIn(world.browser())).hops[0]).toMatch(/continue/)
    })

    it('makes one account of fifty forms at once, and asks for work from the forty-first on', async () => {
      const browsers = Array.from({ length: 50 }, (_, i) => world.browser({ 'X-Test': String(i) }))
      const answers = await Promise.all(
        browsers.map((browser) =>
          browser.request('/cas/register', { method: 'POST', body: new URLSearchParams(elodie) }),
        ),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 429]))
      const uids = new Set((await world.mails()).map(({ params }) => params['uid']))
      expect(uids.size).toBe(1)
    })

    it('sends the mail in the language chosen, and again when asked', async () => {
      const browser = world.browser()
      const sent = await browser.submit(
        await browser.get('/cas/register?lang=fr'),
        { ...elodie, language: 'fr' },
        register,
      )
      expect(sent.html).toContain('<html lang="fr"')
      world.wait(1)
      const again = await browser.submit(sent, {}, { action: '/cas/register/sent' })
      expect(again.hops[0]).toMatch(/resent=1$/)
      const mails = await world.mails()
      expect(mails.map(({ language }) => language)).toEqual(['fr', 'fr'])
      // Whichever mail is opened: they come late, and out of order. Using one ends the other.
      const [first, second] = mails.map(linkIn)
      expect((await browser.get(second ?? '')).status).toBe(200)
      const chosen = { newPassword: rightPassword, confirmPassword: rightPassword }
      await browser.submit(await browser.get(first ?? ''), chosen)
      expect((await browser.get(second ?? '')).status).toBe(410)
    })

    it.each(['.', ')', '>', '),', '\u200B', '%3E', '.”'])('a link works with what stood behind it: %s', async (end) => {
      const browser = world.browser()
      await browser.submit(await browser.get('/cas/register'), elodie, register)
      const [mail] = await world.mails()
      expect((await browser.get(`${linkIn(mail)}${end}`)).status).toBe(200)
    })

    it('so does the address of a page, and leads nowhere else', async () => {
      const browser = world.browser()
      expect((await browser.get('/cas/help.')).path).toBe('/cas/help')
      expect((await browser.get('/cas/password/lost).')).path).toBe('/cas/password/lost')
      for (const path of ['//evil.example.', '/\\evil.example.', '/.', '/%2F%2Fevil.example).'])
        expect((await browser.request(path)).headers.get('Location') ?? '/').toMatch(/^\/(?![/\\])/)
    })

    it('shows nobody else’s address to whoever has the link of the page', async () => {
      const browser = world.browser()
      const page = await browser.get('/cas/register/sent?note=made-up')
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('@')
    })
  })

  describe('the link in the mail', () => {
    async function link(): Promise<string> {
      const browser = world.browser()
      await browser.submit(await browser.get('/cas/register'), elodie, register)
      return linkIn((await world.mails())[0])
    }

    it.each([
      ['weak', { newPassword: 'short1A', confirmPassword: 'short1A' }, 'newPassword'],
      ['of one group', { newPassword: 'aaaaaaaaaaaaa', confirmPassword: 'aaaaaaaaaaaaa' }, 'newPassword'],
      ['with the name in it', { newPassword: 'Elodie-Muller9', confirmPassword: 'Elodie-Muller9' }, 'newPassword'],
      ['typed differently', { newPassword: rightPassword, confirmPassword: `${rightPassword}x` }, 'confirmPassword'],
      ['empty', { newPassword: '', confirmPassword: '' }, 'newPassword'],
    ])('stays open after a password that is %s', async (_what, typed, field) => {
      const browser = world.browser()
      const path = await link()
      const refused = await browser.submit(await browser.get(path), typed)
      expect(refused.status).toBe(422)
      expect(refused.html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`),
      )
      for (const value of Object.values(typed)) if (value !== '') expect(refused.html).not.toContain(`value="${value}"`)
      const done = await browser.submit(refused, { newPassword: rightPassword, confirmPassword: rightPassword })
      expect(done.status).toBe(200)
    })

    it('refuses the unique identifier as part of a password', async () => {
      const browser = world.browser()
      const page = await browser.get(await link())
      const uid = /n00[a-z]{5}/.exec(page.text)?.[0] ?? ''
      const refused = await browser.submit(page, { newPassword: `X-9${uid}-x`, confirmPassword: `X-9${uid}-x` })
      expect(refused.status).toBe(422)
    })

    it('works once, also for fifty at once', async () => {
      const path = await link()
      const token = new URLSearchParams(path.split('?')[1]).get('token') ?? ''
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          world.browser().request('/cas/password', {
            method: 'POST',
            body: new URLSearchParams({ token, newPassword: rightPassword, confirmPassword: rightPassword }),
          }),
        ),
      )
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 410)).toHaveLength(49)
    })

    it('expires after a day, and another comes for who says who they are', async () => {
      const browser = world.browser()
      const path = await link()
      world.wait(24 * 3600 + 1)
      const expired = await browser.get(path)
      expect(expired.status).toBe(410)
      const asked = await browser.submit(expired, { identifier: elodie.email }, { action: '/cas/password/expired' })
      expect(asked.status).toBe(200)
      const [mail] = await world.mails()
      expect(mail?.template).toBe('registration-link')
      expect((await browser.get(linkIn(mail))).status).toBe(200)
    })

    /** The password is chosen, on the way to `start`; the page with Proceed. */
    async function chosen(
      browser: Browser,
      start: string,
    ): Promise<{ readonly done: Visit; readonly proceed: string }> {
      await browser.submit(await browser.get(`/cas/register?continue=${encodeURIComponent(start)}`), elodie, register)
      const fields = { newPassword: rightPassword, confirmPassword: rightPassword }
      const done = await browser.submit(await browser.get(linkIn((await world.mails())[0])), fields)
      return { done, proceed: done.links.find((link) => link.startsWith('/cas/login?flow=')) ?? '' }
    }

    it('signs in by Proceed, and leads back to where the person came from: nothing is asked again', async () => {
      const browser = world.browser()
      const { proceed } = await chosen(browser, '/cas/account/details')
      const there = await browser.get(proceed)
      expect(there.hops[0]).toMatch(/^303 \/cas\/continue\?flow=/)
      expect(there.html).toContain('url=/cas/account/details')
      expect((await browser.get('/cas/account/details')).text).toContain(elodie.email)
    })

    it('goes on to what a service asks for besides, by Proceed', async () => {
      const browser = world.browser()
      const { done, proceed } = await chosen(browser, await authorizeAddress())
      expect(done.text).toContain('Shop')
      const missing = await browser.get(proceed)
      expect(missing.text).toContain('No mobile device found')
      expect(missing.html).not.toContain('name="password"')
      const adding = await browser.submit(missing, { setUp: '1' }, { action: '/cas/login' })
      expect(adding.path).toContain('/cas/mobile?')
    })

    it('signs nobody in elsewhere: not another browser, not for long', async () => {
      const browser = world.browser()
      const { proceed } = await chosen(browser, '/cas/account/details')
      const other = world.browser()
      expect((await other.get(proceed)).status).toBe(410)
      expect((await other.get('/cas/account/details')).hops[0]).toContain('/cas/login')
      world.wait(15 * 60)
      expect((await browser.get(proceed)).status).toBe(410)
      expect((await browser.get('/cas/account/details')).hops[0]).toContain('/cas/login')
    })
  })

  describe('a lost password', () => {
    it('keeps the address that was typed, unreadable in the page’s address; others’ notes say nothing', async () => {
      await registered(world)
      const browser = world.browser()
      for (const identifier of [elodie.email, 'else@example.org']) {
        const welcome = await browser.submit(await browser.get('/cas/login'), { identifier })
        const href = welcome.links.find((link) => link.startsWith('/cas/password/lost')) ?? ''
        expect(decodeURIComponent(href)).not.toContain(identifier)
        const lost = await browser.get(href)
        expect(lost.forms.find(({ action }) => action === '/cas/password/lost')?.fields).toMatchObject({ identifier })
        const sent = await browser.submit(lost, {}, { action: '/cas/password/lost' })
        const again = sent.links.find((link) => link.startsWith('/cas/password/lost?')) ?? ''
        expect((await browser.get(again)).html).toContain(`value="${identifier}"`)
      }
      const last = (await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })).links
      const address = last.find((link) => link.startsWith('/cas/password/lost')) ?? ''
      expect((await world.browser().get(address)).html).not.toContain(elodie.email)
      world.wait(3000)
      expect((await browser.get(address)).html).toContain(elodie.email)
      world.wait(600)
      expect((await browser.get(address)).html).not.toContain(elodie.email)
      const odd = await browser.get('/cas/password/lost?note=made-up')
      expect(odd.status).toBe(200)
      expect(odd.html).not.toContain('made-up')
    })

    it('is replaced by a link, alike for known and unknown identifiers; sessions end', async () => {
      await registered(world)
      const signedIn = world.browser()
      await signIn(signedIn)
      const browser = world.browser()
      const answers: string[] = []
      for (const identifier of [elodie.email, 'else@example.org']) {
        const sent = await browser.submit(await browser.get('/cas/password/lost'), { identifier })
        answers.push(plain(sent).replaceAll(identifier, '…'))
      }
      expect(answers[1]).toBe(answers[0])
      const mails = await world.mails()
      expect(mails.map(({ to, template }) => `${to} ${template}`)).toEqual([`${elodie.email} password-reset`])
      const done = await browser.submit(await browser.get(linkIn(mails[0])), {
        newPassword: 'Another-Horse8battery',
        confirmPassword: 'Another-Horse8battery',
      })
      expect(done.status).toBe(200)
      expect((await signedIn.get('/cas/account')).hops).toHaveLength(1)
      expect((await signIn(browser, { password: rightPassword })).status).toBe(422)
      expect((await signIn(browser, { password: 'Another-Horse8battery' })).hops[0]).toMatch(/continue/)
      expect((await world.mails()).map(({ template }) => template)).toContain('password-changed')
    })

    it('sends a mailbox five mails an hour, and refuses nobody', async () => {
      await registered(world)
      world.wait(3600)
      const statuses: number[] = []
      for (let i = 0; i < 7; i++)
        statuses.push((await world.browser().post('/cas/password/lost', { identifier: elodie.email })).status)
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200])
      const sent = await world.mails()
      expect(sent).toHaveLength(5)
      const working = await Promise.all(sent.map(async (mail) => (await world.browser().get(linkIn(mail))).status))
      expect(working).toEqual([200, 200, 200, 200, 200])
    })

    it('asks a busy network for work, and takes it', async () => {
      const browser = world.browser()
      for (let i = 0; i < 40; i++) await browser.post('/cas/password/lost', { identifier: `p${i}@example.org` })
      const asked = await browser.post('/cas/password/lost', { identifier: elodie.email })
      expect(asked.status).toBe(429)
      const captchaId = asked.forms.find(({ names }) => names.has('captchaId'))?.fields['captchaId'] ?? ''
      const sealed = new TextDecoder().decode(await world.runtime.keyRing.open(captchaId, 'captcha:picture'))
      const { code: captchaCode }: { readonly code: string } = JSON.parse(sealed)
      expect((await browser.submit(asked, { captchaCode })).path).toContain('/cas/password/lost/sent')
    })
  })

  describe('my account', () => {
    it('changes the password for who knows the current one', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const form = await browser.get('/cas/account/password')
      const next = 'Another-Horse8battery'
      const wrong = await browser.submit(
        form,
        { currentPassword: 'Wrong-horse-1', newPassword: next, confirmPassword: next },
        { action: '/cas/account/password' },
      )
      expect(wrong.status).toBe(422)
      const done = await browser.submit(
        form,
        { currentPassword: rightPassword, newPassword: next, confirmPassword: next },
        { action: '/cas/account/password' },
      )
      expect(done.hops[0]).toBe('303 /cas/account?done=password-changed')
      expect((await signIn(world.browser(), { password: next })).hops[0]).toMatch(/continue/)
    })

    it('keeps the language and the method chosen', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const form = await browser.get('/cas/account/settings')
      const saved = await browser.submit(
        form,
        { language: 'fr', preferredMethod: 'password' },
        { action: '/cas/account/settings' },
      )
      expect(saved.hops[0]).toBe('303 /cas/account/settings?done=settings-saved')
      expect(saved.forms.find(({ action }) => action === '/cas/account/settings')?.fields).toMatchObject({
        language: 'fr',
        preferredMethod: 'password',
      })
      expect((await browser.get('/cas/account/activity')).status).toBe(200)
      expect((await browser.get('/cas/account/details')).text).toContain('n00')
    })
  })
})

/** What differs by chance, left out. */
function plain({ html }: Visit): string {
  return textOf(html) + html.replace(/note=[^"&]+|value="[^"]*"|nonce="[^"]+"/g, '')
}
