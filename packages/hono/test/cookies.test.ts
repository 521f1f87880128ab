import fc from 'fast-check'
import { type Context, Hono } from 'hono'
import { parse } from 'hono/utils/cookie'
import { describe, expect, it } from 'vitest'
import * as cookies from '../src/cookies.ts'

/** What a request's context is asked, and the `Set-Cookie` lines of the answer. */
async function within<Result>(
  ask: (c: Context) => Result,
  header = '',
): Promise<{ readonly result: Result; readonly set: readonly string[] }> {
  const results: Result[] = []
  const app = new Hono().get('/', (c) => {
    results.push(ask(c))
    return c.body(null, 204)
  })
  const answer = await app.request('/', { headers: { Cookie: header } })
  const [result] = results
  if (result === undefined) throw new Error(await answer.text())
  return { result, set: answer.headers.getSetCookie() }
}

const token = 'a'.repeat(43)
const asHeader = (text: string): string =>
  new Headers({ Cookie: text.replace(/[^ -~\u00a0-\u00ff\t]/g, '') }).get('Cookie') ?? ''
const isEscaped = (text: string): boolean => {
  try {
    return decodeURIComponent(text) !== null
  } catch {
    return false
  }
}
const isSet = (set: (c: Context) => void, header?: string): Promise<readonly string[]> =>
  within((c) => (set(c), true), header).then((done) => done.set)

describe('what a browser is given', () => {
  it('is this host’s alone, over TLS, unread by scripts, and comes along from links elsewhere', async () => {
    const all = await isSet((c) => {
      cookies.setSessionCookie(c, 't')
      cookies.clearSessionCookie(c)
      cookies.setBrowserCookie(c, token)
      cookies.setKnownCookie(c, { party: token, mark: token })
      cookies.setEndedCookie(c, 't')
      c.header('Set-Cookie', cookies.cookieOfLanguage('fr'), { append: true })
      cookies.setMethodCookie(c, 'passkey')
      cookies.setFlowCookie(c, 'f')
      cookies.setEidCookie(c, 'e')
    })
    expect(all).toHaveLength(9)
    for (const line of all) {
      expect(line).toMatch(/^__Host-lp-[a-z]+=/)
      const attributes = line.split('; ').slice(1)
      expect(attributes, line).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']))
      expect(line).not.toContain('Domain')
    }
  })

  it.each<[string, (c: Context) => void, number | null]>([
    ['the session, as long as the browser', (c) => cookies.setSessionCookie(c, 't'), null],
    ['what waits, as long as the browser', (c) => cookies.setFlowCookie(c, 'f'), null],
    ['an eID that waits, as long as the browser', (c) => cookies.setEidCookie(c, 'e'), null],
    ['the end of a session, ten minutes', (c) => cookies.setEndedCookie(c, 't'), 600],
    ['its own name, a year', (c) => cookies.setBrowserCookie(c, token), 31_536_000],
    ['its mark, a year', (c) => cookies.setKnownCookie(c, { party: token, mark: token }), 31_536_000],
    ['the language, a year', (c) => c.header('Set-Cookie', cookies.cookieOfLanguage('fr')), 31_536_000],
    ['the method, a year', (c) => cookies.setMethodCookie(c, 'passkey'), 31_536_000],
    ['nothing of a session that was taken back', (c) => cookies.clearSessionCookie(c), 0],
  ])('%s', async (_, set, seconds) => {
    const [line = ''] = await isSet(set)
    expect(/Max-Age=(\d+)/.exec(line)?.[1] ?? null).toBe(seconds === null ? null : String(seconds))
  })

  it('one name, read again in the same request', async () => {
    const named = await within((c) => {
      cookies.setBrowserCookie(c, token)
      return [cookies.browserCookie(c), cookies.methodCookie(c)]
    }, '__Host-lp-method=passkey')
    expect(named.result).toEqual([token, 'passkey'])
  })

  it('what waits, once', async () => {
    expect(await isSet((c) => cookies.setFlowCookie(c, 'f'), '__Host-lp-flow=f')).toEqual([])
    expect(await isSet((c) => cookies.setFlowCookie(c, 'g'), '__Host-lp-flow=f')).toHaveLength(1)
  })
})

describe('what a browser sends', () => {
  it.each<[string, (c: Context) => string | null]>([
    ['login', cookies.sessionCookie],
    ['ended', cookies.endedCookie],
    ['lang', cookies.languageCookie],
    ['method', cookies.methodCookie],
    ['flow', cookies.flowCookie],
    ['eid', cookies.eidCookie],
  ])('%s is read from the cookie that only this host can set', async (name, read) => {
    expect((await within((c) => [read(c)], `__Host-lp-${name}=x`)).result).toEqual(['x'])
    expect((await within((c) => [read(c)], `lp-${name}=x; __Secure-lp-${name}=x`)).result).toEqual([null])
  })

  const written = fc.oneof(
    fc.constantFrom('__Host-lp-login', '=', ';', '; ', ' ', '\t', '"', '%41', '%', 'x', 'é'),
    fc.string({ maxLength: 3 }),
  )

  it('is read as from all that a browser sends', async () => {
    const said = (header: string) => within((c) => [cookies.sessionCookie(c)], header)
    await fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 12 }), async (parts) => {
        const header = asHeader(parts.join(''))
        const whole = parse(header)['__Host-lp-login']
        // Quotes, tabs and blanks before the sign are written by no browser, and aren't read.
        if (/"|\t| =/.test(header) || !isEscaped(header)) return
        expect((await said(header)).result, header).toEqual([whole ?? null])
      }),
      { numRuns: 500 },
    )
    // What isn't escaped was written by nobody either, and is taken as it is.
    expect((await said('__Host-lp-login=%41%')).result).toEqual(['%41%'])
    expect((await said('a=b __Host-lp-login=x')).result).toEqual([null])
    expect((await said('a=__Host-lp-login=x; __Host-lp-login=y')).result).toEqual(['y'])
  })

  it('is a name of ours only where it looks like one', async () => {
    const named = async (value: string) =>
      (await within((c) => [cookies.browserCookie(c)], `__Host-lp-browser=${value}`)).result[0]
    expect(await named(token)).toBe(token)
    for (const other of [`${token}a`, token.slice(1), `${token.slice(1)}.`, `x${token}`])
      expect(await named(other), other).toBeNull()
  })

  it('is a known browser only with its name, whose it is, and its mark', () => {
    const known = (browser: string, value: string) =>
      cookies.knownCookie(`__Host-lp-browser=${browser}; __Host-lp-known=${value}`)
    const [party, mark] = [token.replace(/./, 'p'), token.replace(/./, 'm')]
    expect(known(token, `${party}.${mark}`)).toEqual({ browser: token, party, mark })
    expect(known(token, token)).toBeNull()
    expect(known(token, `${party}.${mark}.${mark}`)).toBeNull()
    for (const other of ['', `${token}a`, token.slice(1), `${token.slice(1)}.`]) {
      expect(known(other, `${party}.${mark}`), other).toBeNull()
      expect(known(token, `${other}.${mark}`), other).toBeNull()
      expect(known(token, `${party}.${other}`), other).toBeNull()
    }
    expect(cookies.knownCookie(undefined)).toBeNull()
    expect(cookies.knownCookie(`__Host-lp-known=${token}`)).toBeNull()
    expect(cookies.knownCookie(`__Host-lp-browser=${token}`)).toBeNull()
  })

  it('is somebody’s, unless all of it is how anybody reads', () => {
    const nobodys = ['browser', 'known', 'lang', 'method', 'zone'].map((name) => `__Host-lp-${name}=x`).join('; ')
    expect(cookies.saysSomebody('')).toBe(false)
    expect(cookies.saysSomebody(`${nobodys}; theirs=1; x__Host-lp-login=1`)).toBe(false)
    for (const own of ['__Host-lp-login', '__Host-lp-flow', '__Host-lp-ended', '__Host-lp-eid', '__secure-else'])
      expect(cookies.saysSomebody(`${nobodys}; ${own}=x`), own).toBe(true)
  })

  it('is a language', () => {
    expect(cookies.languageOf('__Host-lp-lang=fr')).toBe('fr')
    expect(cookies.languageOf('lp-lang=fr')).toBeNull()
  })
})
