import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import { holder, makeAdminWorld } from '../support/administrators.ts'
import type { Browser } from '../support/browser.ts'
import { type ListeningPages, listeningWorld } from '../support/told.ts'
import { elodie, origin, signIn, type World } from '../support/world.ts'

const book = addresses('/cas')

describe('what pages of a lost factor, and of what wasn’t oneself, are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    ;({ browser, told, world } = await listeningWorld(await platform()))
  })

  it('a lost factor: sent, gone, waiting and cancelled, each with its status', async () => {
    const admins = await makeAdminWorld(await platform(), { pages: told.pages, mailbox: false })
    const eve = await holder(admins, 'eve')
    const [token] = await admins.store.factors.list(eve.accountId)
    await admins.mails()
    const own = admins.browser()
    const asked = await signIn(own, {
      identifier: eve.email,
      method: 'token',
      start: `/cas/login?continue=${encodeURIComponent('/cas/account/tokens?level=MEDIUM')}`,
    })
    const flow = new URL(asked.path, origin).searchParams.get('flow') ?? ''
    const list = await own.get(`${book.lostFactor}?flow=${flow}`)
    expect(told.last('lostFactor')).toMatchObject({
      hidden: { flow },
      factors: [{ id: token?.id, name: token?.name }],
      waitHours: 72,
      waiting: null,
      backHref: book.signInFlow(flow),
    })
    const sent = await own.submit(list, { factor: token?.id ?? '' }, { action: book.lostFactor })
    expect(sent.hops).toEqual([`303 ${book.lostFactor}/sent`])
    expect(told.last('factorRemoval')).toMatchObject({
      status: 'sent',
      factor: '',
      dueAt: null,
      mailboxHref: null,
      waitHours: 72,
      startHref: book.signIn,
    })
    const link = new URL(String((await admins.mails())[0]?.params['link']))
    const confirm = await own.get(link.pathname + link.search)
    expect(told.last('factorRemoval')).toMatchObject({
      status: 'confirm',
      factor: token?.name,
      action: book.lostFactorConfirm,
    })
    const dueAt = admins.runtime.now() + 72 * 3600
    const begun = await own.submit(confirm, {}, { action: book.lostFactorConfirm })
    expect([begun.status, begun.hops[0]]).toEqual([200, expect.stringContaining(`303 ${book.lostFactorRemoval}?`)])
    const waiting = { status: 'waiting', factor: token?.name, dueAt }
    expect(told.last('factorRemoval')).toMatchObject({ ...waiting, action: book.lostFactorRemoval })
    for (const path of [book.lostFactorConfirm, book.lostFactorRemoval]) {
      const none = await own.get(`${path}?token=${'x'.repeat(43)}`)
      expect([none.status, told.last('factorRemoval').status]).toEqual([410, 'gone'])
      const post = await own.post(path, { token: 'x'.repeat(43) })
      expect([post.status, told.last('factorRemoval').status]).toEqual([410, 'gone'])
    }
    const elsewhere = admins.browser()
    await signIn(elsewhere, { identifier: eve.email })
    const mine = await elsewhere.get('/cas/account/lost-factor')
    expect(told.last('factorRemoval')).toMatchObject({ ...waiting, action: '/cas/account/lost-factor' })
    await elsewhere.get('/cas/account')
    expect(told.last('account')).toMatchObject({ removal: { href: '/cas/account/lost-factor', dueAt }, advice: null })
    const kept = await elsewhere.submit(mine, {}, { action: '/cas/account/lost-factor' })
    expect([kept.status, told.last('factorRemoval').status]).toEqual([200, 'cancelled'])
    for (const answer of [
      await elsewhere.get('/cas/account/lost-factor'),
      await elsewhere.post('/cas/account/lost-factor', {}),
    ])
      expect(answer.status).toBe(410)
  })

  it('“this wasn’t me”: whose account, and nobody’s where the link is worth nothing', async () => {
    await signIn(browser)
    await browser.post('/cas/account/delete', { sure: 'on' })
    const mails = await world.mails()
    await browser.get(`${book.notMe}?token=${'x'.repeat(43)}`)
    expect(told.last('notMe')).toMatchObject({ account: null, takesBack: null, startHref: book.signIn })
    expect((await browser.get(`${book.notMe}?token=${'x'.repeat(43)}`)).status).toBe(410)
    expect((await browser.post(book.notMe, { token: 'x'.repeat(43) })).status).toBe(410)
    const link = new URL(String(mails.find(({ params }) => 'notMeLink' in params)?.params['notMeLink']))
    const page = await browser.get(link.pathname + link.search)
    expect(page.status).toBe(200)
    const token = link.searchParams.get('token') ?? ''
    expect(told.last('notMe')).toMatchObject({
      account: { email: elodie.email },
      takesBack: null,
      hidden: { token },
      path: book.notMeLink(token),
      lostHref: book.passwordLost,
    })
    const post = await browser.request(book.notMe, { method: 'POST', body: new URLSearchParams({ token }) })
    expect(post.headers.getSetCookie().some((line) => /^__Host-lp-login=;.*Max-Age=0/i.test(line))).toBe(true)
  })
})
