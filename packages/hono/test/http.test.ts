import { platform } from '#platform'
import type { Delivery } from '@laissez-passer/delivery/transport'
import type { Language } from '@laissez-passer/i18n/languages'
import { pages } from '@laissez-passer/pages/pages'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

describe('what holds for every request', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
  })

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    world.provider.fetch(new Request(origin + path, { redirect: 'manual', ...init }))

  describe('addresses', () => {
    it.each([
      ['/nothing/here', 404],
      ['/cas/nothing', 404],
      ['/cas/mobile/x/y/z', 404],
    ])('%s is a page that says so', async (path, status) => {
      const answer = await ask(path)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('Content-Type')).toContain('text/html')
      expect(await answer.text()).toContain('<h1')
    })

    it.each(['/cas/api/nothing', '/cas/oauth2/token/x'])('%s is a problem for programs', async (path) => {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ status: 404, reason: 'not-found' })
    })

    it.each([
      ['PUT', '/cas/login', 'GET, POST, HEAD'],
      ['DELETE', '/healthz', 'GET, HEAD'],
      ['GET', '/cas/oauth2/token', 'POST'],
      ['POST', '/cas/continue', 'GET, HEAD'],
    ])('%s %s is refused with what is allowed', async (method, path, allow) => {
      const answer = await ask(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')?.split(', ').sort()).toEqual(allow.split(', ').sort())
    })

    it('an address of thousands of dots costs no more than one of letters', async () => {
      // Quadratic in these it is minutes, more than a test has.
      expect((await ask(`/a${'.'.repeat(250_000)}x`)).status).toBe(404)
    })

    it('HEAD answers as GET does, without a body, and leaves no stream open', async () => {
      for (const path of ['/cas/login', '/healthz', '/cas/register', '/cas/login/events?flow=x']) {
        const answer = await ask(path, { method: 'HEAD' })
        expect(answer.status).toBe(200)
        expect(await answer.text()).toBe('')
      }
    })

    it('HEAD says what GET says to nobody, whoever asks', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const says = ({ headers, status }: Response) => [status, headers.get('Location'), headers.get('Content-Type')]
      for (const path of ['/', '/cas/account', '/cas/account/services', '/cas/api/account', '/cas/oauth2/userinfo'])
        expect([path, ...says(await browser.request(path, { method: 'HEAD' }))]).toEqual([
          path,
          ...says(await ask(path)),
        ])
    })

    it('HEAD gives a browser nothing to keep', async () => {
      const kept = async (method: string) => (await ask('/cas/login?lang=fr', { method })).headers.getSetCookie().length
      expect([await kept('GET'), await kept('HEAD')]).toEqual([1, 0])
    })

    it.each([
      ['/', '/cas/login'],
      ['/mobile', '/cas/mobile'],
      ['/cas/eim/external/register.cgi', '/cas/register'],
      ['/cas/init/initialisePasswordLogin.cgi', '/cas/password/lost'],
      ['/cas/userdata/myAccount.cgi', '/cas/account'],
    ])('the bookmark %s leads to %s', async (from, to) => {
      const answer = await ask(from)
      expect([answer.status, answer.headers.get('Location')]).toEqual([302, to])
    })

    it('is healthy, and ready while the database answers', async () => {
      expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' })
      expect(await (await ask('/readyz')).json()).toMatchObject({ status: 'ok', parts: { database: 'ok' } })
      const { store } = world
      const broken = await makeWorld({ ...world, store: { ...store, ping: () => Promise.reject(new Error('gone')) } })
      expect((await broken.provider.fetch(new Request(`${origin}/readyz`))).status).toBe(503)
    })

    it('is degraded, not unready, while the operator has something to mend, and the log says what', async () => {
      let answer: Delivery = { ok: false, fault: 'ours', error: 'Invalid login: 535 5.7.8 for sender@id.example' }
      const failing = await makeWorld(world, { mail: { send: async () => answer } })
      const readiness = async (email: string) => {
        const browser = failing.browser()
        const person = { ...elodie, email, confirmEmail: email }
        await browser.submit(await browser.get('/cas/register'), person, { action: '/cas/register' })
        await failing.provider.runOnce()
        const response = await failing.provider.fetch(new Request(`${origin}/readyz`))
        return [response.status, await response.json()]
      }
      const parts = { database: 'ok', schema: 'ok', keys: 'ok', outbox: 'ok', mail: 'failing' }
      expect(await readiness('one@example.org')).toEqual([200, { status: 'degraded', parts }])
      expect(failing.log.find(({ event }) => event === 'message-failed')).toMatchObject({
        level: 'error',
        kind: 'mail',
        fault: 'ours',
        said: 'Invalid login: 535 5.7.8 for …',
      })
      answer = { ok: true }
      expect(await readiness('two@example.org')).toEqual([200, { status: 'ok', parts: { ...parts, mail: 'ok' } }])
    })
  })

  describe('languages', () => {
    it('follow the switch, remember it, and fall back without an error', async () => {
      const browser = world.browser()
      expect((await browser.get('/cas/login?lang=fr')).html).toContain('<html lang="fr"')
      expect((await browser.get('/cas/register')).html).toContain('<html lang="fr"')
      const unknown = await browser.get('/cas/login?lang=tlh')
      expect([unknown.status, unknown.html.includes('<html lang="fr"')]).toEqual([200, true])
      expect((await browser.get('/cas/login?lang=en')).html).toContain('<html lang="en"')
      expect((await world.browser({ 'Accept-Language': 'fr-BE,en;q=0.5' }).get('/cas/login')).html).toContain(
        '<html lang="fr"',
      )
      expect((await world.browser({ 'Accept-Language': 'xx,*' }).get('/cas/login?lang=%00%ff')).status).toBe(200)
    })

    it('fall back to English, not to a language of one’s own that comes before it in the menu', async () => {
      const words = { de: { 'identifier.title': 'Anmelden, um fortzufahren' } }
      const read = async (languages: readonly Language[] | undefined, wish: string) => {
        const spoken = await makeWorld(await platform(), {
          pages: pages({ name: 'Laissez-passer', words, ...(languages ? { languages } : {}) }),
        })
        const { html } = await spoken.browser({ 'Accept-Language': wish }).get('/cas/login')
        return /<html lang="(\w+)"/.exec(html)?.[1]
      }
      expect(await read(undefined, 'zh')).toBe('en')
      expect(await read(undefined, 'zh,de;q=0.2')).toBe('de')
      expect(await read(['fr', 'de'], 'zh')).toBe('de')
    })
  })

  describe('what is sent', () => {
    it('is refused above 16 KB, for people and for programs, announced or not', async () => {
      const large = `identifier=${'x'.repeat(17_000)}`
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const page = await ask('/cas/login', { method: 'POST', body: large, headers })
      expect(page.status).toBe(413)
      expect(await page.text()).toContain('<h1')
      const problem = await ask('/cas/api/device/enrolments/evaluate', { method: 'POST', body: large })
      expect(problem.status).toBe(413)
      expect(await problem.json()).toMatchObject({ reason: 'too-large' })
      const bytes = new TextEncoder().encode(large)
      const stream = new ReadableStream({ start: (controller) => (controller.enqueue(bytes), controller.close()) })
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: stream, headers, duplex: 'half' }
      expect((await ask('/cas/login', init)).status).toBe(413)
    })

    it('is refused when another site’s page sends it', async () => {
      const body = new URLSearchParams({ identifier: elodie.email })
      expect(
        (await ask('/cas/login', { method: 'POST', body, headers: { Origin: 'https://evil.example' } })).status,
      ).toBe(403)
      expect((await ask('/cas/logout', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(
        403,
      )
      expect((await ask('/cas/login', { method: 'POST', body })).status).toBe(303)
    })

    it('is read as a form only when it is one', async () => {
      const json = await ask('/cas/login', {
        method: 'POST',
        body: JSON.stringify({ identifier: elodie.email }),
        headers: { 'Content-Type': 'application/json' },
      })
      expect(json.status).toBe(422)
      const file = new FormData()
      file.set('identifier', new File(['x'], 'x.txt'))
      expect((await ask('/cas/login', { method: 'POST', body: file })).status).toBe(422)
    })

    it('leads nowhere outside our own pages', async () => {
      await registered(world)
      for (const wish of [
        'https://evil.example/cas/',
        '//evil.example/cas/',
        '/\\evil.example',
        '/cas/../../evil',
        'javascript:alert(1)',
      ]) {
        const browser = world.browser()
        const arrived = await signIn(browser, { start: `/cas/login?continue=${encodeURIComponent(wish)}` })
        expect(arrived.html).not.toContain('evil')
        expect(arrived.html).not.toContain('javascript:')
        expect((await browser.get(`/cas/continue?to=${encodeURIComponent(wish)}`)).html).not.toMatch(/evil|javascript:/)
      }
    })
  })

  describe('headers', () => {
    it('close a page to scripts of others, frames, sniffing and caches; each page has its own nonce', async () => {
      const [one, two] = [await ask('/cas/register'), await ask('/cas/register')]
      const policy = one.headers.get('Content-Security-Policy') ?? ''
      for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy).toContain(part)
      expect(policy).not.toContain('unsafe')
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      expect(two.headers.get('Content-Security-Policy')).not.toContain(nonce)
      const html = await one.text()
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
      expect(html).not.toMatch(/ style="| on\w+="/)
      expect(Object.fromEntries(one.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      })
      expect(one.headers.has('Strict-Transport-Security')).toBe(false)
    })

    it('insist on https where the origin is https', async () => {
      const secure = await makeWorld(world, { origin: 'https://id.example.eu', mailbox: false })
      const answer = await secure.provider.fetch(new Request('https://id.example.eu/cas/login'))
      expect(answer.headers.get('Strict-Transport-Security')).toMatch(/max-age=\d{8}/)
    })

    it('tell the next site nothing on the page that moves on', async () => {
      const answer = await ask('/cas/continue?to=%2Fcas%2Flogin')
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
    })
  })

  describe('the app’s origin', () => {
    it('alone may call the device API, without credentials, and reads the nonce', async () => {
      const asked = await ask('/cas/api/device/state', {
        method: 'OPTIONS',
        headers: {
          Origin: 'http://localhost:4002',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'authorization',
        },
      })
      expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:4002')
      expect(asked.headers.has('Access-Control-Allow-Credentials')).toBe(false)
      const foreign = await ask('/cas/api/device/state', { headers: { Origin: 'https://evil.example' } })
      expect(foreign.headers.get('Access-Control-Allow-Origin')).not.toBe('https://evil.example')
      const refused = await ask('/cas/api/device/state', { headers: { Origin: 'http://localhost:4002' } })
      expect(refused.status).toBe(401)
      expect(refused.headers.get('LP-Nonce')).toBeTruthy()
      expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('LP-Nonce')
      expect(await refused.json()).toMatchObject({ reason: 'use-nonce', status: 401 })
      const document = await ask('/cas/.well-known/authenticator', { headers: { Origin: 'http://localhost:4002' } })
      expect(await document.json()).toMatchObject({ issuer: origin, api: `${origin}/cas/api/device` })
      expect(document.headers.get('LP-Nonce')).toBeTruthy()
    })
  })

  describe('assets', () => {
    it('are kept for good under their version', async () => {
      const assets = {
        version: 'abc',
        read: async (name: string) =>
          name === 'dom/wait.js' ? { body: new Uint8Array([47, 47]), type: 'text/javascript; charset=utf-8' } : null,
      }
      const { provider } = await makeWorld(world, { assets })
      const get = (path: string) => provider.fetch(new Request(origin + path))
      const kept = await get('/cas/assets/abc/dom/wait.js')
      expect(kept.headers.get('Cache-Control')).toContain('immutable')
      expect(await kept.text()).toBe('//')
      expect((await get('/cas/assets/dom/wait.js')).headers.get('Cache-Control')).not.toContain('immutable')
      expect((await get('/cas/assets/abc/..%2f..%2fsecret')).status).toBe(404)
    })
  })
})
