import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { authorizeAddress, makeWorld, registered, shop, signIn, type World } from '../support/world.ts'

const logout = '/cas/logout'
const BASIC = { ...shop, requiredLevel: 'BASIC' } as const
const named = (name: string) => {
  const clientId = name.toLowerCase()
  return { ...BASIC, name, clientId, redirectUris: [`https://${clientId}.example/callback`] }
}

describe('what the page after a logout is told', () => {
  let told: ListeningPages
  let world: World
  let browser: Browser
  beforeEach(async () => {
    told = listeningPages()
    const made = await platform()
    const answers = { ok: true as const, status: 200, headers: new Headers(), body: new Uint8Array() }
    world = await makeWorld(
      { ...made, runtime: { ...made.runtime, outgoingBy: () => async () => answers } },
      {
        pages: told.pages,
        services: [
          { ...named('Shop'), backchannelLogoutUri: 'https://shop.example/out' },
          { ...named('Bank'), frontchannelLogoutUri: 'https://bank.example/out' },
          named('Library'),
          { type: 'cas', name: 'Wiki', urls: ['https://wiki.example/'] },
        ],
      },
    )
    await registered(world)
    browser = world.browser()
    await signIn(browser)
  })

  async function visit(...clients: readonly string[]): Promise<void> {
    for (const client of clients)
      await browser.request(
        await authorizeAddress({ client_id: client, redirect_uri: `https://${client}.example/callback` }),
      )
  }
  const shown = () => {
    const { frames = [], movesOn, onward, services = [] } = told.last('loggedOut')
    return { frames, movesOn, onward, services: services.map(({ name, status }) => `${name} ${status}`).toSorted() }
  }

  it('nobody was signed in: nobody is told, and nothing is remembered of it', async () => {
    const stranger = world.browser()
    const answer = await stranger.request(logout, { method: 'POST', body: new URLSearchParams() })
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith('__Host-lp-ended='))).toEqual([])
    await stranger.get(logout)
    expect(shown()).toEqual({ frames: [], movesOn: null, onward: null, services: [] })
  })

  it('looks again while one of them waits, for half a minute', async () => {
    await visit('shop', 'library')
    await browser.post(logout, {})
    expect(shown()).toMatchObject({
      movesOn: { seconds: 2, to: logout },
      services: ['Library waiting', 'Shop waiting'],
    })
    world.wait(29)
    await browser.get(logout)
    expect(shown().movesOn).toEqual({ seconds: 2, to: logout })
    world.wait(1)
    await browser.get(logout)
    expect(shown().movesOn).toBeNull()
    await world.provider.runOnce()
    await browser.get(logout)
    expect(shown()).toMatchObject({ movesOn: null, services: ['Library untold', 'Shop told'] })
  })

  it('gives frames their time before it looks again, though others wait', async () => {
    await visit('bank', 'shop')
    await browser.post(logout, {})
    expect(shown()).toMatchObject({
      frames: [expect.stringContaining('https://bank.example/out?')],
      movesOn: { seconds: 4, to: logout },
      services: ['Bank told', 'Shop waiting'],
    })
  })

  it('the browser tells whom the server couldn’t', async () => {
    await visit('bank')
    await browser.request(logout, { method: 'POST', body: new URLSearchParams() })
    await world.provider.runOnce()
    await browser.get(logout)
    expect(shown()).toMatchObject({ frames: [expect.stringContaining('https://bank.example/out?')], movesOn: null })
  })

  it('who is sent by a service goes back to it, after the frames where there are some', async () => {
    const to = 'https://wiki.example/bye'
    const leave = `${logout}?service=${encodeURIComponent(to)}`
    expect((await browser.request(leave)).headers.get('Location')).toBe(to)
    await signIn(browser)
    await visit('bank', 'shop')
    const page = await browser.request(leave)
    expect([page.status, browser.cookies.has('__Host-lp-login')]).toEqual([200, false])
    expect(shown()).toMatchObject({
      frames: [expect.stringContaining('https://bank.example/out?')],
      movesOn: { seconds: 4, to },
      onward: to,
    })
    expect(page.headers.get('Content-Security-Policy')).toContain("frame-src 'self' https://bank.example/out;")
  })
})
