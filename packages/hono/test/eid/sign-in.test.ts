import { platform } from '#platform'
import { eid } from '../../src/methods/eid/face.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorizeAddress, elodie, makeWorld, verifier } from '../support/world.ts'
import { country, fromCountry, linked, roundTrip, withCountries, world } from './support/world.ts'

beforeEach(withCountries)

describe('signing in with an eID', () => {
  beforeEach(linked)

  it('from the first page, without password: to a service that asks for two factors', async () => {
    const browser = world.browser()
    const first = await browser.get(await authorizeAddress())
    const link = first.links.find((href) => href.startsWith('/cas/eid?')) ?? ''
    expect(link).toContain('continue=')
    const page = await roundTrip(browser, link)
    expect(page.path).toContain('/cas/continue?flow=')
    const service = await browser.get(await authorizeAddress())
    const back = new URL(service.hops.at(-1)?.replace('302 ', '') ?? '')
    expect(back.origin).toBe('https://shop.example')
    expect(await idTokenOf(back)).toMatchObject({
      acr: 'https://ecas.ec.europa.eu/loa/medium',
      eid_assurance: 'substantial',
    })
    expect(country.asked.at(-1)).toMatchObject({ assurance: 'substantial', language: 'en' })
  })

  it('as the method of step 2, whatever a browser filled in as password', async () => {
    const browser = world.browser()
    const second = await browser.submit(await browser.get(await authorizeAddress()), { identifier: elodie.email })
    const countries = await browser.submit(second, { password: 'filled in wrongly', method: 'eid' })
    expect(countries.path).toContain('/cas/eid?flow=')
    const page = await fromCountry(browser, countries)
    expect(page.path).toContain('/cas/continue?flow=')
    // The method last used in this browser comes first.
    await browser.get('/cas/logout')
    const other = await browser.submit(await browser.get('/cas/login?other=1'), { identifier: 'nobody@example.org' })
    expect(other.html).toMatch(/value="eid"[^>]*checked|checked[^>]*value="eid"/)
  })

  it('of low assurance is explained where two factors are asked for, and tried again', async () => {
    country.says = { assurance: 'low' }
    const browser = world.browser()
    const start = `/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`
    const low = await roundTrip(browser, start)
    expect([low.status, low.path]).toEqual([200, expect.stringContaining('why=low')])
    expect(low.text).toContain('needs a stronger proof')
    country.says = { assurance: 'high' }
    const page = await fromCountry(browser, low)
    expect(country.asked.at(-1)).toMatchObject({ assurance: 'substantial' })
    expect(page.path).toContain('/cas/continue?flow=')
  })

  it('at a service that takes none, says so and offers another way', async () => {
    const strict = await makeWorld(await platform(), {
      methods: [mobileAppPin(), password(), eid({ schemes: [country] })],
      services: [
        {
          type: 'oidc',
          name: 'Shop',
          clientId: 'shop',
          clientSecret: 's'.repeat(40),
          redirectUris: ['https://shop.example/callback'],
          acceptedMethods: ['password'],
        },
      ],
    })
    const browser = strict.browser()
    const page = await browser.get(`/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`)
    expect(page.text).toContain('accept an eID')
    expect(page.html).not.toContain('name="scheme"')
  })
})

/** What the shop is told, for the code that it got. */
async function idTokenOf(callback: URL): Promise<unknown> {
  const answer = await world.browser().request('/cas/oauth2/token', {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`shop:${'s'.repeat(40)}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: 'https://shop.example/callback',
      code_verifier: verifier,
    }),
  })
  const { id_token: token }: { id_token: string } = await answer.json()
  return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
}
