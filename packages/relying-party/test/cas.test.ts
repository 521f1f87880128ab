import { beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../src/cas/fingerprint.ts'
import { type CasRelyingParty, type EuLoginOverCas, euLogin, type LogEntry } from '../src/index.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import type { SignedIn } from '../src/sessions/port.ts'
import { type Browser, browser, target } from './support/browser.ts'
import { type TestEuLogin, testEuLogin } from './support/eu-login.ts'

const origin = 'https://shop.example'
let now = 1_800_000_000
let login: TestEuLogin
let auth: CasRelyingParty
let person: Browser
let logged: LogEntry[]
let opened: SignedIn[]

function start(options: Partial<EuLoginOverCas> = {}): void {
  const sessions = memorySessions()
  auth = euLogin({
    server: login.server,
    origin,
    sessions: { ...sessions, open: (one) => (opened.push(one), sessions.open(one)) },
    now: () => now,
    log: (entry) => logged.push(entry),
    fetch: (url, init) => login.fetch(url, init),
    ...options,
  })
  login.app = (request) => auth.handle(request)
  person = browser(origin, async (request) => {
    const answer = await auth.handle(request)
    if (answer !== null) return answer
    const { pathname } = new URL(request.url)
    const judged = await auth.require(request, { level: pathname === '/vault' ? 'MEDIUM' : 'BASIC' })
    return judged.ok ? Response.json(judged.user) : judged.response
  })
}

beforeEach(() => {
  now = 1_800_000_000
  login = testEuLogin(() => now)
  logged = []
  opened = []
  start()
})

/** From a page of the app through EU Login and back. @returns the answer of the callback */
async function signIn(path = '/auth/login', at = person): Promise<Response> {
  return at.get(await login.visit(target(await at.get(path))))
}
const lastAsked = (path: string): Record<string, string> =>
  Object.fromEntries(login.asked.findLast((one) => one.path === path)?.parameters ?? [])

describe('signing in', () => {
  test('a browser is sent to EU Login, comes back to where it was going, and is known with all that was said', async () => {
    const sent = await person.get('/vault?drawer=2')
    const address = new URL(target(await person.get(target(sent))))
    expect(address.origin + address.pathname).toBe('https://ecas.example/cas/login')
    expect(address.searchParams.get('authenticationLevel')).toBe('MEDIUM')
    expect(target(await person.get(await login.visit(address.href)))).toBe('/vault?drawer=2')
    expect(await (await person.get('/vault')).json()).toEqual({
      id: 'n00abcde',
      email: 'elodie.muller@example.eu',
      firstName: 'Élodie',
      lastName: 'Müller',
      language: 'fr',
      level: 'MEDIUM',
      methods: ['PASSWORD_SMS'],
      authenticatedAt: now - 900,
      claims: {
        user: 'n00abcde',
        departmentNumber: 'DIGIT & <Co>',
        email: 'elodie.muller@example.eu',
        employeeType: 'n',
        firstName: 'Élodie',
        lastName: 'Müller',
        domain: 'external',
        telephoneNumber: '',
        locale: 'fr',
        uid: 'n00abcde',
        groups: [],
        authenticationLevel: 'MEDIUM',
        strengths: ['PASSWORD_SMS'],
        authenticationFactors: { moniker: 'elodie.muller@example.eu' },
        loginDate: new Date((now - 900) * 1000).toISOString(),
        sso: 'true',
        ticketType: 'SERVICE',
      },
    })
    // The ticket travels in the body: addresses are in logs.
    expect(login.asked.at(-1)).toMatchObject({ path: '/cas/TicketValidationService', method: 'POST' })
  })

  test('groups come as a list, where they are asked for', async () => {
    start({ groups: '*' })
    await signIn()
    expect((await (await person.get('/me')).json()).claims.groups).toEqual(['A & B', 'C'])
  })

  test('self-registered people enter, unless the app is for others', async () => {
    expect((await signIn()).status).toBe(302)
    start({ assurance: 'TOP' })
    expect((await signIn()).status).toBe(403)
    expect(logged.at(-1)).toMatchObject({ reason: 'refused' })
  })

  test('an API call is told 401 by whom nobody knows, 403 by whom is known too weakly, with the address', async () => {
    const refused = await person.get('/vault', {})
    expect([refused.status, await refused.json()]).toMatchObject([401, { login: '/auth/login?level=MEDIUM' }])
    login.person = { ...login.person, level: 'BASIC' }
    await signIn()
    const weak = await person.get('/vault', {})
    expect(weak.headers.get('Content-Type')).toBe('application/problem+json')
    expect([weak.status, await weak.json()]).toMatchObject([
      403,
      { reason: 'level', login: '/auth/login?level=MEDIUM' },
    ])
  })

  test('a weaker session is sent for the stronger level, and comes back to the same page', async () => {
    login.person = { ...login.person, level: 'BASIC' }
    await signIn()
    expect((await person.get('/me')).status).toBe(200)
    const sent = target(await person.get('/vault'))
    expect(sent).toBe('/auth/login?level=MEDIUM&returnTo=%2Fvault')
    expect((await signIn(sent)).status).toBe(403)
    login.person = { ...login.person, level: 'HIGH' }
    expect(target(await signIn(sent))).toBe('/vault')
    expect((await person.get('/vault')).status).toBe(200)
  })

  test('the level counts with the ticket: whoever strikes it from the address gains nothing', async () => {
    login.person = { ...login.person, level: 'BASIC' }
    const address = new URL(target(await person.get('/auth/login?level=MEDIUM')))
    address.searchParams.delete('authenticationLevel')
    expect((await person.get(await login.visit(address.href))).status).toBe(403)
    expect(logged.at(-1)).toMatchObject({ reason: 'level' })
  })

  test('whoever is to sign in anew and leaves that out of the address is refused', async () => {
    const address = new URL(target(await person.get('/auth/login?again=1')))
    expect(address.searchParams.get('renew')).toBe('true')
    expect((await person.get(await login.visit(address.href))).status).toBe(302)
    const another = new URL(target(await person.get('/auth/login?again=1')))
    another.searchParams.delete('renew')
    expect((await person.get(await login.visit(another.href))).status).toBe(400)
  })

  test('strengths that are enough are asked for, and looked at', async () => {
    start({ acceptStrengths: ['PASSWORD_SMS', 'CLIENT_CERT'] })
    expect((await signIn()).status).toBe(302)
    expect(lastAsked('/cas/login')).toMatchObject({ acceptStrengths: 'PASSWORD_SMS,CLIENT_CERT' })
    login.person = { ...login.person, strength: 'PASSWORD_SOFTWARE_TOKEN' }
    expect((await signIn()).status).toBe(403)
  })

  test('pages are asked for in a language', async () => {
    await signIn('/auth/login?lang=fr')
    expect(lastAsked('/cas/login')).toMatchObject({ locale: 'fr' })
  })

  test('parameters sent ahead: the browser carries an id alone', async () => {
    start({ loginTransaction: true })
    const address = new URL(target(await person.get('/auth/login?level=MEDIUM')))
    expect([...address.searchParams.keys()]).toEqual(['loginRequestId'])
    expect(lastAsked('/cas/login/init')).toMatchObject({ authenticationLevel: 'MEDIUM' })
    expect((await person.get(await login.visit(address.href))).status).toBe(302)
    login.services = []
    expect((await person.get('/auth/login')).status).toBe(503)
    expect(logged.at(-1)).toMatchObject({ level: 'error', code: 'unexpected-answer' })
  })
})

describe('a ticket that signs nobody in', () => {
  test('fifty times at once: one browser tab is signed in', async () => {
    const callback = await login.visit(target(await person.get('/auth/login')))
    const all = await Promise.all(Array.from({ length: 50 }, () => person.get(callback)))
    const given = all.flatMap(({ headers }) => headers.getSetCookie()).filter((line) => /^__Host-lp-rp=./.test(line))
    expect(given).toHaveLength(1)
    expect(opened).toHaveLength(1)
  })

  test('in another browser, with another login under way too', async () => {
    const callback = await login.visit(target(await person.get('/auth/login')))
    const other = browser(origin, (request) => auth.handle(request))
    expect((await other.get(callback)).status).toBe(400)
    const theirs = new URL(target(await other.get('/auth/login'))).searchParams.get('service') ?? ''
    const stolen = `${theirs}&ticket=${new URL(callback).searchParams.get('ticket')}`
    expect((await other.get(stolen)).status).toBe(400)
    expect(opened).toHaveLength(0)
  })

  test('a ticket of another browser under one’s own state: the fingerprint is another’s', async () => {
    const mine = new URL(target(await person.get('/auth/login')))
    const ticket = new URL(await login.visit(mine.href)).searchParams.get('ticket')
    // Even if the service's address were the same, the ticket is bound to what the browser's cookie makes.
    expect(mine.searchParams.get('clientFingerprint')).toMatch(/^[A-Za-z0-9+/]{27}=$/)
    person.jar.set('__Host-lp-rp-login', 'another')
    expect((await person.get(`${mine.searchParams.get('service')}&ticket=${ticket}`)).status).toBe(400)
    expect(opened).toHaveLength(0)
  })

  test('each login of each browser has a fingerprint of its own', async () => {
    const shown = async (at: Browser): Promise<string | null> =>
      new URL(target(await at.get('/auth/login'))).searchParams.get('clientFingerprint')
    const other = browser(origin, (request) => auth.handle(request))
    const state = 'the same'
    const made = await Promise.all(['one', 'other'].map(async (secret) => (await fingerprint(secret, state)).shown))
    expect(new Set([await shown(person), await shown(person), await shown(other), ...made]).size).toBe(5)
  })

  test('half an hour late, without a ticket, or with a made-up one', async () => {
    const begin = async (): Promise<string> =>
      new URL(target(await person.get('/auth/login'))).searchParams.get('service') ?? ''
    expect((await person.get(await begin())).status).toBe(403)
    expect((await person.get(`${await begin()}&ticket=ST-made-up`)).status).toBe(400)
    const callback = await login.visit(target(await person.get('/auth/login')))
    now += 1800
    expect((await person.get(callback)).status).toBe(400)
    expect(opened).toHaveLength(0)
  })

  const success = '<cas:authenticationSuccess><cas:user>admin</cas:user></cas:authenticationSuccess>'
  const wrapped = (body: string): string =>
    `<cas:serviceResponse xmlns:cas="https://ecas.ec.europa.eu/cas/schemas">${body}</cas:serviceResponse>`
  test.each([
    ['a page', '<html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['the element alone', success],
    ['both outcomes', wrapped(`${success}<cas:authenticationFailure code="INVALID_TICKET"/>`)],
    ['no user', wrapped('<cas:authenticationSuccess><cas:user/></cas:authenticationSuccess>')],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "admin">]>${wrapped(success.replace('admin', '&e;'))}`],
    ['half of it', wrapped(success).slice(0, -20)],
    [
      'success inside of a failure',
      wrapped(`<cas:authenticationFailure code="X">${success}</cas:authenticationFailure>`),
    ],
  ])('answered with %s', async (_what, text) => {
    login.instead = text
    expect((await signIn()).status).toBeGreaterThanOrEqual(400)
    expect(opened).toHaveLength(0)
  })
})

describe('an EU Login that doesn’t do what it is asked', () => {
  const said = (level: string, strength: string, loginDate: number): string =>
    `<cas:serviceResponse xmlns:cas="https://ecas.ec.europa.eu/cas/schemas"><cas:authenticationSuccess><cas:user>n00</cas:user><cas:authenticationLevel>${level}</cas:authenticationLevel><cas:strengths number="1"><cas:strength>${strength}</cas:strength></cas:strengths><cas:loginDate>${new Date(loginDate * 1000).toISOString()}</cas:loginDate></cas:authenticationSuccess></cas:serviceResponse>`

  test('a weaker level than was asked for enters nowhere, a missing or made-up one neither', async () => {
    for (const level of ['BASIC', '', 'high', 'TOP']) {
      login.instead = said(level, 'PASSWORD', now)
      expect((await signIn('/auth/login?level=MEDIUM')).status).toBe(403)
    }
    login.instead = said('HIGH', 'CLIENT_CERT', now)
    expect((await signIn('/auth/login?level=MEDIUM')).status).toBe(302)
    expect(opened).toHaveLength(1)
  })

  test('a strength that isn’t enough enters nowhere', async () => {
    start({ acceptStrengths: ['PASSWORD_SMS'] })
    login.instead = said('HIGH', 'CLIENT_CERT', now)
    expect((await signIn()).status).toBe(403)
    expect(opened).toHaveLength(0)
  })

  test('an old sign-in where a new one was asked for enters nowhere', async () => {
    login.instead = said('BASIC', 'PASSWORD', now - 61)
    expect((await signIn('/auth/login?again=1')).status).toBe(403)
    expect(logged.at(-1)).toMatchObject({ reason: 'stale' })
    login.instead = said('BASIC', 'PASSWORD', now - 60)
    expect((await signIn('/auth/login?again=1')).status).toBe(302)
  })
})

describe('what EU Login refuses', () => {
  test.each([
    ['INVALID_TICKET', 400, 'expired', undefined],
    ['INVALID_STRENGTH', 403, 'level', undefined],
    ['INSUFFICIENT_AUTHENTICATION_LEVEL', 403, 'level', undefined],
    ['INVALID_USER', 403, 'refused', undefined],
    ['ACCESSED_DENIED', 403, 'refused', undefined],
    ['UNAUTHORIZED_SERVICE', 403, 'refused', 'service-refused'],
    ['INTERNAL_ERROR', 503, 'unavailable', undefined],
    ['INVALID_PROXY_CALLBACK', 400, 'invalid', 'unexpected-answer'],
    ['INVALID_SERVICE', 400, 'invalid', 'unexpected-answer'],
  ] as const)('%s', async (code, status, reason, mended) => {
    login.instead = `<cas:serviceResponse xmlns:cas="https://ecas.ec.europa.eu/cas/schemas"><cas:authenticationFailure code="${code}">why</cas:authenticationFailure></cas:serviceResponse>`
    const answer = await signIn()
    expect(answer.status).toBe(status)
    expect(logged.at(-1)).toMatchObject({ reason })
    expect(logged.at(-1)?.code).toBe(mended)
    // Who has to mend something finds the code on the page too.
    expect((await answer.text()).includes('(')).toBe(mended !== undefined)
  })

  test('while it is down it says so, on the page and in the log', async () => {
    const callback = await login.visit(target(await person.get('/auth/login')))
    login.isDown = true
    expect((await person.get(callback)).status).toBe(503)
    expect(logged.at(-1)).toMatchObject({ level: 'error', code: 'issuer-unreachable' })
    expect(logged.at(-1)?.message).toContain('ECONNREFUSED')
    await expect(auth.ready()).rejects.toMatchObject({ code: 'issuer-unreachable' })
    login.isDown = false
    await expect(auth.ready()).resolves.toBeUndefined()
  })
})

describe('logging out', () => {
  test('here: ends at EU Login too, which comes back', async () => {
    await signIn()
    const out = await person.post('/auth/logout')
    expect([out.status, target(out)]).toEqual([
      303,
      'https://ecas.example/cas/logout?service=https%3A%2F%2Fshop.example%2F',
    ])
    expect((await person.get('/me', {})).status).toBe(401)
    expect((await person.post('/auth/logout', { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('there: the session that the ticket opened ends, and no other', async () => {
    await signIn()
    const later = browser(origin, async (request) => {
      const answer = await auth.handle(request)
      return answer ?? Response.json(await auth.user(request))
    })
    expect(await login.logOut()).toEqual([200])
    expect((await person.get('/me', {})).status).toBe(401)
    expect(logged.at(-1)).toMatchObject({ event: 'logout-received', count: 1 })
    await signIn('/auth/login', later)
    expect(await (await later.get('/')).json()).toMatchObject({ id: 'n00abcde' })
  })

  test.each([
    ['nothing', ''],
    ['another ticket', '<LogoutRequest><SessionIndex>ST-1-made-up</SessionIndex></LogoutRequest>'],
    ['no index', '<LogoutRequest/>'],
    ['another message', '<Response><SessionIndex>TICKET</SessionIndex></Response>'],
    ['a document type', '<!DOCTYPE a><LogoutRequest><SessionIndex>TICKET</SessionIndex></LogoutRequest>'],
    ['elements without end', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
    ['a name that objects have', '<LogoutRequest><constructor/><SessionIndex>TICKET</SessionIndex></LogoutRequest>'],
    [
      'an attribute that objects have',
      '<LogoutRequest __proto__="x"><SessionIndex>TICKET</SessionIndex></LogoutRequest>',
    ],
  ])('nobody is logged out by %s', async (_what, text) => {
    const callback = await login.visit(target(await person.get('/auth/login')))
    await person.get(callback)
    const ticket = new URL(callback).searchParams.get('ticket') ?? ''
    const body = new URLSearchParams({ logoutRequest: text.replace('TICKET', ticket) })
    const answer = await auth.handle(new Request(`${origin}/auth/callback`, { method: 'POST', body }))
    expect([200, 400]).toContain(answer?.status)
    expect((await person.get('/me', {})).status).toBe(200)
  })
})

describe('calling another service for the person', () => {
  const request = (): Request =>
    new Request(`${origin}/`, { headers: { cookie: [...person.jar].map((pair) => pair.join('=')).join('; ') } })

  test('a ticket for each call, which nobody finds in the store', async () => {
    start({ proxy: true })
    await signIn()
    const given = await auth.proxyTicket(request(), { service: 'https://api.example/orders' })
    if (!given.ok) throw new Error(given.reason)
    expect(given.ticket).toMatch(/^PT-/)
    const checked = await login.fetch(`${login.server}/TicketValidationService`, {
      method: 'POST',
      body: new URLSearchParams({ service: 'https://api.example/orders', ticket: given.ticket, assuranceLevel: 'LOW' }),
    })
    expect(await checked.text()).toContain('<cas:user>n00abcde</cas:user>')
    expect(JSON.stringify(opened)).not.toMatch(/PGT(IOU)?-/)
    expect((await (await person.get('/me')).json()).claims).not.toHaveProperty('proxyGrantingTicket')
  })

  test('why there is none: nobody signed in, not asked for, not brought, not given', async () => {
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'signed-out' })
    await signIn()
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'no-grant' })
    start({ proxy: true })
    login.app = async () => new Response('', { status: 500 })
    await signIn()
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'no-grant' })
    login.app = (given) => auth.handle(given)
    await signIn()
    login.isDown = true
    expect(await auth.proxyTicket(request(), { service: 'x' })).toEqual({ ok: false, reason: 'unavailable' })
  })

  test('what is no pair of tickets isn’t kept', async () => {
    let kept = 0
    const sessions = memorySessions()
    start({
      proxy: true,
      sessions: { ...sessions, remember: async (one) => ((kept += 1), sessions.remember(one)) },
    })
    const bring = (pgtId: string, pgtIou: string): Promise<Response | null> =>
      auth.handle(new Request(`${origin}/auth/proxy`, { method: 'POST', body: new URLSearchParams({ pgtId, pgtIou }) }))
    const right = `PGT-${'a'.repeat(30)}`
    for (const wrong of ['', 'PGT-1', `PGT-${'a'.repeat(300)}`, `PGT-${'é'.repeat(30)}`]) {
      await bring(wrong, right)
      await bring(right, wrong)
    }
    expect(kept).toBe(0)
    await bring(right, right)
    expect(kept).toBe(1)
  })

  test('CAS brings the pair in the address, and tries it without one first', async () => {
    start({ proxy: true })
    expect((await auth.handle(new Request(`${origin}/auth/proxy`)))?.status).toBe(200)
    const query = new URLSearchParams({ pgtId: `PGT-${'a'.repeat(30)}`, pgtIou: `PGTIOU-${'b'.repeat(30)}` })
    expect((await auth.handle(new Request(`${origin}/auth/proxy?${query}`)))?.status).toBe(200)
    start()
    expect(await auth.handle(new Request(`${origin}/auth/proxy`))).toBeNull()
  })
})
