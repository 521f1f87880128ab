import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorizeAddress, makeWorld, origin, registered, shop, signIn, type World } from './support/world.ts'

describe('what OpenID Connect’s routes do besides what clients see', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { services: [{ ...shop, requiredLevel: 'BASIC' }] })
    await registered(world)
  })

  describe('an authorization request', () => {
    it.each([
      ['redirect_uri', 'https://shop.example/callback/'],
      ['redirect_uri', 'https://evil.example/callback'],
      ['redirect_uri', 'https://shop.example.evil.example/callback'],
      ['client_id', 'nobody'],
    ])('with a foreign %s (%s) ends on a page of ours', async (name, value) => {
      const browser = world.browser()
      await signIn(browser)
      const refused = await browser.get(await authorizeAddress({ [name]: value }))
      expect([refused.status, refused.hops]).toEqual([400, []])
      expect(refused.links.filter((link) => link.startsWith('https://'))).toEqual([])
      expect(refused.html).toContain('<h1')
    })

    it('may come as a form from another site: it goes on as a GET, with our cookies', async () => {
      const address = await authorizeAddress()
      const posted = await world.provider.fetch(
        new Request(`${origin}/cas/oauth2/authorize`, {
          method: 'POST',
          body: new URLSearchParams(address.split('?')[1]),
          headers: { Origin: 'https://shop.example' },
          redirect: 'manual',
        }),
      )
      expect(posted.status).toBe(303)
      expect(posted.headers.get('Location')).toBe(address)
    })

    it('of some thousand characters comes back whole after the sign-in: cut, it would be another request', async () => {
      const browser = world.browser()
      const state = 'long'.repeat(900)
      const moved = await signIn(browser, { start: await authorizeAddress({ state }) })
      const next = moved.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
      const [hop = ''] = (await browser.get(next)).hops
      expect(new URL(hop.replace(/^302 /, '')).searchParams.get('state')).toBe(state)
    })

    it('by POST may be answered by POST: on a page of ours whose form goes to that address alone', async () => {
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.get(await authorizeAddress({ response_mode: 'form_post' }))
      expect([page.status, page.hops]).toEqual([200, []])
      expect(page.forms.map(({ action, fields }) => [action, Object.keys(fields)])).toContainEqual([
        'https://shop.example/callback',
        ['code', 'state', 'iss'],
      ])
      const policy = page.response.headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("form-action 'self' https://shop.example/callback https:;")
      expect(policy.replace(/form-action [^;]*/, '')).not.toContain('shop.example')
      expect(page.response.headers.get('Referrer-Policy')).toBe('strict-origin')
      const silent = await world
        .browser()
        .get(await authorizeAddress({ response_mode: 'form_post', prompt: 'none', code_challenge_method: 'plain' }))
      expect(silent.html).toContain('value="invalid_request"')
    })

    it('that was pushed needs but a reference: the service is named, its language spoken, the code comes', async () => {
      const [, query = ''] = (await authorizeAddress({ ui_locales: 'fr' })).split('?')
      const push = (init: RequestInit) => world.provider.fetch(new Request(`${origin}/cas/oauth2/par`, init))
      const body = new URLSearchParams(`${query}&client_secret=${shop.clientSecret}`)
      const pushed = await push({ method: 'POST', body })
      expect([pushed.status, pushed.headers.get('Cache-Control')]).toEqual([201, 'no-store'])
      const { request_uri: reference } = await pushed.json()
      const browser = world.browser()
      const start = `/cas/oauth2/authorize?${new URLSearchParams({ client_id: 'shop', request_uri: String(reference) })}`
      const first = await browser.get(start)
      expect(first.text).toContain('Shop')
      expect(first.html).toMatch(/<html[^>]* lang="fr"/)
      const moved = await signIn(browser, { start })
      const next = moved.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
      expect((await browser.get(next)).hops[0]).toMatch(/^302 https:\/\/shop\.example\/callback\?code=/)
      const again = await browser.get(start)
      expect([again.status, again.hops]).toEqual([400, []])
      const refused = await push({ method: 'POST', body: new URLSearchParams(query) })
      expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([401, 'Basic realm="oauth2"'])
      expect((await push({ method: 'GET' })).status).toBe(405)
    })

    it('prompt=create begins with an account, and comes back', async () => {
      const first = await world.browser().get(await authorizeAddress({ prompt: 'create' }))
      expect(first.path).toMatch(/^\/cas\/register\?continue=%2Fcas%2Foauth2%2Fauthorize/)
      expect(first.text).toContain('Shop')
    })
  })

  describe('a service that says in which languages it speaks with somebody', () => {
    it.each([
      ['fr', 'fr'],
      ['de fr-BE en', 'fr'],
      ['de', 'en'],
      ['', 'en'],
    ])('(“%s”) is followed on the page and from then on', async (uiLocales, expected) => {
      const browser = world.browser()
      const first = await browser.get(await authorizeAddress({ ui_locales: uiLocales }))
      expect(first.html).toMatch(new RegExp(`<html[^>]* lang="${expected}"`))
      const second = await browser.submit(first, { identifier: 'elodie@example.org' })
      expect(second.html).toMatch(new RegExp(`<html[^>]* lang="${expected}"`))
    })
  })

  describe('logging out for a service', () => {
    const out = `/cas/oauth2/logout?${new URLSearchParams({ client_id: 'shop', post_logout_redirect_uri: 'https://shop.example/', state: 'x' })}`

    it('asks when nothing proves who sent the person, then ends the session and goes back', async () => {
      const browser = world.browser()
      await signIn(browser)
      const asked = await browser.get(out)
      expect(asked.hops).toEqual([])
      expect((await browser.get('/cas/account')).status).toBe(200)
      const moved = await browser.submit(asked, {}, { action: '/cas/logout' })
      expect(moved.path).toMatch(/^\/cas\/continue\?to=/)
      const next = moved.links.find((link) => link.startsWith('/cas/oauth2/logout')) ?? ''
      expect((await browser.get(next)).hops).toEqual(['302 https://shop.example/?state=x'])
      expect((await browser.get('/cas/account')).hops).toHaveLength(1)
    })

    it('by a form on another site, whose request has no cookies, ends nothing: it goes on as a GET, which has them', async () => {
      const posted = await world.provider.fetch(
        new Request(`${origin}/cas/oauth2/logout`, {
          method: 'POST',
          body: new URLSearchParams(out.split('?')[1]),
          headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
          redirect: 'manual',
        }),
      )
      expect([posted.status, posted.headers.get('Location')]).toEqual([303, out])
      expect(posted.headers.getSetCookie()).toEqual([])
    })

    it('goes to no address that isn’t registered', async () => {
      const browser = world.browser()
      await signIn(browser)
      const foreign = out.replace('shop.example', 'evil.example')
      const moved = await browser.submit(await browser.get(foreign), {}, { action: '/cas/logout' })
      const next = moved.links.find((link) => link.startsWith('/cas/oauth2/logout')) ?? ''
      const ended = await browser.get(next)
      expect(ended.hops).toEqual([])
      expect(ended.links.filter((link) => link.includes('//evil'))).toEqual([])
    })
  })

  describe('metadata', () => {
    it('may be read and kept by anybody', async () => {
      for (const path of ['/cas/oauth2/.well-known/openid-configuration', '/cas/oauth2/jwks']) {
        const answer = await world.provider.fetch(
          new Request(origin + path, { headers: { Origin: 'https://shop.example' } }),
        )
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
        expect(answer.headers.get('Cache-Control')).toContain('public')
      }
      const refused = await world.provider.fetch(
        new Request(`${origin}/cas/oauth2/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'authorization_code' }),
        }),
      )
      expect([refused.status, refused.headers.get('Cache-Control')]).toEqual([401, 'no-store'])
      expect(refused.headers.get('WWW-Authenticate')).toContain('Basic')
      const nobody = await world.provider.fetch(new Request(`${origin}/cas/oauth2/userinfo`))
      expect(nobody.status).toBe(401)
      expect(nobody.headers.get('WWW-Authenticate')).toMatch(/^Bearer, DPoP algs="ES256 /)
    })

    it('and every answer besides, refusals and failures too, may be read by a page of another origin', async () => {
      const { oauth2 } = addresses('/cas')
      const broken = await makeWorld({
        ...world,
        store: {
          ...world.store,
          grants: { ...world.store.grants, findAccessToken: () => Promise.reject(new Error('gone')) },
        },
      })
      const ask = ({ provider }: World, path: string, init: RequestInit = {}) =>
        provider.fetch(
          new Request(origin + path, { ...init, headers: { ...init.headers, Origin: 'https://shop.example' } }),
        )
      const form = { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code' }) }
      const bearer = { headers: { Authorization: `Bearer ${'t'.repeat(43)}` } }
      const answers = await Promise.all([
        ask(world, oauth2.jwks),
        ask(world, oauth2.jwks, { headers: { 'If-None-Match': '*' } }),
        ask(world, oauth2.jwks, { method: 'DELETE' }),
        ask(world, oauth2.token, form),
        ask(world, oauth2.token),
        ask(world, oauth2.userinfo),
        ask(world, oauth2.userinfo, bearer),
        ask(broken, oauth2.userinfo, bearer),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 304, 405, 401, 405, 401, 401, 500])
      for (const { headers } of answers) {
        expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
        expect(headers.get('Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
      }
      for (const path of [oauth2.jwks, oauth2.token, oauth2.userinfo, oauth2.discovery, oauth2.metadata]) {
        const before = await ask(world, path, {
          method: 'OPTIONS',
          headers: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' },
        })
        expect([before.status, before.headers.get('Access-Control-Allow-Origin')]).toEqual([204, '*'])
        expect(before.headers.get('Access-Control-Allow-Headers')).toBe('Authorization,Content-Type,DPoP')
        expect(before.headers.get('Access-Control-Allow-Methods')).toContain('POST')
      }
    })
  })
})
