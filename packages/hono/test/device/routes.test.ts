import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { elodie, makeWorld, origin, registered, signIn, type World } from '../support/world.ts'

const book = addresses('/cas')

const grantType = 'urn:ietf:params:oauth:grant-type:device_code'

const films = {
  type: 'oidc',
  name: 'Film Club',
  description: 'Films of small countries.',
  logo: 'https://films.example/logo.png',
  clientId: 'films',
  grantTypes: [grantType],
} as const

describe('what pages about a device are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    told = listeningPages()
    world = await makeWorld(await platform(), {
      pages: told.pages,
      services: [{ ...films, grantTypes: [...films.grantTypes] }],
      peer: (request) => request.headers.get('x-peer') ?? '192.0.2.1',
    })
    await registered(world)
    browser = world.browser()
    await world.mails()
  })

  async function ask(peer: string): Promise<{ readonly user_code: string; readonly device_code: string }> {
    const body = new URLSearchParams({ client_id: 'films', scope: 'openid email' })
    const init = { method: 'POST', body, headers: { 'x-peer': peer } }
    const answer = await world.provider.fetch(new Request(origin + book.oauth2.deviceAuthorization, init))
    return answer.json()
  }

  it('its code: as it was typed, or as it is shown, and what is wrong with it', async () => {
    await browser.get(book.device)
    expect(told.last('deviceCode')).toMatchObject({ person: null, issues: [], values: { code: '' } })
    const typing = (code: string) => browser.post(book.device, { code })
    expect((await typing('')).status).toBe(422)
    expect(told.last('deviceCode')).toMatchObject({ issues: [{ field: 'code', code: 'required' }] })
    await typing('x'.repeat(60))
    expect(told.last('deviceCode')).toMatchObject({
      issues: [{ field: 'code', code: 'user-code' }],
      values: { code: 'x'.repeat(40) },
    })
    // Whoever isn't signed in learns nothing of codes.
    await browser.get(`${book.device}?user_code=bcdfghjk`)
    expect(told.last('deviceCode')).toMatchObject({ person: null, issues: [], values: { code: 'BCDF-GHJK' } })
    const to = encodeURIComponent(`${book.device}?user_code=bcdfghjk`)
    expect((await typing('bcdfghjk')).hops[0]).toBe(`303 /cas/login?continue=${to}`)
    await signIn(browser)
    await browser.get(book.device)
    expect(told.last('deviceCode')).toMatchObject({ person: { email: elodie.email }, issues: [] })
    await browser.get(`${book.device}?user_code=bcdfghjk`)
    expect(told.last('deviceCode')).toMatchObject({
      issues: [{ field: 'code', code: 'user-code' }],
      values: { code: 'BCDF-GHJK' },
    })
  })

  it('the question: from where, for which service, and who is somebody else', async () => {
    await signIn(browser)
    const near = await ask('192.0.2.1')
    const found = await browser.request(`${book.device}?user_code=${near.user_code}`)
    expect(found.status).toBe(302)
    const posted = await browser.post(book.device, { code: near.user_code })
    expect(posted.hops[0]).toMatch(/^303 \/cas\/device\/confirm\?request=/)
    expect(told.last('deviceConfirm')).toMatchObject({
      service: { name: 'Film Club', description: films.description, logo: films.logo },
      userCode: near.user_code,
      from: { sameNetwork: true, address: '192.0.2.1', country: null },
      account: { email: elodie.email, language: 'en' },
      hidden: { request: expect.any(String) },
      otherHref: `/cas/login?other=1&continue=${encodeURIComponent(`${book.device}?user_code=${near.user_code}`)}`,
    })
    expect(told.last('deviceConfirm').service).not.toHaveProperty('unchecked')
    expect(posted.response.headers.get('Content-Security-Policy')).toContain(films.logo)
    const far = await ask('198.51.100.7')
    await browser.post(book.device, { code: far.user_code })
    expect(told.last('deviceConfirm').from).toEqual({ sameNetwork: false, address: '198.51.100.7', country: null })
    expect((await browser.get(`${book.deviceConfirm}?request=nonsense`)).hops).toEqual([`302 ${book.device}`])
    expect((await browser.post(book.deviceConfirm, { request: 'nonsense' })).hops).toEqual([`303 ${book.device}`])
    const { request = '' } = told.last('deviceConfirm').hidden ?? {}
    const stranger = world.browser()
    expect((await stranger.get(`${book.deviceConfirm}?request=${request}`)).hops[0]).toMatch(/^302 \/cas\/login\?/)
    await registered(world, { ...elodie, email: 'eve@example.org', confirmEmail: 'eve@example.org' })
    await signIn(stranger, { identifier: 'eve@example.org' })
    const hers = await stranger.get(`${book.deviceConfirm}?request=${request}`)
    expect(hers.hops[0]).toBe(`302 ${book.device}?user_code=${far.user_code}`)
  })

  it('what became of it, and nothing of what never was', async () => {
    await signIn(browser)
    for (const [allow, outcome] of [
      ['1', 'allowed'],
      ['', 'denied'],
    ] as const) {
      const asked = await ask('192.0.2.1')
      const page = await browser.post(book.device, { code: asked.user_code })
      const done = await browser.submit(page, { allow }, { action: book.deviceConfirm })
      expect(done.path).toBe(`${book.deviceDone}?done=${outcome}`)
      expect(told.last('deviceDone')).toMatchObject({ outcome, person: { email: elodie.email } })
    }
    await world.browser().get(`${book.deviceDone}?done=over`)
    expect(told.last('deviceDone')).toMatchObject({ outcome: 'over', person: null, againHref: book.device })
    expect((await browser.get(`${book.deviceDone}?done=constructor`)).hops).toEqual([`302 ${book.device}`])
  })

  it('what a television shows: its code as a link, of a service that there is', async () => {
    const shown = await browser.get(`${book.deviceShow}?user_code=bcdfghjk&client_id=films`)
    expect(shown.response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(shown.response.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
    expect(told.last('deviceShow')).toMatchObject({
      service: 'Film Club',
      userCode: 'BCDF-GHJK',
      address: 'localhost:4000/cas/device',
      link: `${origin}/cas/device?user_code=BCDF-GHJK`,
    })
    await browser.get(`${book.deviceShow}?user_code=bcdfghjk&client_id=nobody`)
    expect(told.last('deviceShow').service).toBeNull()
    expect((await browser.get(`${book.deviceShow}?user_code=1&client_id=films`)).status).toBe(400)
  })
})
