import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from '../support/browser.ts'
import { authorizeAddress, elodie, linkIn, makeWorld, rightPassword, type World } from '../support/world.ts'
import { expectInvalid, register } from './support/form.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform())
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
    expectInvalid(refused, field)
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
  async function chosen(browser: Browser, start: string): Promise<{ readonly done: Visit; readonly proceed: string }> {
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
