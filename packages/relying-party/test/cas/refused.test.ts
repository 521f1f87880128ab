import { beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/cas/fingerprint.ts'
import { type Browser, browser, target } from '../support/browser.ts'
import { auth, logged, login, now, opened, origin, person, shop, signIn, start, wait } from './support/shop.ts'

beforeEach(shop)

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
    wait(1800)
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

  test('a login that failed begins anew with all that was asked of it', async () => {
    login.instead = said('BASIC', 'PASSWORD', now)
    const link = async (asked: string): Promise<unknown> =>
      /<a href="([^"]*)"/.exec(await (await signIn(asked)).text())?.[1]?.replaceAll('&#38;', '&')
    const level = '/auth/login?returnTo=%2Fvault&level=MEDIUM'
    expect(await link(level)).toBe(level)
    login.instead = said('BASIC', 'PASSWORD', now - 61)
    const both = `${level}&again=1&lang=fr`
    expect(await link(both)).toBe(both)
    // Who made an account meanwhile signs in to it.
    expect(await link(`${both}&create=1`)).toBe(both)
    login.instead = '<no'
    expect(await link(both)).toBe(both)
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
    expect((await answer.text()).includes('<p lang="en">(')).toBe(mended !== undefined)
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
