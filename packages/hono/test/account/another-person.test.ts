import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { elodie, makeWorld, registered, signIn, type World } from '../support/world.ts'

const email = 'bruno@example.org'
const bruno = { ...elodie, firstName: 'Bruno', email, confirmEmail: email }

let world: World
let browser: Browser
beforeEach(async () => {
  world = await makeWorld(await platform())
  await registered(world)
  await registered(world, bruno)
  browser = world.browser()
  await signIn(browser)
})

/** In another tab: Élodie leaves, and Bruno comes. */
async function brunoComes(): Promise<void> {
  await browser.post('/cas/logout', {})
  await signIn(browser, { identifier: email })
}

describe('a form that was shown to one person, sent where another has signed in', () => {
  it.each([
    ['/cas/account/details/names', { firstName: 'Žofia' }],
    ['/cas/account/email', { email: 'new@example.org', confirmEmail: 'new@example.org' }],
    ['/cas/account/settings', { language: 'fr' }],
    ['/cas/account/delete', { sure: 'on' }],
  ])('does nothing, and says so: %s', async (path, fields) => {
    const form = await browser.get(path)
    await brunoComes()
    const before = await world.store.accounts.find({ email })
    const mails = await world.mails()
    const answer = await browser.submit(form, fields, { action: path })
    expect(answer.hops).toEqual(['303 /cas/account?done=another-person'])
    expect(answer.text).toContain('Nothing was changed')
    expect(await world.store.accounts.find({ email })).toEqual(before)
    expect(await world.mails()).toEqual(mails)
    expect((await browser.get('/cas/account')).text).not.toContain('Nothing was changed')
  })

  it('does what it says where the same person is back', async () => {
    const form = await browser.get('/cas/account/details/names')
    await browser.post('/cas/logout', {})
    await signIn(browser)
    const answer = await browser.submit(form, { firstName: 'Žofia' }, { action: '/cas/account/details/names' })
    expect(answer.hops).toEqual(['303 /cas/account/details?done=names-changed'])
  })

  it('is asked of every form in My Account', async () => {
    const account = await browser.get('/cas/account')
    const pages = [...new Set(account.links.filter((href) => href.startsWith('/cas/account/')))]
    expect(pages.length).toBeGreaterThan(5)
    for (const path of pages) {
      const { forms } = await browser.get(path)
      const posting = forms.filter(({ action, method }) => method === 'post' && action !== '/cas/logout')
      for (const { action, names } of posting) expect([path, action, names.has('person')]).toEqual([path, action, true])
    }
  })
})
