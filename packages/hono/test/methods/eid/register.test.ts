import { beforeEach, describe, expect, it } from 'vitest'
import { eid as eidFace } from '../../../src/methods/eid/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import type { Browser } from '../../support/browser.ts'
import { type ByCountry, byCountry } from '../../support/by-country.ts'
import { elodie, linkIn, makeWorld, registered } from '../../support/world.ts'

const typed = { email: 'ada@example.org', language: 'fr', privacy: 'on' }
let at: ByCountry
let browser: Browser
let eid: string
beforeEach(async () => {
  at = await byCountry()
  browser = at.world.browser()
  await at.through(browser, '/cas/eid')
  eid = browser.cookies.get('__Host-lp-eid') ?? ''
})

/** Asks for an account. @returns what the mail's link has to prove. */
async function asked(): Promise<string> {
  await browser.post('/cas/eid/register', { ...typed, eid })
  const mail = (await at.world.mails()).find(({ template }) => template === 'eid-registration')
  return new URLSearchParams(linkIn(mail).split('?')[1]).get('token') ?? ''
}

const confirmed = (token: string) => browser.get(`/cas/eid/confirm?token=${token}`)

describe('the form of an account for an eID', () => {
  it('begins with what is known, and comes back with what was typed', async () => {
    const start = `/cas/eid/register?eid=${eid}`
    expect((await browser.get(start)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'eidRegister',
      action: '/cas/eid/register',
      hidden: { eid },
      issues: [],
      eid: 'Demoland, A. D.',
      fullName: 'Ada Démo',
      values: { email: '', language: 'en', privacy: false },
      backHref: `/cas/eid/unmatched?eid=${eid}`,
      path: start,
    })
    expect((await browser.post('/cas/eid/register', { eid, ...typed, email: 'ada' })).status).toBe(422)
    expect(at.last()).toMatchObject({
      issues: [{ field: 'email', code: expect.any(String) }],
      values: { email: 'ada', language: 'fr', privacy: true },
    })
  })

  it('leads back to the start where nothing waits', async () => {
    expect((await browser.get('/cas/eid/register?eid=x')).hops).toEqual(['302 /cas/eid?why=gone'])
    expect((await browser.post('/cas/eid/register', { ...typed, eid: 'x' })).hops).toEqual(['303 /cas/eid?why=gone'])
    // Another browser's history.
    expect((await at.world.browser().get(`/cas/eid/register?eid=${eid}`)).path).toBe('/cas/eid?why=gone')
  })

  it('says where the mail went, and leads back to another address', async () => {
    await browser.post('/cas/eid/register', { ...typed, eid })
    const sent = { page: 'eidRegistered', againHref: `/cas/eid/register?eid=${eid}`, validHours: 24 }
    expect(at.last()).toMatchObject({ ...sent, email: 'ada@example.org', mailboxHref: '/dev/mailbox' })
    await browser.get('/cas/eid/registered')
    expect(at.last()).toMatchObject({ page: 'eidRegistered', email: null, againHref: '/cas/eid/register?eid=' })
  })
})

describe('the link in the mail', () => {
  it('says whose account would be made, and makes it of whoever proves the eID again', async () => {
    const token = await asked()
    expect((await confirmed(token)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'eidConfirm',
      status: 'ready',
      action: '/cas/eid/confirm',
      hidden: { token },
      eid: 'Demoland, A. D.',
      fullName: 'Ada Démo',
      email: 'ada@example.org',
      country: 'Demoland',
      issues: [],
      path: `/cas/eid/confirm?token=${token}`,
    })
    at.country.says = 'refused'
    await at.through(browser, '/cas/eid/confirm', { token })
    expect(at.last()).toMatchObject({ page: 'eidConfirm', status: 'ready', issues: [{ code: 'eid-refused' }] })
    at.country.says = {}
    const made = await at.through(browser, '/cas/eid/confirm', { token })
    expect(made.path).toContain('/cas/continue?flow=')
    expect((await confirmed(token)).status).toBe(410)
    expect(at.last()).toMatchObject({ page: 'eidConfirm', status: 'gone', signInHref: '/cas/login' })
  })

  it('of a country whose eID is taken no more is over', async () => {
    const token = await asked()
    const later = await makeWorld(at.world, { methods: [password(), eidFace({ schemes: [at.posting] })] })
    const late = later.browser()
    expect((await late.get(`/cas/eid/confirm?token=${token}`)).status).toBe(410)
    expect((await late.post('/cas/eid/confirm', { token })).status).toBe(410)
    expect(at.posting.asked).toEqual([])
  })

  it('there isn’t, is over', async () => {
    expect((await browser.post('/cas/eid/confirm', { token: 'x'.repeat(43) })).status).toBe(410)
    expect(at.last()).toMatchObject({ page: 'eidConfirm', status: 'gone', hidden: { token: 'x'.repeat(43) } })
  })

  it('waits while the country is down', async () => {
    const token = await asked()
    at.country.down = true
    expect((await browser.post('/cas/eid/confirm', { token })).status).toBe(503)
    expect(at.last()).toMatchObject({ status: 'ready', issues: [{ code: 'eid-unavailable' }] })
  })

  it('says that somebody has the address, or the eID an account, by now', async () => {
    const [first, second] = [await asked(), await asked()]
    await registered(at.world, { ...elodie, email: typed.email, confirmEmail: typed.email })
    const taken = await at.through(browser, '/cas/eid/confirm', { token: first })
    expect([taken.status, at.last()]).toMatchObject([409, { page: 'eidConfirm', status: 'taken-email' }])
    await browser.get(`/cas/eid/confirm?token=${second}&why=taken-eid`)
    expect(at.last()).toMatchObject({ page: 'eidConfirm', status: 'taken-eid', hidden: { token: second } })
    expect(at.last()).not.toHaveProperty('email')
  })
})
