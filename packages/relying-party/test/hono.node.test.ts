import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { euLogin } from '../src/hono.ts'
import { unseal } from '../src/secrets.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import type { RelyingPartySessions, SignedIn } from '../src/sessions/port.ts'
import { type Op, openidProvider } from './support/op.ts'

const origin = 'https://shop.example'
const clientSecret = 'a secret of the shop, long enough to be one'

// openid-client judges by the real clock whether an ID token has expired.
const real = Math.floor(Date.now() / 1000)
let now = real
let op: Op
let app: Hono

beforeEach(async () => {
  now = real
  op = await openidProvider(
    [
      {
        name: 'Shop',
        type: 'oidc',
        clientId: 'shop',
        clientSecret,
        redirectUris: [`${origin}/auth/callback`],
        postLogoutRedirectUris: [`${origin}/`],
      },
    ],
    () => now,
  )
  app = appWith()
})
afterEach(() => op.provider.close())

/** An app behind EU Login. */
function appWith(options: { readonly sessions?: RelyingPartySessions } = {}): Hono {
  const auth = euLogin({
    server: op.server,
    origin,
    clientId: 'shop',
    clientSecret,
    now: () => now,
    log: () => {},
    fetch: (url, init) => op.fetch(url, init),
    ...options,
  })
  const made = new Hono()
  made.route('/auth', auth.routes)
  made.get('/me', auth.require(), (c) => c.json(c.var.user))
  made.get('/vault', auth.require({ level: 'MEDIUM' }), (c) => c.text('gold'))
  made.get('/', auth.optional(), (c) => c.text(c.var.user?.firstName ?? 'nobody'))
  return made
}

/** A browser: a cookie jar in front of the app. */
function browser(on: Hono = app): {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, headers?: Record<string, string>): Promise<Response>
  jar: Map<string, string>
} {
  const jar = new Map<string, string>()
  const request = async (method: string, path: string, headers: Record<string, string>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await on.request(new URL(path, origin).href, { method, headers: { ...headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const match = /^([^=]+)=([^;]*)/.exec(line)
      if (match?.[1] === undefined) continue
      if (/Max-Age=0/i.test(line)) jar.delete(match[1])
      else jar.set(match[1], match[2] ?? '')
    }
    return response
  }
  return {
    jar,
    get: (path, headers = { accept: 'text/html' }) => request('GET', path, headers),
    post: (path, headers = { origin }) => request('POST', path, headers),
  }
}

function target(response: Response): string {
  return response.headers.get('Location') ?? ''
}

/** Goes through EU Login, where somebody of this level is signed in. @returns the address of the callback. */
async function throughEuLogin(
  at: { get(path: string): Promise<Response> },
  path: string,
  level: 'BASIC' | 'MEDIUM' = 'MEDIUM',
): Promise<string> {
  op.session = (await op.provider.signIn({ level, now })).session
  const start = await at.get(path)
  expect(start.status).toBe(302)
  expect(target(start)).toMatch(/^https:\/\/id\.example\/cas\/oauth2\/authorize\?/)
  const answer = await op.fetch(target(start), {})
  expect(answer.status).toBe(302)
  return target(answer)
}

describe('signing in', () => {
  test('a browser is sent to log in, comes back to where it was going, and is known from then on', async () => {
    const person = browser()
    const sent = await person.get('/vault?drawer=2')
    expect(target(sent)).toBe('/auth/login?level=MEDIUM&returnTo=%2Fvault%3Fdrawer%3D2')
    const back = await person.get(await throughEuLogin(person, target(sent)))
    expect(target(back)).toBe('/vault?drawer=2')
    expect(await (await person.get('/vault')).text()).toBe('gold')
    expect(await (await person.get('/me')).json()).toMatchObject({
      id: expect.stringMatching(/^n00/),
      firstName: 'Élodie',
      lastName: 'Müller',
      language: 'fr',
      level: 'MEDIUM',
      methods: ['pwd', 'swk', 'pin', 'mfa'],
    })
  })

  test('the session cookie is a __Host- cookie that scripts can’t read, and differs from one login to the next', async () => {
    const person = browser()
    const first = await person.get(await throughEuLogin(person, '/auth/login'))
    expect(first.headers.getSetCookie().join()).toMatch(
      /__Host-lp-rp=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
    const before = person.jar.get('__Host-lp-rp') ?? ''
    await person.get(await throughEuLogin(person, '/auth/login'))
    expect(person.jar.get('__Host-lp-rp')).not.toBe(before)
    person.jar.set('__Host-lp-rp', before)
    expect((await person.get('/me')).status).toBe(302)
  })

  test('an API call is told where to go, as a problem', async () => {
    const refused = await browser().get('/vault', {})
    expect(refused.status).toBe(401)
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await refused.json()).toMatchObject({ status: 401, login: '/auth/login?level=MEDIUM' })
  })

  test('whoever is to sign in anew and leaves that out of the address is refused', async () => {
    const login = async (query: string, signedInAgo: number): Promise<number> => {
      const person = browser()
      const start = await person.get(`/auth/login${query}`)
      const address = new URL(target(start))
      address.searchParams.delete('prompt')
      op.session = (await op.provider.signIn({ level: 'MEDIUM', now: now - signedInAgo })).session
      return (await person.get(target(await op.fetch(address.href, {})))).status
    }
    expect(await login('?again=1', 61)).toBe(403)
    expect(await login('?again=1', 60)).toBe(302)
    expect(await login('', 61)).toBe(302)
  })

  test('a weaker session is sent to a stronger sign-in', async () => {
    const person = browser()
    await person.get(await throughEuLogin(person, '/auth/login', 'BASIC'))
    expect((await person.get('/me')).status).toBe(200)
    const sent = await person.get('/vault')
    expect(target(sent)).toContain('level=MEDIUM')
    const start = await person.get(target(sent))
    expect(new URL(target(start)).searchParams.get('acr_values')).toBe('https://ecas.ec.europa.eu/loa/medium')
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/x/..//evil.example/',
    '/.//evil.example',
    '/%2e/\\evil.example',
    'javascript:alert(1)',
    '',
  ])('never returns to %j', async (returnTo) => {
    const person = browser()
    const back = await person.get(await throughEuLogin(person, `/auth/login?returnTo=${encodeURIComponent(returnTo)}`))
    expect(target(back)).toBe('/')
  })
})

describe('what is kept of who signed in', () => {
  test('shows no token: the cookie alone opens the ID token, which logging out sends back', async () => {
    const kept: SignedIn[] = []
    const sessions = memorySessions()
    const noting = { ...sessions, open: (one: SignedIn) => (kept.push(one), sessions.open(one)) }
    const app = appWith({ sessions: noting })
    const person = browser(app)
    await person.get(await throughEuLogin(person, '/auth/login'))
    expect(JSON.stringify(kept)).not.toMatch(/eyJ[\w-]*\.eyJ/)
    const sent = new URL(target(await person.post('/auth/logout'))).searchParams.get('id_token_hint') ?? ''
    expect(sent.split('.')).toHaveLength(3)
    const [one] = kept
    const sealed = one?.sealed ?? ''
    expect(await unseal(sealed, { about: 'provider', secret: person.jar.get('__Host-lp-rp') ?? '' })).toBeNull()
    expect(await unseal(sealed, { about: 'provider', secret: one?.idHash ?? '' })).toBeNull()
  })
})

describe('an answer that must not be accepted', () => {
  test('fifty times at once: one browser tab is signed in, and none from its history', async () => {
    const person = browser()
    const callback = await throughEuLogin(person, '/auth/login')
    const all = await Promise.all(Array.from({ length: 50 }, () => person.get(callback)))
    const given = all
      .flatMap(({ headers }) => headers.getSetCookie())
      .filter((line) => line.startsWith('__Host-lp-rp='))
    expect(given).toHaveLength(1)
    person.jar.delete('__Host-lp-rp')
    const again = await person.get(callback)
    expect([again.status, again.headers.getSetCookie()]).toEqual([400, []])
  })

  test('twice: the second time nobody is signed in by it', async () => {
    const person = browser()
    const callback = await throughEuLogin(person, '/auth/login')
    const [one, two] = await Promise.all([person.get(callback), person.get(callback)])
    expect([one.status, two.status].toSorted()).toEqual([302, 400])
    expect(target(await person.get(callback))).toBe('/')
  })

  test('in another browser', async () => {
    const callback = await throughEuLogin(browser(), '/auth/login')
    const other = browser()
    expect((await other.get(callback)).status).toBe(400)
    await other.get('/auth/login')
    expect((await other.get(callback)).status).toBe(400)
    expect((await other.get('/me')).status).toBe(302)
  })

  test('with another state, code or issuer', async () => {
    for (const [name, value] of [
      ['state', 'x'],
      ['code', 'x'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const person = browser()
      const callback = new URL(await throughEuLogin(person, '/auth/login'))
      callback.searchParams.set(name, value)
      expect((await person.get(callback.href)).status).toBe(400)
      expect((await person.get('/me')).status).toBe(302)
    }
  })

  test('half an hour late', async () => {
    const person = browser()
    const callback = await throughEuLogin(person, '/auth/login')
    now += 1800
    expect((await person.get(callback)).status).toBe(400)
  })

  test('an error of EU Login is a refusal, not a crash', async () => {
    const person = browser()
    const callback = new URL(await throughEuLogin(person, '/auth/login'))
    callback.searchParams.delete('code')
    callback.searchParams.set('error', 'access_denied')
    expect((await person.get(callback.href)).status).toBe(403)
  })
})

describe('EU Login is down', () => {
  test('says so, and works again when it is back', async () => {
    const person = browser()
    op.down = true
    expect((await person.get('/auth/login')).status).toBe(503)
    op.down = false
    const callback = await throughEuLogin(person, '/auth/login')
    op.down = true
    expect((await person.get(callback)).status).toBe(503)
  })
})

describe('logging out', () => {
  test('ends the session here and goes on to EU Login, which comes back', async () => {
    const person = browser()
    await person.get(await throughEuLogin(person, '/auth/login'))
    const token = person.jar.get('__Host-lp-rp') ?? ''
    const out = await person.post('/auth/logout')
    expect(out.status).toBe(303)
    const url = new URL(target(out))
    expect(url.pathname).toBe('/cas/oauth2/logout')
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/`)
    expect(url.searchParams.get('id_token_hint')).not.toBeNull()
    person.jar.set('__Host-lp-rp', token)
    expect((await person.get('/me')).status).toBe(302)
  })

  test('is refused from other origins', async () => {
    const person = browser()
    await person.get(await throughEuLogin(person, '/auth/login'))
    expect((await person.post('/auth/logout', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await person.get('/me')).status).toBe(200)
  })

  test('a session ends by itself', async () => {
    const person = browser()
    await person.get(await throughEuLogin(person, '/auth/login'))
    now += 8 * 3600
    expect(await (await person.get('/')).text()).toBe('nobody')
  })
})
