import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import { holder, makeAdminWorld } from './support/administrators.ts'
import type { Browser } from './support/browser.ts'
import { listeningPages, type ListeningPages } from './support/told.ts'
import { elodie, makeWorld, origin, registered, shop, signIn, type World } from './support/world.ts'

const book = addresses('/cas')
const grantType = 'urn:ietf:params:oauth:grant-type:device_code'

const films = {
  type: 'oidc',
  name: 'Film Club',
  description: 'Films of small countries.',
  logo: 'https://films.example/logo.png',
  clientId: 'films',
  grantTypes: [grantType],
} as const

describe('what pages are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    told = listeningPages()
    world = await makeWorld(await platform(), {
      pages: told.pages,
      services: [
        { ...films, grantTypes: [...films.grantTypes] },
        { ...shop, requiredLevel: 'BASIC' },
      ],
      peer: (request) => request.headers.get('x-peer') ?? '192.0.2.1',
    })
    await registered(world)
    browser = world.browser()
    await world.mails()
  })

  async function ask(peer: string): Promise<{ readonly user_code: string; readonly device_code: string }> {
    const body = new URLSearchParams({ client_id: 'films', scope: 'openid email' })
    const init = { method: 'POST', body, headers: { 'x-peer': peer } }
    const answer = await world.provider.fetch(new Request(origin + book.oauth2.deviceAuthorization, init))
    return answer.json()
  }

  describe('a device', () => {
    it('its code: as it was typed, or as it is shown, and what is wrong with it', async () => {
      await browser.get(book.device)
      expect(told.last('deviceCode')).toMatchObject({ person: null, issues: [], values: { code: '' } })
      const typing = (code: string) => browser.post(book.device, { code })
      expect((await typing('')).status).toBe(422)
      expect(told.last('deviceCode')).toMatchObject({ issues: [{ field: 'code', code: 'required' }] })
      await typing('x'.repeat(60))
      expect(told.last('deviceCode')).toMatchObject({
        issues: [{ field: 'code', code: 'user-code' }],
        values: { code: 'x'.repeat(40) },
      })
      // Whoever isn't signed in learns nothing of codes.
      await browser.get(`${book.device}?user_code=bcdfghjk`)
      expect(told.last('deviceCode')).toMatchObject({ person: null, issues: [], values: { code: 'BCDF-GHJK' } })
      const to = encodeURIComponent(`${book.device}?user_code=bcdfghjk`)
      expect((await typing('bcdfghjk')).hops[0]).toBe(`303 /cas/login?continue=${to}`)
      await signIn(browser)
      await browser.get(book.device)
      expect(told.last('deviceCode')).toMatchObject({ person: { email: elodie.email }, issues: [] })
      await browser.get(`${book.device}?user_code=bcdfghjk`)
      expect(told.last('deviceCode')).toMatchObject({
        issues: [{ field: 'code', code: 'user-code' }],
        values: { code: 'BCDF-GHJK' },
      })
    })

    it('the question: from where, for which service, and who is somebody else', async () => {
      await signIn(browser)
      const near = await ask('192.0.2.1')
      const found = await browser.request(`${book.device}?user_code=${near.user_code}`)
      expect(found.status).toBe(302)
      const posted = await browser.post(book.device, { code: near.user_code })
      expect(posted.hops[0]).toMatch(/^303 \/cas\/device\/confirm\?request=/)
      expect(told.last('deviceConfirm')).toMatchObject({
        service: { name: 'Film Club', description: films.description, logo: films.logo },
        userCode: near.user_code,
        from: { sameNetwork: true, address: '192.0.2.1', country: null },
        account: { email: elodie.email, language: 'en' },
        hidden: { request: expect.any(String) },
        otherHref: `/cas/login?other=1&continue=${encodeURIComponent(`${book.device}?user_code=${near.user_code}`)}`,
      })
      expect(told.last('deviceConfirm').service).not.toHaveProperty('unchecked')
      expect(posted.response.headers.get('Content-Security-Policy')).toContain(films.logo)
      const far = await ask('198.51.100.7')
      await browser.post(book.device, { code: far.user_code })
      expect(told.last('deviceConfirm').from).toEqual({ sameNetwork: false, address: '198.51.100.7', country: null })
      expect((await browser.get(`${book.deviceConfirm}?request=nonsense`)).hops).toEqual([`302 ${book.device}`])
      expect((await browser.post(book.deviceConfirm, { request: 'nonsense' })).hops).toEqual([`303 ${book.device}`])
      const { request = '' } = told.last('deviceConfirm').hidden ?? {}
      const stranger = world.browser()
      expect((await stranger.get(`${book.deviceConfirm}?request=${request}`)).hops[0]).toMatch(/^302 \/cas\/login\?/)
      await registered(world, { ...elodie, email: 'eve@example.org', confirmEmail: 'eve@example.org' })
      await signIn(stranger, { identifier: 'eve@example.org' })
      const hers = await stranger.get(`${book.deviceConfirm}?request=${request}`)
      expect(hers.hops[0]).toBe(`302 ${book.device}?user_code=${far.user_code}`)
    })

    it('what became of it, and nothing of what never was', async () => {
      await signIn(browser)
      for (const [allow, outcome] of [
        ['1', 'allowed'],
        ['', 'denied'],
      ] as const) {
        const asked = await ask('192.0.2.1')
        const page = await browser.post(book.device, { code: asked.user_code })
        const done = await browser.submit(page, { allow }, { action: book.deviceConfirm })
        expect(done.path).toBe(`${book.deviceDone}?done=${outcome}`)
        expect(told.last('deviceDone')).toMatchObject({ outcome, person: { email: elodie.email } })
      }
      await world.browser().get(`${book.deviceDone}?done=over`)
      expect(told.last('deviceDone')).toMatchObject({ outcome: 'over', person: null, againHref: book.device })
      expect((await browser.get(`${book.deviceDone}?done=constructor`)).hops).toEqual([`302 ${book.device}`])
    })

    it('what a television shows: its code as a link, of a service that there is', async () => {
      const shown = await browser.get(`${book.deviceShow}?user_code=bcdfghjk&client_id=films`)
      expect(shown.response.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(shown.response.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
      expect(told.last('deviceShow')).toMatchObject({
        service: 'Film Club',
        userCode: 'BCDF-GHJK',
        address: 'localhost:4000/cas/device',
        link: `${origin}/cas/device?user_code=BCDF-GHJK`,
      })
      await browser.get(`${book.deviceShow}?user_code=bcdfghjk&client_id=nobody`)
      expect(told.last('deviceShow').service).toBeNull()
      expect((await browser.get(`${book.deviceShow}?user_code=1&client_id=films`)).status).toBe(400)
    })
  })

  describe('registration', () => {
    it('the form: where it leads back, and what was typed', async () => {
      const to = '/cas/account/sessions'
      await browser.get(`${book.register}?continue=${encodeURIComponent(to)}`)
      const here = `${book.register}?continue=${encodeURIComponent(to)}`
      expect(told.last('register')).toMatchObject({
        hidden: { continue: to },
        issues: [],
        service: null,
        values: { language: 'en', firstName: '', email: '', privacy: false },
        cancelHref: `${book.signIn}?continue=${encodeURIComponent(to)}`,
        path: here,
        captcha: { kind: 'none' },
      })
      expect((await browser.post(book.register, { firstName: 'X' })).status).toBe(422)
      expect(told.last('register')).toMatchObject({ hidden: {}, values: { firstName: 'X' }, path: book.register })
      await browser.get(`${book.register}?continue=https%3A%2F%2Fevil.example%2F`)
      expect(told.last('register')).toMatchObject({ hidden: {}, cancelHref: book.signIn, path: book.register })
      expect((await browser.post(book.register, { firstName: 'X', captchaRefresh: '1' })).status).toBe(200)
      expect(told.last('register')).toMatchObject({ issues: [], values: { firstName: 'X' } })
    })

    it('what follows it: to whom, for how long, and the same mail again', async () => {
      const email = 'new@example.org'
      const to = '/cas/account/sessions'
      const form = await browser.get(`${book.register}?continue=${encodeURIComponent(to)}`)
      const sent = await browser.submit(form, { ...elodie, email, confirmEmail: email }, { action: book.register })
      expect(told.last('registered')).toMatchObject({
        email,
        resent: false,
        resend: { action: book.registered, hidden: { note: expect.any(String) } },
        registerHref: `${book.register}?continue=${encodeURIComponent(to)}`,
        validHours: 24,
        mailboxHref: '/dev/mailbox',
      })
      await world.mails()
      world.wait(120)
      const again = await browser.submit(sent, {}, { action: book.registered })
      expect(again.path).toContain('resent=1')
      expect(told.last('registered')).toMatchObject({ email, resent: true })
      expect(await world.mails()).toMatchObject([{ to: email }])
      await browser.get(`${book.registered}?note=nonsense`)
      expect(told.last('registered')).toMatchObject({ email: null, resend: null, registerHref: book.register })
      expect((await browser.post(book.registered, { note: 'nonsense' })).hops).toEqual([`303 ${book.register}`])
      const { note = '' } = sent.forms.find(({ action }) => action === book.registered)?.fields ?? {}
      const refreshed = await browser.post(book.registered, { note, captchaRefresh: '1' })
      expect([refreshed.hops, await world.mails()]).toEqual([
        [`303 ${book.registered}?note=${encodeURIComponent(note)}`],
        [],
      ])
    })
  })

  describe('recovery', () => {
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

  it('pages that inform say who is signed in, or nobody', async () => {
    await browser.get('/cas/help')
    expect(told.last('help').person).toBeNull()
    await signIn(browser)
    await browser.get('/cas/help')
    expect(told.last('help').person).toMatchObject({ email: elodie.email })
  })
})
