import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { euLogin as honoEuLogin } from '../src/hono.ts'
import { euLogin, type RelyingParty } from '../src/index.ts'
import { memorySessions } from '../src/sessions/memory.ts'

const options = {
  server: 'https://ecas.example/cas',
  origin: 'https://shop.example',
  log: () => {},
  fetch: () => Promise.reject(new TypeError('fetch failed')),
}
const ask = (party: RelyingParty, path: string, method = 'GET'): Promise<Response | null> =>
  party.handle(new Request(`https://shop.example${path}`, { method }))

describe('what the relying party answers', () => {
  test('what lies below its path, and nothing else', async () => {
    const party = euLogin(options)
    for (const path of ['/', '/auth', '/authority/login', '/x/auth/login', '/auth/', '/auth/other', '/auth/login/x'])
      expect(await ask(party, path)).toBeNull()
    const elsewhere = euLogin({ ...options, basePath: '/eu/sign-in' })
    expect(await ask(elsewhere, '/auth/login')).toBeNull()
    const sent = new URL((await ask(elsewhere, '/eu/sign-in/login'))?.headers.get('Location') ?? '')
    expect(sent.searchParams.get('service')).toMatch(/^https:\/\/shop\.example\/eu\/sign-in\/callback\?state=/)
  })

  test('by no other method', async () => {
    const party = euLogin(options)
    const other = await ask(party, '/auth/login', 'POST')
    expect([other?.status, other?.headers.get('Allow')]).toEqual([405, 'GET'])
    const out = await ask(party, '/auth/logout')
    expect([out?.status, out?.headers.get('Allow')]).toEqual([405, 'POST'])
  })

  test('in answers that nobody keeps, its app’s own too', async () => {
    const party = euLogin({ ...options, onFailure: () => Response.redirect('https://shop.example/failed') })
    const answers = [
      await ask(party, '/auth/login'),
      await ask(party, '/auth/callback?state=x&ticket=y'),
      await ask(party, '/auth/callback', 'POST'),
      await ask(party, '/auth/logout', 'POST'),
      await ask(party, '/auth/logout'),
    ]
    expect(answers.map((answer) => answer?.headers.get('Cache-Control'))).toEqual(Array(5).fill('no-store'))
    expect(answers[1]?.headers.get('Location')).toBe('https://shop.example/failed')
  })

  test('with cookies that no script reads and no other site sends', async () => {
    const sent = await ask(euLogin({ ...options, cookie: '__Host-shop' }), '/auth/login')
    expect(sent?.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-shop-login=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
  })
})

test('Hono’s routes where basePath doesn’t say: the mistake has a name', async () => {
  const app = new Hono()
  app.route('/sign-in', honoEuLogin(options).routes)
  app.onError((error, c) => c.text('code' in error ? String(error.code) : error.message, 500))
  expect(await (await app.request('https://shop.example/sign-in/login')).text()).toBe('wrong-base-path')
  expect((await app.request('https://shop.example/sign-in/other')).status).toBe(404)
})

test('whoever logs in sweeps what is over, now and then', async () => {
  let now = 1_800_000_000
  const swept: number[] = []
  const sessions = memorySessions()
  const party = euLogin({
    ...options,
    now: () => now,
    sessions: { ...sessions, sweep: async (at) => (swept.push(at.now), sessions.sweep(at)) },
  })
  await ask(party, '/auth/login')
  now += 599
  await ask(party, '/auth/login')
  expect(swept).toEqual([])
  now += 1
  await ask(party, '/auth/login')
  await ask(party, '/auth/login')
  expect(swept).toEqual([now])
})
