import { platform } from '#platform'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ProviderEnv } from '../src/environment.ts'
import { tellRedirect } from '../src/told.ts'
import { shown } from './support/shown.ts'
import { makeWorld, origin, type World } from './support/world.ts'

// Answers whose text is known are made in another way than the rest: both say the same.
describe('the headers of every answer', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { mailbox: true })
  })

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    world.provider.fetch(
      new Request(origin + path, { redirect: 'manual', headers: { Host: new URL(origin).host }, ...init }),
    )

  it.each([
    ['a page', '/cas/login', 200],
    ['a page with a cookie', '/cas/login?lang=fr', 200],
    ['a page behind its room’s middleware', '/dev/mailbox', 200],
    ['a redirect', '/cas/account', 302],
    ['a redirect with a cookie', '/cas/account?lang=fr', 302],
    ['a page of a failure', '/cas/nothing', 404],
    ['an answer to a program', '/cas/oauth2/jwks', 200],
    ['a problem of a program', '/cas/api/nothing', 404],
    ['a refusal without a text', '/cas/oauth2/userinfo', 401],
    ['a ready answer', '/cas/oauth2/.well-known/openid-configuration', 200],
    ['an answer without a person', '/healthz', 200],
  ])('%s has them all', async (_, path, status) => {
    const { headers, status: given } = await ask(path)
    expect(given).toBe(status)
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
    expect(headers.get('Cache-Control')).toMatch(/^(no-store|public, max-age=\d+)$/)
  })

  it('what is told a client has them all, and a page of another origin may read it', async () => {
    const refused = { headers: { Authorization: 'Bearer nobody' } }
    const answers = [
      await ask('/cas/oauth2/userinfo', refused),
      await ask('/cas/oauth2/userinfo?lang=fr', refused),
      await ask('/cas/oauth2/token', { method: 'POST' }),
    ]
    for (const { headers, status } of answers) {
      expect(status).toBe(401)
      expect(headers.get('Content-Type')).toBe('application/json')
      expect(headers.get('WWW-Authenticate')).toMatch(/^(Bearer|Basic) /)
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Cache-Control')).toBe('no-store')
    }
  })

  it('a page’s policy has the nonce that its markup has, another each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const page = await ask('/cas/login')
        const [, nonce = ''] = /'nonce-([^']+)'/.exec(page.headers.get('Content-Security-Policy') ?? '') ?? []
        expect(await page.text()).toContain(`nonce="${nonce}"`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  it('what a route says itself stays, and each cookie is one', async () => {
    const onward = await ask('/cas/continue?to=%2Fcas%2Faccount')
    expect(onward.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(onward.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    const chosen = await ask('/cas/login?lang=fr')
    expect(chosen.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['__Host-lp-lang'])
  })

  it('a redirect has no text, and leads where it did', async () => {
    const answer = await ask('/cas/account')
    expect(await answer.text()).toBe('')
    expect(answer.headers.get('Content-Length')).toBe('0')
    expect(answer.headers.get('Location')).toMatch(/^\/cas\/login\?continue=/)
  })
})

describe('somebody who is signed in', () => {
  it('is sent on with all headers, and keeps the language that was chosen with it', async () => {
    const provider = await shown({})
    const { browser } = await provider.someone()
    const plain = await browser.request('/cas/login?continue=%2Fcas%2Faccount')
    const chosen = await browser.request('/cas/login?continue=%2Fcas%2Faccount&lang=fr')
    for (const { headers, status } of [plain, chosen]) {
      expect(status).toBe(302)
      expect(headers.get('Location')).toBe('/cas/account')
      expect(headers.get('Content-Length')).toBe('0')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Cache-Control')).toBe('no-store')
    }
    expect(plain.headers.getSetCookie()).toEqual([])
    expect(chosen.headers.getSetCookie().map((line) => line.split(';')[0])).toEqual(['__Host-lp-lang=fr'])
  })
})

describe('a redirect to an address', () => {
  it.each([
    ['/cas/account?a=b', '/cas/account?a=b'],
    ['https://ex.example/\u00e9', 'https://ex.example/\u00e9'],
    ['https://ex.example/\u03b1', 'https://ex.example/%CE%B1'],
    ['https://ex.example/\r\nSet-Cookie: a=b', 'https://ex.example/%0D%0ASet-Cookie:%20a=b'],
  ])('%j is one that a header may hold', async (to, location) => {
    const app = new Hono<ProviderEnv>().get('/', (c) => tellRedirect(c, to))
    expect((await app.request('/')).headers.get('Location')).toBe(location)
  })
})
