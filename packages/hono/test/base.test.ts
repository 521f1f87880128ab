import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import type { Browser, Visit } from './support/browser.ts'
import { fakeCountry } from './support/eid.ts'
import { createDevice, linkOn, memoryKeys, parseLink } from './support/phone.ts'
import { elodie, makeWorld, origin, rightPassword, shop, signIn, type World } from './support/world.ts'

const base = '/auth/sso'
/** The base that everything would have otherwise, as a path or in a query. */
const elsewhere = /(\/|%2F)cas\b/i

describe('a provider under another base', () => {
  let world: World
  /** All that it said: bodies, headers, and messages. */
  let said: string[]
  let browser: Browser

  beforeEach(async () => {
    said = []
    world = await makeWorld(await platform(), {
      base,
      methods: [
        mobileAppPin(),
        mobileAppQr(),
        passkey(),
        token(),
        tokenApp(),
        password(),
        recoveryCode(),
        eid({ schemes: [fakeCountry()] }),
      ],
    })
    browser = world.browser()
  })

  async function visit(going: Promise<Visit>): Promise<Visit> {
    const visited = await going
    said.push(visited.html, ...visited.hops, ...[...visited.response.headers].map((header) => header.join(': ')))
    return visited
  }

  /** Every page that links lead to from here, each once. */
  async function crawl(start: string): Promise<readonly string[]> {
    const known = new Set([start])
    for (const path of known) {
      const { links, status } = await visit(browser.get(path))
      expect(status, path).toBeLessThan(500)
      for (const link of links) {
        const url = URL.parse(link, origin)
        if (url?.origin === origin && url.pathname.startsWith(`${base}/`) && !url.searchParams.has('lang'))
          known.add(url.pathname + url.search)
      }
    }
    return [...known]
  }

  async function linkInMail(): Promise<string> {
    await world.provider.runOnce()
    const [newest] = await world.store.mailbox.list({ limit: 1 })
    const url = new URL(/https?:\/\/\S+\?token=\S+/.exec(newest?.text ?? '')?.[0] ?? '')
    return url.pathname + url.search
  }

  async function register(): Promise<void> {
    const sent = await visit(browser.submit(await visit(browser.get(`${base}/register`)), elodie))
    expect(sent.path).toMatch(/^\/auth\/sso\/register\/sent/)
    const chosen = { newPassword: rightPassword, confirmPassword: rightPassword }
    await visit(browser.submit(await visit(browser.get(await linkInMail())), chosen))
  }

  it('says its base and no other, on every page, in every mail and header', async () => {
    const before = await crawl(`${base}/login`)
    await register()
    await visit(signIn(browser, { start: `${base}/login?continue=${encodeURIComponent(`${base}/account/details`)}` }))
    const inside = await crawl(`${base}/account`)
    expect(before.length).toBeGreaterThan(5)
    expect(inside.length).toBeGreaterThan(15)
    await visit(browser.get(`${base}/account/no-such-page`))
    await world.provider.runOnce()
    const mails = await world.store.mailbox.list({ limit: 100 })
    expect(mails.length).toBeGreaterThan(0)
    said.push(...mails.flatMap(({ html, text }) => [html, text]))
    expect(
      said.filter((text) => elsewhere.test(text)).map((text) => elsewhere.exec(text)?.input.slice(0, 300)),
    ).toEqual([])
  })

  it('serves nothing under the base it hasn’t', async () => {
    for (const path of ['/cas/login', '/cas/account', '/cas/oauth2/jwks', '/cas/.well-known/authenticator', '/cas'])
      expect((await browser.request(path)).status, path).toBe(404)
    expect((await browser.get('/')).hops).toEqual([`302 ${base}/login`])
    expect((await browser.get(base)).hops).toEqual([`302 ${base}/login`])
    expect((await browser.get('/userdata/myAccount.cgi')).hops[0]).toBe(`302 ${base}/account`)
  })

  it('goes on to its own pages alone', async () => {
    await register()
    for (const foreign of ['/cas/account', '/auth/sso2/account', `${base}/../account`]) {
      const start = `${base}/login?continue=${encodeURIComponent(foreign)}`
      const arrived = await signIn(world.browser(), { start })
      expect(arrived.html).not.toContain(foreign)
    }
  })

  it('is discovered under it, by relying parties and by phones', async () => {
    const read = async (path: string) => (await browser.request(base + path)).json()
    const metadata = await read('/oauth2/.well-known/openid-configuration')
    expect(metadata).toMatchObject({
      issuer: `${origin}${base}/oauth2`,
      authorization_endpoint: `${origin}${base}/oauth2/authorize`,
      jwks_uri: `${origin}${base}/oauth2/jwks`,
    })
    const document = await read('/.well-known/authenticator')
    expect(document).toMatchObject({ issuer: origin, api: `${origin}${base}/api/device` })
    expect(JSON.stringify([metadata, document])).not.toMatch(elsewhere)
    const { redirectUris, clientId } = shop
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUris[0] ?? '',
      response_type: 'code',
    })
    const asked = await browser.request(
      `${base}/oauth2/authorize?${query}&scope=openid&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`,
    )
    expect(asked.headers.get('Location')).toContain(
      `${base}/login?continue=${encodeURIComponent(`${base}/oauth2/authorize`)}`,
    )
  })

  it('takes a phone that was told the base', async () => {
    await register()
    await signIn(browser, { start: `${base}/login` })
    const form = await browser.get(`${base}/mobile`)
    const shown = await browser.submit(form, { name: 'My phone', pin: '4826', confirmPin: '4826' })
    const asked: string[] = []
    const fetch: typeof globalThis.fetch = async (input, { method = 'GET', headers, body } = {}) => {
      const address = new Request(input).url
      asked.push(address)
      const given = { method, ...(headers ? { headers } : {}), ...(body ? { body } : {}) }
      return world.provider.fetch(new Request(address, given))
    }
    const phone = createDevice({ issuers: [origin], base, keys: memoryKeys(), fetch, screenLock: async () => true })
    expect(await phone.enrol(parseLink(linkOn(shown.html)), { pin: '4826' })).toMatchObject({ ok: true })
    expect(asked.filter((address) => !address.startsWith(`${origin}${base}/`))).toEqual([])
  })
})
