import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, origin, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld(await platform())
})

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  world.provider.fetch(new Request(origin + path, { redirect: 'manual', ...init }))

describe.each(['/healthz', '/cas/oauth2/.well-known/openid-configuration', '/cas/oauth2/jwks'])('%s', (path) => {
  it('is sent once to who keeps it, and again to who has another', async () => {
    const first = await ask(path)
    const tag = first.headers.get('ETag') ?? ''
    expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"[\w-]{22}"$/)])
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await ask(path, { headers: { 'If-None-Match': known } })
      expect([answer.status, answer.headers.get('ETag'), await answer.text()]).toEqual([304, tag, ''])
    }
    const other = await ask(path, { headers: { 'If-None-Match': '"x"' } })
    expect([other.status, await other.json()]).toEqual([200, await first.json()])
  })

  it('refuses what isn’t GET', async () => {
    expect((await ask(path, { method: 'DELETE' })).status).toBe(405)
  })
})

it('every answer has the same headers: ready, a page, a redirect, a refusal, a failure', async () => {
  const broken = await makeWorld({
    ...world,
    store: { ...world.store, ping: () => Promise.reject(new Error('gone')) },
  })
  const answers = await Promise.all([
    ask('/healthz'),
    ask('/cas/login'),
    ask('/cas/account'),
    ask('/nothing'),
    ask('/healthz', { method: 'DELETE' }),
    ask('/cas/login', { method: 'POST', body: 'x'.repeat(20_000) }),
    ask('/cas/logout', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    broken.provider.fetch(new Request(`${origin}/readyz`)),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 302, 404, 405, 413, 403, 503])
  const headers = {
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'( 'nonce-[\w-]{22}')?;/),
  }
  for (const answer of answers) expect(Object.fromEntries(answer.headers)).toMatchObject(headers)
})

it('a page’s script and style have the nonce of its policy, another each time', async () => {
  const nonces = await Promise.all(
    ['/cas/login', '/cas/login', '/cas/help'].map(async (path) => {
      const page = await ask(path)
      const [, nonce = ''] = /'nonce-([\w-]{22})'/.exec(page.headers.get('Content-Security-Policy') ?? '') ?? []
      const html = await page.text()
      expect([...html.matchAll(/nonce="([^"]*)"/g)].every(([, its]) => its === nonce)).toBe(true)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(3)
  expect(nonces).not.toContain('')
})
