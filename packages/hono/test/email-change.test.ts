import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { elodie, makeWorld, registered, type Sent, signIn, type World } from './support/world.ts'

const PATH = '/cas/account/email'
const start = `/cas/login?continue=${encodeURIComponent(PATH)}`
const next = 'elodie@new.example'

describe('another e-mail address', () => {
  let world: World
  let browser: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
    browser = world.browser()
  })

  const linkOf = (mails: readonly Sent[], template: string, name = 'link'): string => {
    const url = new URL(String(mails.find((mail) => mail.template === template)?.params[name]))
    return url.pathname + url.search
  }

  async function asked(email = next): Promise<{ readonly page: Visit; readonly mails: readonly Sent[] }> {
    let form = await browser.get(PATH)
    if (form.path.startsWith('/cas/login')) {
      await signIn(browser, { start })
      form = await browser.get(PATH)
    }
    const page = await browser.submit(form, { email, confirmEmail: email }, { action: PATH })
    return { page, mails: await world.mails() }
  }

  describe('another e-mail address', () => {
    it('is asked for in My Account, confirmed at both mailboxes without a session, and signs in', async () => {
      expect((await browser.get(PATH)).hops[0]).toContain('302 /cas/login')
      await signIn(browser, { start })
      expect((await browser.get('/cas/account/details')).links).toContain(PATH)
      const { page, mails } = await asked()
      expect(page.path).toBe(`${PATH}?done=email-change-asked`)
      expect(page.text).toContain('Not confirmed yet')
      expect((await browser.get('/cas/account')).text).toContain(`${next} is to become the address`)

      const elsewhere = world.browser()
      const toNew = await elsewhere.get(linkOf(mails, 'email-change-new'))
      expect(toNew.text).toContain(next)
      expect(toNew.text).not.toContain(elodie.email)
      // Mail programs open links: only the button counts.
      expect((await browser.get(PATH)).text).not.toMatch(/(?<!Not )Confirmed/)
      const waiting = await elsewhere.submit(toNew, {}, { action: '/cas/email/confirm' })
      expect(waiting.text).toContain('One more confirmation')
      // The link or the button again, or the page loaded anew: what is missing, not that the link is over.
      const again = await elsewhere.get(linkOf(mails, 'email-change-new'))
      const twice = await elsewhere.submit(toNew, {}, { action: '/cas/email/confirm' })
      const anew = await elsewhere.get(/rel="canonical" href="([^"]+)"/.exec(waiting.html)?.[1] ?? '')
      for (const page of [again, twice, anew]) {
        expect(page.status).toBe(200)
        expect(page.text).toContain('Now follow the link in the email to the current address')
        expect(page.text).not.toContain(elodie.email)
      }
      const toOld = await elsewhere.get(linkOf(mails, 'email-change-old'))
      expect(toOld.text).toContain(elodie.email)
      const done = await elsewhere.submit(toOld, {}, { action: '/cas/email/confirm' })
      expect(done.text).toContain('The address is changed')
      expect((await elsewhere.get(linkOf(mails, 'email-change-old'))).status).toBe(410)
      expect((await elsewhere.submit(toOld, {}, { action: '/cas/email/confirm' })).status).toBe(410)

      expect((await browser.get('/cas/account/details')).text).toContain(next)
      expect((await signIn(world.browser(), { identifier: next })).path).toContain('/cas/continue')
      expect((await signIn(world.browser())).status).toBe(422)
    })

    it('in other letters is the same address: written at once, told by mail, and it still signs in', async () => {
      const typed = 'Elodie@Example.org'
      const { page, mails } = await asked(typed)
      expect(page.path).toBe('/cas/account/details?done=email-respelled')
      expect(page.text).toContain(typed)
      expect(mails.findLast(({ template }) => template === 'email-respelled')).toMatchObject({ to: elodie.email })
      expect(mails.filter(({ template }) => template.startsWith('email-change'))).toEqual([])
      expect((await signIn(world.browser())).path).toContain('/cas/continue')
      const again = await asked(typed)
      expect(again.page.text).toContain('This is your current address')
    })

    it('is refused beside the field, with what was typed kept', async () => {
      const { page } = await asked('elodie')
      expect(page.status).toBe(422)
      expect(page.text).toContain('The @ is missing')
      expect(page.html).toContain('value="elodie"')
      const same = await browser.submit(page, { email: elodie.email, confirmEmail: elodie.email }, { action: PATH })
      expect(same.text).toContain('This is your current address')
    })

    it('is cancelled by any session: the links are worth nothing then', async () => {
      const { page, mails } = await asked()
      const kept = await browser.submit(page, {}, { action: PATH })
      expect(kept.text).toContain('Your address stays as it is')
      expect((await browser.get(linkOf(mails, 'email-change-new'))).status).toBe(410)
    })

    it('looks the same on every page when somebody has it already', async () => {
      await registered(world, { ...elodie, email: 'bob@example.org', confirmEmail: 'bob@example.org' })
      const taken = await asked('bob@example.org')
      const shown = taken.page.html.replaceAll('bob@example.org', 'X')
      expect(taken.mails.map(({ template }) => template).toSorted()).toEqual(['email-change-old', 'email-change-taken'])
      await browser.submit(taken.page, {}, { action: PATH })
      const free = await asked('eve@example.org')
      const plain = (html: string): string => html.replace(/nonce="[^"]*"|<time.*?<\/time>/g, '')
      expect(plain(free.page.html.replaceAll('eve@example.org', 'X'))).toBe(plain(shown))
    })

    it('says until when, after five in an hour', async () => {
      await asked()
      for (let i = 0; i < 4; i++) {
        await browser.submit(await browser.get(PATH), {}, { action: PATH })
        await asked(`x${i}@new.example`)
      }
      await browser.submit(await browser.get(PATH), {}, { action: PATH })
      const { page } = await asked('late@new.example')
      expect(page.status).toBe(429)
      expect(page.response.headers.get('Retry-After')).toMatch(/^\d+$/)
    })

    it('is put back by “this wasn’t me” at the former one, which leads to a new password', async () => {
      const { mails } = await asked()
      for (const template of ['email-change-old', 'email-change-new'])
        await browser.submit(await browser.get(linkOf(mails, template)), {}, { action: '/cas/email/confirm' })
      const link = linkOf(await world.mails(), 'email-changed', 'notMeLink')
      const owner = world.browser()
      const page = await owner.get(link)
      expect(page.text).toContain(`Your email address is ${elodie.email} again, and no longer ${next}`)
      const choose = await owner.submit(page, {}, { action: '/cas/not-me' })
      expect(choose.hops[0]).toMatch(/^303 \/cas\/password\?token=/)
      expect((await browser.get('/cas/account')).hops[0]).toContain('302 /cas/login')
      const fields = { newPassword: 'Wholly-Other9kettle', confirmPassword: 'Wholly-Other9kettle' }
      await owner.submit(choose, fields)
      expect((await signIn(owner, { password: fields.newPassword })).path).toContain('/cas/continue')
      expect((await owner.get(link)).status).toBe(410)
    })
  })
})
