import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Face } from '../../src/composition.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../src/methods/password/face.ts'
import type { Browser } from '../support/browser.ts'
import { authorizeAddress, makeWorld, registered, shop, signIn, type World } from '../support/world.ts'

const { oauth2 } = addresses('/cas')

describe('the addresses of OpenID Connect', () => {
  let world: World
  let browser: Browser
  /** Where somebody goes first, before any service. */
  let due: string | null = null
  beforeAll(async () => {
    const waits: Face = { ...mobileAppPin(), due: { afterSignIn: async () => null, first: () => due } }
    world = await makeWorld(await platform(), {
      methods: [waits, password()],
      services: [{ ...shop, requiredLevel: 'BASIC' }],
    })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
  })

  const to = (answer: Response) => answer.headers.get('Location') ?? ''
  const form = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  })

  it('open no service before what is due was seen to', async () => {
    const address = await authorizeAddress()
    expect(to(await browser.request(address))).toMatch(/^https:\/\/shop\.example\/callback\?code=/)
    due = '/cas/account/password'
    expect(to(await browser.request(address))).toMatch(/^\/cas\/login\?continue=%2Fcas%2Foauth2%2Fauthorize/)
    due = null
  })

  it('know nobody where nobody is signed in', async () => {
    const address = await authorizeAddress()
    expect(to(await world.browser().request(address))).toMatch(/^\/cas\/login\?continue=/)
    const silent = await authorizeAddress({ prompt: 'none' })
    expect(to(await world.browser().request(silent))).toContain('error=login_required')
  })

  it('leave the language of our page out of the way back, and speak the service’s', async () => {
    const stranger = world.browser()
    const spoken = to(await stranger.request(await authorizeAddress({ lang: 'fr', ui_locales: 'xx fr-BE en' })))
    expect(spoken).toMatch(/&lang=fr$/)
    expect(decodeURIComponent(spoken.replace(/&lang=fr$/, ''))).not.toMatch(/[?&]lang=/)
    expect(to(await stranger.request(await authorizeAddress({ ui_locales: 'xx' })))).not.toContain('lang=')
    expect(to(await stranger.request(await authorizeAddress()))).not.toContain('lang=')
  })

  it('go on by GET where another site posted, with all that it sent', async () => {
    expect(to(await browser.request(oauth2.authorize, form({ state: 'a b' })))).toBe(`${oauth2.authorize}?state=a+b`)
    expect(to(await browser.request(oauth2.logout, form({ state: 'a b' })))).toBe(`${oauth2.logout}?state=a+b`)
  })

  it('create an account where the service asks for one', async () => {
    expect(to(await world.browser().request(await authorizeAddress({ prompt: 'create' })))).toMatch(
      /^\/cas\/register\?/,
    )
  })

  it('tell of a person by a token alone: in the header, or in a form, never by what only looks like one', async () => {
    const silent = await browser.request(oauth2.userinfo)
    expect([silent.status, silent.headers.get('WWW-Authenticate'), await silent.text()]).toEqual([
      401,
      expect.stringMatching(/^Bearer/),
      '',
    ])
    const wrong = await browser.request(oauth2.userinfo, { headers: { Authorization: 'Bearer wrong' } })
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'invalid_token' }])
    const posted = await browser.request(oauth2.userinfo, form({ access_token: 'wrong' }))
    expect([posted.status, await posted.json()]).toEqual([401, { error: 'invalid_token' }])
    expect(posted.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(posted.headers.get('Cache-Control')).toBe('no-store')
  })

  it('take no client where none may register itself', async () => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    expect((await browser.request(oauth2.register, init)).status).toBe(404)
    expect((await browser.request(`${oauth2.register}/abc`)).status).toBe(404)
  })

  it('let programs of other origins ask, whichever address it is', async () => {
    for (const path of [oauth2.jwks, oauth2.token, oauth2.pushed, oauth2.introspect, oauth2.revoke, oauth2.userinfo]) {
      const init = {
        method: 'OPTIONS',
        headers: { Origin: 'https://x.example', 'Access-Control-Request-Method': 'POST' },
      }
      const { headers, status } = await browser.request(path, init)
      expect([path, status, headers.get('Access-Control-Allow-Origin')]).toEqual([path, 204, '*'])
      expect(headers.get('Access-Control-Allow-Headers')).toContain('DPoP')
    }
  })

  it('fail as problems, which programs read', async () => {
    for (const path of [oauth2.jwks, oauth2.token, oauth2.pushed, oauth2.userinfo, oauth2.discovery, oauth2.metadata]) {
      const answer = await browser.request(path, { method: 'DELETE' })
      expect([path, answer.status, answer.headers.get('Content-Type')]).toEqual([
        path,
        405,
        expect.stringContaining('application/problem+json'),
      ])
    }
  })
})

it('what registers is told when it may come again only where it may not now', async () => {
  const world = await makeWorld(await platform(), { clientRegistration: 'open' })
  const body = JSON.stringify({ client_name: 'Choir', redirect_uris: ['https://choir.example/back'] })
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
  const { headers, status } = await world.browser().request(oauth2.register, init)
  expect([status, headers.get('Retry-After'), headers.get('WWW-Authenticate')]).toEqual([201, null, null])
  expect([headers.get('Cache-Control'), headers.get('Pragma')]).toEqual(['no-store', 'no-cache'])
  const text = await world.browser().request(oauth2.register, { ...init, headers: { 'Content-Type': 'text/plain' } })
  expect(text.status).toBe(400)
  const broken = await world.browser().request(oauth2.register, { ...init, body: '{' })
  expect(broken.status).toBe(400)
})
