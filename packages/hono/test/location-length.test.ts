import { platform } from '#platform'
import { expect, test } from 'vitest'
import { authorizeAddress, elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

/** What Node, and proxies with room for it, take of all headers together. */
const roomForHeaders = 16_384

/** Short enough as it is typed; sent, it is nine times as long, and in a query fifteen times. */
const far = `/cas/account?${'€'.repeat(5000)}`

/** Unescaped, as no browser sends it: so most of it fits into what a form may be. */
const form = (path: string, fields: Readonly<Record<string, string>>) => {
  const body = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return [path, { method: 'POST', headers, body: body.join('&') }] as const
}

async function signedIn(): Promise<{ readonly world: World; readonly browser: ReturnType<World['browser']> }> {
  const world = await makeWorld(await platform())
  await registered(world)
  const browser = world.browser()
  await signIn(browser)
  return { world, browser }
}

test('no address that is typed makes a header that nobody takes', async () => {
  const { world, browser } = await signedIn()
  const stranger = world.browser()
  const second = { ...elodie, email: 'second@example.org', confirmEmail: 'second@example.org' }
  const answers = {
    lost: await stranger.request(...form('/cas/password/lost', { identifier: elodie.email, continue: far })),
    register: await stranger.request(...form('/cas/register', { ...second, continue: far })),
    consent: await stranger.request(...form('/cas/oauth2/consent', { query: far.slice(13), proof: 'x', allow: '1' })),
    noSession: await stranger.request(...form('/cas/login', { stepUp: '1', continue: far })),
    signedIn: await browser.request(...form('/cas/login', { stepUp: '1', continue: far })),
  }
  for (const [way, { headers, status }] of Object.entries(answers)) {
    expect([way, status]).toEqual([way, 303])
    expect((headers.get('Location') ?? '').length, way).toBeLessThan(roomForHeaders)
  }
})

test('whoever signs in first at an address too long to keep comes back to the page', async () => {
  const world = await makeWorld(await platform())
  const { headers } = await world.browser().request(`/cas/account?${'a&'.repeat(3000)}`)
  expect(headers.get('Location')).toBe('/cas/login?continue=%2Fcas%2Faccount')
})

test('a request that is too long to come back to is refused, to the service that asked', async () => {
  const world = await makeWorld(await platform())
  const asked = await world.browser().request(await authorizeAddress({ more: '&'.repeat(3000) }))
  const told = new URL(asked.headers.get('Location') ?? '')
  expect([told.origin, told.searchParams.get('error')]).toEqual(['https://shop.example', 'invalid_request'])
  expect(told.searchParams.get('error_description')).toContain('too long')
})

test('a form that would be too long an address is too large', async () => {
  const browser = (await makeWorld(await platform())).browser()
  for (const path of ['/cas/oauth2/authorize', '/cas/oauth2/logout'])
    for (const [sent, status] of [
      ['state=x', 303],
      [`state=${'€'.repeat(1000)}`, 413],
    ] as const) {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      expect((await browser.request(path, { method: 'POST', body: sent, headers })).status).toBe(status)
    }
})

test('a state longer than an address takes is refused where it is pushed', async () => {
  const world = await makeWorld(await platform())
  const push = async (state: string) => {
    const parameters = new URLSearchParams((await authorizeAddress({ state })).split('?')[1])
    const headers = { Authorization: `Basic ${btoa(`shop:${'s'.repeat(40)}`)}` }
    const answer = await world.browser().request('/cas/oauth2/par', { method: 'POST', body: parameters, headers })
    return [answer.status, await answer.json()]
  }
  expect(await push('é'.repeat(682))).toMatchObject([201, {}])
  expect(await push('é'.repeat(683))).toMatchObject([400, { error: 'invalid_request' }])
})
