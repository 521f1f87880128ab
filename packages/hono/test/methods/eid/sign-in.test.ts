import { beforeEach, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { token } from '../../../src/methods/token/face.ts'
import type { Browser } from '../../support/browser.ts'
import { type ByCountry, byCountry } from '../../support/by-country.ts'
import { stateIn } from '../../support/eid.ts'
import { deviceXml, importDevices } from '../../support/tokens.ts'
import { authorizeAddress, elodie, registered, shop, signIn } from '../../support/world.ts'

let at: ByCountry
let browser: Browser
beforeEach(async () => {
  at = await byCountry()
  browser = at.world.browser()
})

/** Élodie's, whose eID is linked. */
async function linked(): Promise<void> {
  await registered(at.world)
  const own = at.world.browser()
  await signIn(own)
  await at.through(own, '/cas/account/eid')
}

/** Her sign-in to the shop, which asks for the eID beside her password. @returns its id. */
async function chosen(): Promise<string> {
  await signIn(browser)
  const countries = await signIn(browser, { start: await authorizeAddress(), method: 'eid' })
  return new URLSearchParams(countries.path.split('?')[1]).get('flow') ?? ''
}

/** The country's answer to whoever was sent there last. */
const answer = (code = 'right', state = stateIn(String(at.last()['to']))) =>
  browser.get(`/cas/eid/callback/demoland?${new URLSearchParams({ state, code })}`)

describe('which country', () => {
  it('is asked of whoever comes by themselves, with nothing but the form', async () => {
    expect((await browser.get('/cas/eid')).status).toBe(200)
    expect(at.last()).toMatchObject({ page: 'eid', action: '/cas/eid', path: '/cas/eid', issues: [], service: null })
    expect(at.last()).toMatchObject({ others: null, backHref: '/cas/login' })
    expect(at.last()['hidden']).toEqual({})
    expect(at.last()['countries']).toEqual([
      { id: 'postland', name: 'Postland' },
      { id: 'demoland', name: 'Demoland' },
    ])
  })

  it('keeps where they were going, and nowhere else', async () => {
    await browser.get('/cas/eid?continue=/cas/account/data')
    expect(at.last()).toMatchObject({
      path: '/cas/eid?continue=%2Fcas%2Faccount%2Fdata',
      backHref: '/cas/login?continue=%2Fcas%2Faccount%2Fdata',
    })
    expect(at.last()['hidden']).toEqual({ continue: '/cas/account/data' })
    await browser.get('/cas/eid?continue=https://evil.example/')
    expect(at.last()['hidden']).toEqual({})
  })

  it('is asked in a sign-in under way, beside what else the account has for it', async () => {
    await linked()
    const flow = await chosen()
    expect(at.last()).toMatchObject({
      page: 'eid',
      path: `/cas/eid?flow=${flow}`,
      service: { name: 'Shop', level: 'MEDIUM' },
      others: { action: '/cas/login', hidden: { flow }, methods: [] },
      backHref: expect.stringMatching(/^\/cas\/login\?other=1&continue=%2Fcas%2Foauth2%2Fauthorize/),
    })
    expect(at.last()['hidden']).toEqual({ flow })
  })

  it('leads back to the page of a sign-in that asks for something else', async () => {
    await registered(at.world)
    const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
    const flow = new URLSearchParams(second.path.split('?')[1]).get('flow') ?? ''
    await browser.get(`/cas/eid?flow=${flow}`)
    expect(at.last()).toMatchObject({ page: 'eid', others: null, backHref: `/cas/login?flow=${flow}` })
  })

  it('leads back to another method that is asked', async () => {
    at = await byCountry({ others: [password(), token()] })
    browser = at.world.browser()
    await importDevices(at.world, [deviceXml('1')], await registered(at.world))
    const { path } = await signIn(browser, { start: await authorizeAddress(), method: 'token' })
    const flow = new URLSearchParams(path.split('?')[1]).get('flow') ?? ''
    await browser.get(`/cas/eid?flow=${flow}`)
    expect(at.last()).toMatchObject({ page: 'eid', others: null, backHref: `/cas/login?flow=${flow}` })
  })

  it('is none where the service takes no eID', async () => {
    at = await byCountry({
      others: [password(), mobileAppPin()],
      services: [{ ...shop, requiredLevel: 'BASIC', acceptedMethods: ['password'] }],
    })
    const given = { scheme: 'demoland', continue: await authorizeAddress() }
    const none = { page: 'eid', countries: [], issues: [{ field: 'form', code: 'eid-not-accepted' }] }
    expect((await at.world.browser().post('/cas/eid', given)).status).toBe(422)
    expect(at.last()).toMatchObject(none)
    expect((await at.world.browser().get(`/cas/eid?${new URLSearchParams(given)}`)).status).toBe(200)
    expect(at.last()).toMatchObject(none)
  })

  it('of a sign-in that is over begins anew', async () => {
    expect((await browser.get('/cas/eid?flow=gone')).hops).toEqual(['302 /cas/eid?why=over'])
    expect(at.last()).toMatchObject({ page: 'eid', issues: [{ field: 'form', code: 'eid-over' }] })
    const posted = await browser.post('/cas/eid', { scheme: 'demoland', flow: 'gone' })
    expect(posted.hops).toEqual(['303 /cas/eid?why=over'])
    expect(at.country.asked).toEqual([])
  })

  it('of a sign-in that is over begins anew for what somebody came for', async () => {
    const second = await signIn(browser, { start: '/cas/login?continue=/cas/account/data' })
    const to = { continue: '/cas/account/data' }
    at.world.wait(901)
    await browser.submit(second, { method: 'eid' }, { action: '/cas/login' })
    expect(at.last()).toMatchObject({ page: 'eid', hidden: to, issues: [{ field: 'form', code: 'eid-over' }] })
    await browser.post('/cas/eid', { scheme: 'demoland', flow: 'gone', ...to })
    expect(at.last()).toMatchObject({ page: 'eid', hidden: to })
    await browser.post('/cas/login', { flow: 'gone', method: 'eid', continue: 'https://evil.example/' })
    expect(at.last()).toMatchObject({ page: 'eid', hidden: {} })
  })

  it('there isn’t, is not found', async () => {
    expect((await browser.post('/cas/eid', { scheme: 'nowhere' })).status).toBe(404)
  })

  it('rests for whom too many leave beside', async () => {
    await at.rest()
    expect((await browser.post('/cas/eid', { scheme: 'demoland' })).status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'throttled', what: 'signIn', startHref: '/cas/eid' })
  })
})

describe('how sure a country must be', () => {
  it('is no more than what is asked for', async () => {
    await browser.post('/cas/eid', { scheme: 'demoland' })
    await browser.post('/cas/eid', { scheme: 'demoland', level: 'MEDIUM' })
    await browser.post('/cas/eid', { scheme: 'demoland', level: 'HIGH' })
    await browser.post('/cas/eid', { scheme: 'demoland', continue: await authorizeAddress() })
    expect(at.country.asked.map(({ assurance }) => assurance)).toEqual(['low', 'substantial', 'low', 'substantial'])
  })

  it('is more for whoever tries again what was too little', async () => {
    const low = await browser.get('/cas/eid?why=low')
    expect([low.status, at.last()['hidden']]).toEqual([200, { level: 'MEDIUM' }])
    expect(at.last()).toMatchObject({ issues: [{ code: 'eid-low' }] })
    await browser.get('/cas/eid?why=refused')
    expect(at.last()['hidden']).toEqual({})
  })
})

describe('a country that sends nobody back', () => {
  it('because it is down: said where the person was', async () => {
    at.country.down = true
    const fields = { scheme: 'demoland', continue: '/cas/account/data' }
    expect((await browser.post('/cas/eid', fields)).status).toBe(503)
    expect(at.last()).toMatchObject({
      issues: [{ code: 'eid-unavailable' }],
      hidden: { continue: '/cas/account/data' },
    })
    expect((await browser.get('/cas/eid?why=unavailable')).status).toBe(503)
  })

  it('because it refused: said on the page that asked, and counted', async () => {
    await linked()
    const flow = await chosen()
    at.country.says = 'refused'
    await browser.post('/cas/eid', { scheme: 'demoland', flow })
    expect((await answer()).hops).toEqual([`302 /cas/eid?flow=${flow}&why=refused`])
    await browser.post('/cas/eid', { scheme: 'demoland', continue: '/cas/account' })
    expect((await answer()).hops).toEqual(['302 /cas/eid?continue=%2Fcas%2Faccount&why=refused'])
    await browser.post('/cas/eid', { scheme: 'demoland' })
    const state = stateIn(String(at.last()['to']))
    expect((await answer('wrong', state)).hops).toEqual(['302 /cas/eid?why=invalid'])
    expect((await answer('right', state)).hops).toEqual(['302 /cas/eid?why=gone'])
    expect(await at.counted()).toEqual(
      expect.arrayContaining([
        '{method="eid",outcome="refused"} 2',
        '{method="eid",outcome="invalid"} 1',
        '{method="eid",outcome="not-found"} 1',
      ]),
    )
  })

  it('to My Account, or to the mail’s page, where that asked', async () => {
    await registered(at.world)
    await signIn(browser)
    at.country.says = 'refused'
    const visit = await at.through(browser, '/cas/account/eid')
    expect(visit.hops).toEqual(['302 /cas/account/eid?why=refused'])
  })
})
