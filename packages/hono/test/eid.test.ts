import { platform } from '#platform'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { type FakeCountry, fakeCountry } from './support/eid.ts'
import {
  authorizeAddress,
  elodie,
  linkIn,
  makeWorld,
  registered,
  rightPassword,
  signIn,
  verifier,
  type World,
} from './support/world.ts'

const LIST = '/cas/account/eid'

describe('signing in with a country’s eID over the routes', () => {
  let world: World
  let country: FakeCountry
  let posting: FakeCountry
  beforeEach(async () => {
    country = fakeCountry()
    posting = fakeCountry('postland', 'form')
    world = await makeWorld(await platform(), {
      methods: [passkey(), password(), eid({ schemes: [country, posting] })],
    })
    await registered(world)
  })

  /** Where a page that moves on by itself leads. */
  const onwards = (page: Visit): URL =>
    new URL((/<meta http-equiv="refresh" content="0;url=([^"]+)"/.exec(page.html)?.[1] ?? '').replaceAll('&amp;', '&'))

  /** Chooses the country and is sent there. */
  async function leave(browser: Browser, start: string, scheme = 'demoland'): Promise<string> {
    const page = await browser.submit(await browser.get(start), { scheme })
    const to = onwards(page)
    expect(to.origin).toBe('https://eid.example')
    expect(page.response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(to.searchParams.get('redirectUri')).toBe(`http://localhost:4000/cas/eid/callback/${scheme}`)
    return to.searchParams.get('state') ?? ''
  }

  const callback = (state: string): string =>
    `/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`

  const roundTrip = async (browser: Browser, start: string): Promise<Visit> =>
    browser.get(callback(await leave(browser, start)))

  /** The browser of somebody whose eID is linked, signed in. */
  async function linked(): Promise<Browser> {
    const browser = world.browser()
    await signIn(browser)
    const list = await roundTrip(browser, LIST)
    expect(list.hops).toEqual([`302 ${LIST}?done=eid-linked`])
    await world.mails()
    return browser
  }

  describe('linking', () => {
    it('in My Account: listed, told by mail, unlinked again', async () => {
      const browser = world.browser()
      await signIn(browser)
      expect((await browser.get('/cas/account')).text).toContain('Link my eID')
      expect((await browser.get(LIST)).text).toContain('No eID linked yet')
      const list = await roundTrip(browser, LIST)
      for (const words of ['Your eID is linked', 'Demoland, A. D.', 'Substantial assurance'])
        expect(list.text).toContain(words)
      expect((await browser.get('/cas/account/activity')).text).toContain('eID linked')
      expect((await world.mails()).map(({ template }) => template)).toContain('eid-linked')
      // It counts as a second factor now: what the password alone opened changes no factors any more.
      const remove = list.links.find((link) => link.includes('remove=')) ?? ''
      const asked = await browser.get(remove)
      expect(asked.path).toContain('/cas/login?continue=')
      const stepUp = await browser.submit(asked, { stepUp: '1', method: 'eid' })
      expect(stepUp.path).toContain('/cas/eid?flow=')
      const page = await browser.get(
        callback(
          new URL(String(onwards(await browser.submit(stepUp, { scheme: 'demoland' })))).searchParams.get('state') ??
            '',
        ),
      )
      expect(page.path).toContain('/cas/continue')
      const confirm = await browser.get(remove)
      expect(confirm.text).toContain('Unlink Demoland, A. D.?')
      const done = await browser.submit(confirm, { action: 'remove' })
      expect(done.text).toContain('The eID is unlinked')
      expect(done.text).toContain('No eID linked yet')
    })

    it('needs a sign-in', async () => {
      const visit = await world.browser().get(LIST)
      expect(visit.path).toContain('/cas/login?continue=')
    })

    it('takes no eID from another account', async () => {
      await linked()
      await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
      const joe = world.browser()
      await signIn(joe, { identifier: 'joe@example.org' })
      const list = await roundTrip(joe, LIST)
      expect(list.text).toContain('This eID is linked to another account, and stays there.')
      expect(list.text).toContain('No eID linked yet')
    })
  })

  describe('signing in', () => {
    beforeEach(linked)

    it('from the first page, without password: to a service that asks for two factors', async () => {
      const browser = world.browser()
      const first = await browser.get(await authorizeAddress())
      const link = first.links.find((href) => href.startsWith('/cas/eid?')) ?? ''
      expect(link).toContain('continue=')
      const page = await roundTrip(browser, link)
      expect(page.path).toContain('/cas/continue?flow=')
      const service = await browser.get(await authorizeAddress())
      const back = new URL(service.hops.at(-1)?.replace('302 ', '') ?? '')
      expect(back.origin).toBe('https://shop.example')
      expect(await idTokenOf(back)).toMatchObject({
        acr: 'https://ecas.ec.europa.eu/loa/medium',
        eid_assurance: 'substantial',
      })
      expect(country.asked.at(-1)).toMatchObject({ assurance: 'substantial', language: 'en' })
    })

    it('as the method of step 2, whatever a browser filled in as password', async () => {
      const browser = world.browser()
      const second = await browser.submit(await browser.get(await authorizeAddress()), { identifier: elodie.email })
      const countries = await browser.submit(second, { password: 'filled in wrongly', method: 'eid' })
      expect(countries.path).toContain('/cas/eid?flow=')
      const to = onwards(await browser.submit(countries, { scheme: 'demoland' }))
      const page = await browser.get(callback(to.searchParams.get('state') ?? ''))
      expect(page.path).toContain('/cas/continue?flow=')
      // The method last used in this browser comes first.
      await browser.get('/cas/logout')
      const other = await browser.submit(await browser.get('/cas/login?other=1'), { identifier: 'nobody@example.org' })
      expect(other.html).toMatch(/value="eid"[^>]*checked|checked[^>]*value="eid"/)
    })

    it('of low assurance is explained where two factors are asked for, and tried again', async () => {
      country.says = { assurance: 'low' }
      const browser = world.browser()
      const start = `/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`
      const low = await roundTrip(browser, start)
      expect([low.status, low.path]).toEqual([200, expect.stringContaining('why=low')])
      expect(low.text).toContain('needs a stronger proof')
      country.says = { assurance: 'high' }
      const to = onwards(await browser.submit(low, { scheme: 'demoland' }))
      expect(country.asked.at(-1)).toMatchObject({ assurance: 'substantial' })
      const page = await browser.get(callback(to.searchParams.get('state') ?? ''))
      expect(page.path).toContain('/cas/continue?flow=')
    })

    it('at a service that takes none, says so and offers another way', async () => {
      world = await makeWorld(await platform(), {
        methods: [mobileAppPin(), password(), eid({ schemes: [country] })],
        services: [
          {
            type: 'oidc',
            name: 'Shop',
            clientId: 'shop',
            clientSecret: 's'.repeat(40),
            redirectUris: ['https://shop.example/callback'],
            acceptedMethods: ['password'],
          },
        ],
      })
      const browser = world.browser()
      const page = await browser.get(`/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`)
      expect(page.text).toContain('accept an eID')
      expect(page.html).not.toContain('name="scheme"')
    })
  })

  describe('a country’s answer', () => {
    beforeEach(linked)

    it('that was stolen signs nobody in elsewhere; in its own browser it still does, once', async () => {
      const [browser, thief] = [world.browser(), world.browser()]
      const state = await leave(browser, '/cas/eid')
      await thief.get('/cas/login')
      await thief.submit(await thief.get('/cas/login'), { identifier: 'thief@example.org' })
      const stolen = await thief.get(callback(state))
      expect(stolen.hops).toEqual(['302 /cas/eid?why=gone'])
      expect([...thief.cookies.keys()]).not.toContain('__Host-lp-login')
      expect((await browser.get(callback(state))).path).toContain('/cas/continue?flow=')
      const again = world.browser()
      for (const [name, value] of browser.cookies) if (name.includes('browser')) again.cookies.set(name, value)
      expect((await again.get(callback(state))).text).toContain('It took too long')
    })

    it.each([
      ['refused', 'You didn’t finish signing in'],
      ['invalid', 'couldn’t verify'],
      ['unavailable', 'can’t reach your country’s eID'],
    ] as const)('that is %s: explained, nothing lost, another way offered', async (reason, words) => {
      country.says = reason
      const browser = world.browser()
      const second = await browser.submit(await browser.get(await authorizeAddress()), { identifier: elodie.email })
      const countries = await browser.submit(second, { method: 'eid' })
      const to = onwards(await browser.submit(countries, { scheme: 'demoland' }))
      const back = await browser.get(callback(to.searchParams.get('state') ?? ''))
      expect(back.text).toContain(words)
      const other = back.links.find((href) => href.startsWith('/cas/login?flow=')) ?? ''
      const done = await browser.submit(await browser.get(other), { password: rightPassword, method: 'password' })
      expect(done.text).not.toContain('expired')
    })

    it('a country that is down is said at once', async () => {
      country.down = true
      const browser = world.browser()
      const page = await browser.submit(await browser.get('/cas/eid'), { scheme: 'demoland' })
      expect([page.status, page.text]).toEqual([503, expect.stringContaining('can’t reach your country’s eID')])
    })

    it('comes the way that the country answers, and no other', async () => {
      const browser = world.browser()
      expect((await browser.get('/cas/eid/callback/postland?state=x')).status).toBe(404)
      expect((await browser.get('/cas/eid/callback/nowhere?state=x')).status).toBe(404)
      expect((await browser.post('/cas/eid/callback/demoland', { state: 'x' })).status).toBe(404)
    })
  })

  describe('an answer that is posted from the country’s site', () => {
    const post = (state: string, fields: Readonly<Record<string, string>> = {}) =>
      // As browsers do it: another origin, and none of our cookies.
      world.browser().request('/cas/eid/callback/postland', {
        method: 'POST',
        body: new URLSearchParams({ RelayState: state, code: 'right', SAMLResponse: 'A'.repeat(60_000), ...fields }),
        headers: { Origin: 'https://eid.example', 'Sec-Fetch-Site': 'cross-site' },
      })

    it('is kept for the browser that asked, which comes for it', async () => {
      const [browser, thief] = [world.browser(), world.browser()]
      const state = await leave(browser, '/cas/eid', 'postland')
      const posted = await post(state)
      expect([posted.status, posted.headers.get('Location')]).toEqual([303, `/cas/eid/return?state=${state}`])
      expect(posted.headers.getSetCookie()).toEqual([])
      expect((await thief.get(`/cas/eid/return?state=${state}`)).hops).toEqual(['302 /cas/eid?why=gone'])
      const page = await browser.get(`/cas/eid/return?state=${state}`)
      expect(page.path).toContain('/cas/eid/unmatched?eid=')
    })

    it('has that one path to itself: other forms stay our own, and small', async () => {
      const foreign = { Origin: 'https://eid.example', 'Sec-Fetch-Site': 'cross-site' }
      const form = { method: 'POST', body: new URLSearchParams({ scheme: 'postland' }), headers: foreign }
      expect((await world.browser().request('/cas/eid', form)).status).toBe(403)
      expect((await post('x', { SAMLResponse: 'A'.repeat(300_000) })).status).toBe(413)
      const large = { method: 'POST', body: new URLSearchParams({ identifier: 'A'.repeat(20_000) }) }
      expect((await world.browser().request('/cas/login', large)).status).toBe(413)
    })
  })

  describe('an eID that nobody has', () => {
    it('is linked to the account that one has, after signing in as usual', async () => {
      const browser = world.browser()
      const unmatched = await roundTrip(browser, `/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`)
      for (const words of ['Welcome, Ada', 'isn’t linked to a Laissez-passer account yet: Demoland, A. D.'])
        expect(unmatched.text).toContain(words)
      // The account that one has comes first.
      const [linkHref = '', registerHref = ''] = unmatched.links.filter(
        (href) => /unmatched|register\?eid|account%2Feid/.test(href) && !href.includes('lang='),
      )
      expect([linkHref, registerHref]).toEqual([
        expect.stringContaining('/cas/login?continue=%2Fcas%2Faccount%2Feid%2Flink'),
        expect.stringContaining('/cas/eid/register?eid='),
      ])
      const signedIn = await signIn(browser, { start: linkHref })
      expect(signedIn.path).toContain('/cas/continue')
      const ask = await browser.get(onwardsPath(signedIn))
      expect(ask.text).toContain('Link this eID to the account of Élodie Müller-Ørsted (elodie@example.org)?')
      const done = await browser.submit(ask, {}, { action: '/cas/account/eid/link' })
      expect(done.path).toContain('/cas/continue?to=%2Fcas%2Foauth2%2Fauthorize')
      expect((await browser.get(LIST)).text).toContain('Demoland, A. D.')
      const next = world.browser()
      expect((await roundTrip(next, '/cas/eid')).path).toContain('/cas/continue?flow=')
    })

    it('is nobody’s any more once the browser was closed: its history makes it no part of another account', async () => {
      const browser = world.browser()
      const unmatched = await roundTrip(browser, '/cas/eid')
      const form = await browser.get(unmatched.links.find((href) => href.startsWith('/cas/eid/register')) ?? '')
      const eidId = new URL(unmatched.path, 'http://x').searchParams.get('eid') ?? ''
      browser.cookies.delete('__Host-lp-eid')
      expect((await browser.get(unmatched.path)).path).toBe('/cas/eid?why=gone')
      expect((await browser.get(form.path)).path).toBe('/cas/eid?why=gone')
      const fields = { email: 'ada@example.org', language: 'en', privacy: 'on' }
      expect((await browser.submit(form, fields)).path).toBe('/cas/eid?why=gone')
      expect((await world.mails()).map(({ template }) => template)).not.toContain('eid-registration')
      await signIn(browser)
      const ask = await browser.get(`/cas/account/eid/link?eid=${eidId}`)
      expect(ask.text).not.toContain('Demoland, A. D.')
      await browser.post('/cas/account/eid/link', { eid: eidId })
      expect((await browser.get(LIST)).text).not.toContain('Demoland, A. D.')
    })

    it('makes an account: confirmed by mail, v00…, which gets a password later and then may go without its eID', async () => {
      const browser = world.browser()
      const unmatched = await roundTrip(browser, '/cas/eid')
      const form = await browser.get(unmatched.links.find((href) => href.startsWith('/cas/eid/register')) ?? '')
      expect(form.text).toContain('Ada Démo')
      const wrong = await browser.submit(form, { email: 'ada', language: 'en' })
      expect(wrong.status).toBe(422)
      const sent = await browser.submit(form, { email: 'ada@example.org', language: 'en', privacy: 'on' })
      expect(sent.text).toContain('ada@example.org')
      const mail = (await world.mails()).find(({ template }) => template === 'eid-registration')
      // Opened first by a mail program, and on another machine.
      await world.browser().get(linkIn(mail))
      const other = world.browser()
      const confirm = await other.get(linkIn(mail))
      for (const words of ['Demoland, A. D.', 'Ada Démo', 'request a Laissez-passer account'])
        expect(confirm.text).toContain(words)
      const prove = async () => {
        const to = onwards(await other.submit(await other.get(linkIn(mail)), {}, { action: '/cas/eid/confirm' }))
        return other.get(callback(to.searchParams.get('state') ?? ''))
      }
      // Whoever reads the mail has another eID, or cancels: no account.
      country.says = { personId: 'of the reader' }
      expect((await prove()).text).toContain('The account was requested with another eID')
      country.says = 'refused'
      expect((await prove()).text).toContain('You didn’t finish signing in')
      country.says = {}
      expect((await prove()).path).toContain('/cas/continue?flow=')
      expect((await other.get('/cas/account')).text).toMatch(/v00[a-z]{5}/)
      expect((await other.get(linkIn(mail))).status).toBe(410)

      await roundTrip(browser, '/cas/eid')
      const list = await browser.get(LIST)
      expect(list.text).toContain('this eID is the only way in')
      const remove = await browser.get(list.links.find((href) => href.includes('remove=')) ?? '')
      expect(remove.text).toContain('You can’t unlink it')
      const none = await browser.get('/cas/account/password')
      expect(none.text).toContain('Your account has no password')
      await browser.submit(none, { send: '1' })
      const reset = (await world.mails()).find(({ template }) => template === 'password-reset')
      expect(reset?.to).toBe('ada@example.org')
      const chosen = 'Green-Teapot-73'
      await browser.submit(await browser.get(linkIn(reset)), { newPassword: chosen, confirmPassword: chosen })
      const later = world.browser()
      const signedIn = await signIn(later, { identifier: 'ada@example.org', password: chosen })
      expect(signedIn.path).toContain('/cas/continue')
    })

    it('gets the same page for an address that has an account; only the mail says so', async () => {
      country.says = { email: { value: elodie.email, verified: true } }
      const browser = world.browser()
      const unmatched = await roundTrip(browser, '/cas/eid')
      const form = await browser.get(unmatched.links.find((href) => href.startsWith('/cas/eid/register')) ?? '')
      const page = async (email: string) => {
        const visit = await browser.submit(form, { email, language: 'en', privacy: 'on' })
        return [visit.status, visit.text.replaceAll(email, '…')]
      }
      expect(await page(elodie.email)).toEqual(await page('free@example.org'))
      const mails = await world.mails()
      expect(Object.fromEntries(mails.map(({ to, template }) => [to, template]))).toEqual({
        [elodie.email]: 'already-registered',
        'free@example.org': 'eid-registration',
      })
      expect((await (await linkedList()).get(LIST)).text).toContain('No eID linked yet')
    })

    it('waits in its own browser only', async () => {
      const unmatched = await roundTrip(world.browser(), '/cas/eid')
      const thief = world.browser()
      expect((await thief.get(unmatched.path)).path).toBe('/cas/eid?why=gone')
      await signIn(thief)
      const eid = new URLSearchParams(unmatched.path.split('?')[1]).get('eid') ?? ''
      expect((await thief.get(`${LIST}/link?eid=${eid}`)).text).toContain('It took too long')
      expect((await thief.post(`${LIST}/link`, { eid })).path).toBe(`${LIST}?why=gone`)
      expect((await thief.get(LIST)).text).toContain('No eID linked yet')
    })
  })

  /** What the shop is told, for the code that it got. */
  async function idTokenOf(callback: URL): Promise<unknown> {
    const answer = await world.browser().request('/cas/oauth2/token', {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`shop:${'s'.repeat(40)}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: 'https://shop.example/callback',
        code_verifier: verifier,
      }),
    })
    const { id_token: token }: { id_token: string } = await answer.json()
    return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
  }

  async function linkedList(): Promise<Browser> {
    const browser = world.browser()
    await signIn(browser)
    return browser
  }

  /** Where the page after a sign-in leads, here. */
  function onwardsPath(page: Visit): string {
    return (/<meta http-equiv="refresh" content="0;url=([^"]+)"/.exec(page.html)?.[1] ?? '').replaceAll('&amp;', '&')
  }
})
