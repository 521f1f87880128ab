import { expect } from 'vitest'
import type { TestEuLogin } from './eu-login.ts'
import { visitor } from './visitor.ts'

/** An app that runs: a page for everybody, and `/vault`, which needs two factors and holds gold. */
interface Walked {
  readonly origin: string
  readonly login: TestEuLogin
}

/**
 * Somebody comes with one factor, is refused, comes back from EU Login with two, and is logged out over
 * there.
 */
export async function walkThrough({ login, origin }: Walked): Promise<void> {
  login.person = { ...login.person, level: 'BASIC' }
  const person = visitor()
  const page = async (path: string, headers?: Record<string, string>): Promise<string> => {
    const response = await person.get(`${origin}${path}`, headers)
    return `${response.status} ${await response.text()}`
  }
  expect(await page('/')).toMatch(/^200 /)
  expect(await page('/vault', {})).toMatch(/^401 .*"login":"\/auth\/login\?level=MEDIUM"/)
  // EU Login knows them by one factor, and isn't asked for more.
  expect((await person.follow(`${origin}/auth/login?returnTo=/`)).url).toBe(`${origin}/`)
  expect(await page('/vault', {})).toMatch(/^403 .*"reason":"level"/)
  login.person = { ...login.person, level: 'MEDIUM' }
  const arrived = await person.follow(`${origin}/vault`)
  expect([arrived.url, await arrived.response.text()]).toEqual([`${origin}/vault`, 'gold'])
  expect(await page('/vault', {})).toBe('200 gold')
  const told = await login.logOut()
  expect(told.filter((status) => status !== 200)).toEqual([])
  expect(await page('/vault', {})).toMatch(/^401/)
}

/** Somebody logs out here, and no other site does it for them. */
export async function logOut({ login, origin }: Walked): Promise<void> {
  login.person = { ...login.person, level: 'MEDIUM' }
  const person = visitor()
  await person.follow(`${origin}/vault`)
  const out = (from: string): Promise<Response> =>
    person.post(`${origin}/auth/logout`, new URLSearchParams(), { Origin: from })
  expect((await out('https://evil.example')).status).toBe(403)
  expect((await person.get(`${origin}/vault`, {})).status).toBe(200)
  const left = await out(origin)
  expect(left.status).toBe(303)
  expect(left.headers.get('Location')).toMatch(/\/cas\/logout\?service=/)
  expect((await person.get(`${origin}/vault`, {})).status).toBe(401)
}
