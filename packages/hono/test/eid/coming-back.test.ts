import { beforeEach, describe, expect, it } from 'vitest'
import { authorizeAddress, elodie, rightPassword } from '../support/world.ts'
import { callback, country, fromCountry, leave, linked, withCountries, world } from './support/world.ts'

beforeEach(withCountries)

describe('a country’s answer', () => {
  beforeEach(linked)

  it('that was stolen signs nobody in elsewhere; in its own browser it still does, once', async () => {
    const [browser, thief] = [world.browser(), world.browser()]
    const state = await leave(browser, '/cas/eid')
    await thief.get('/cas/login')
    await thief.submit(await thief.get('/cas/login'), { identifier: 'thief@example.org' })
    const stolen = await thief.get(callback(state))
    expect(stolen.hops).toEqual(['302 /cas/eid?why=gone'])
    expect([...thief.cookies.keys()]).not.toContain('__Host-lp-login')
    expect((await browser.get(callback(state))).path).toContain('/cas/continue?flow=')
    const again = world.browser()
    for (const [name, value] of browser.cookies) if (name.includes('browser')) again.cookies.set(name, value)
    expect((await again.get(callback(state))).text).toContain('It took too long')
  })

  it.each([
    ['refused', 'You didn’t finish signing in'],
    ['invalid', 'couldn’t verify'],
    ['unavailable', 'can’t reach your country’s eID'],
  ] as const)('that is %s: explained, nothing lost, another way offered', async (reason, words) => {
    country.says = reason
    const browser = world.browser()
    const second = await browser.submit(await browser.get(await authorizeAddress()), { identifier: elodie.email })
    const countries = await browser.submit(second, { method: 'eid' })
    const back = await fromCountry(browser, countries)
    expect(back.text).toContain(words)
    const other = back.links.find((href) => href.startsWith('/cas/login?flow=')) ?? ''
    const done = await browser.submit(await browser.get(other), { password: rightPassword, method: 'password' })
    expect(done.text).not.toContain('expired')
  })

  it('a country that is down is said at once', async () => {
    country.down = true
    const browser = world.browser()
    const page = await browser.submit(await browser.get('/cas/eid'), { scheme: 'demoland' })
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('can’t reach your country’s eID')])
  })

  it('comes the way that the country answers, and no other', async () => {
    const browser = world.browser()
    expect((await browser.get('/cas/eid/callback/postland?state=x')).status).toBe(404)
    expect((await browser.get('/cas/eid/callback/nowhere?state=x')).status).toBe(404)
    expect((await browser.post('/cas/eid/callback/demoland', { state: 'x' })).status).toBe(404)
  })
})

describe('an answer that is posted from the country’s site', () => {
  const post = (state: string, fields: Readonly<Record<string, string>> = {}) =>
    // As browsers do it: another origin, and none of our cookies.
    world.browser().request('/cas/eid/callback/postland', {
      method: 'POST',
      body: new URLSearchParams({ RelayState: state, code: 'right', SAMLResponse: 'A'.repeat(60_000), ...fields }),
      headers: { Origin: 'https://eid.example', 'Sec-Fetch-Site': 'cross-site' },
    })

  it('is kept for the browser that asked, which comes for it', async () => {
    const [browser, thief] = [world.browser(), world.browser()]
    const state = await leave(browser, '/cas/eid', 'postland')
    const posted = await post(state)
    expect([posted.status, posted.headers.get('Location')]).toEqual([303, `/cas/eid/return?state=${state}`])
    expect(posted.headers.getSetCookie()).toEqual([])
    expect((await thief.get(`/cas/eid/return?state=${state}`)).hops).toEqual(['302 /cas/eid?why=gone'])
    const page = await browser.get(`/cas/eid/return?state=${state}`)
    expect(page.path).toContain('/cas/eid/unmatched?eid=')
  })

  it('has that one path to itself: other forms stay our own, and small', async () => {
    const foreign = { Origin: 'https://eid.example', 'Sec-Fetch-Site': 'cross-site' }
    const form = { method: 'POST', body: new URLSearchParams({ scheme: 'postland' }), headers: foreign }
    expect((await world.browser().request('/cas/eid', form)).status).toBe(403)
    expect((await post('x', { SAMLResponse: 'A'.repeat(300_000) })).status).toBe(413)
    const large = { method: 'POST', body: new URLSearchParams({ identifier: 'A'.repeat(20_000) }) }
    expect((await world.browser().request('/cas/login', large)).status).toBe(413)
  })
})
