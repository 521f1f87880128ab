import { beforeAll, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { authorizeAddress, elodie, linkIn, registered, rightPassword } from '../../support/world.ts'

const PAGE = '/cas/password'
const LOST = '/cas/password/lost'
const DATA = '/cas/account/data'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
const chosen = { newPassword: rightPassword, confirmPassword: rightPassword }
let at: Shown
let people = 0
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin()] })
})

/** Somebody who asked for an account. @returns the address, and the token of the mail's link. */
async function asked() {
  const email = `asked-${people++}@example.org`
  const browser = at.world.browser()
  await browser.submit(
    await browser.get('/cas/register'),
    { ...elodie, email, confirmEmail: email },
    { action: '/cas/register' },
  )
  return { email, token: await mailed('registration-link', email) }
}

async function mailed(template: string, to: string): Promise<string> {
  const mail = (await at.world.mails()).find((each) => each.template === template && each.to === to)
  return new URLSearchParams(linkIn(mail).split('?')[1]).get('token') ?? ''
}

describe('the link of a mail', () => {
  it('takes what is posted to it, the two fields alone', async () => {
    const { token } = await asked()
    const browser = at.world.browser()
    expect((await browser.post(`${PAGE}?token=${token}`, { ...chosen, confirmPassword: 'x' })).status).toBe(422)
    const done = await browser.post(`${PAGE}?token=${token}`, chosen)
    expect(done.hops).toEqual(['303 /cas/password/done?purpose=choose'])
  })

  it('lets a password be chosen, and the sign-in go on that it began', async () => {
    const { email, token } = await asked()
    const browser = at.world.browser()
    expect((await browser.get(`${PAGE}?token=${token}`)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'choosePassword',
      action: PAGE,
      issues: [],
      purpose: 'choose',
      account: { email },
      about: { email, firstName: 'Élodie', lastName: 'Müller-Ørsted' },
      samplesHref: `${PAGE}?token=${token}`,
      path: `${PAGE}?token=${token}`,
    })
    expect(at.last()['hidden']).toEqual({ token })
    expect(at.last()).not.toHaveProperty('invited')
    expect((await browser.post(PAGE, { token, ...chosen, confirmPassword: 'x' })).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'choosePassword',
      issues: [{ field: 'confirmPassword' }],
      hidden: { token },
    })
    const done = await browser.post(PAGE, { token, ...chosen })
    expect(done.hops).toEqual(['303 /cas/password/done?purpose=choose'])
    const flow = browser.cookies.get('__Host-lp-flow') ?? ''
    expect(at.last()).toMatchObject({
      page: 'passwordDone',
      purpose: 'choose',
      proceedHref: `/cas/login?flow=${flow}`,
      service: null,
    })
    expect((await browser.post(PAGE, { token, ...chosen })).status).toBe(410)
    expect(at.last()).toMatchObject({ page: 'linkExpired' })
  })

  it('that is gone may be asked for anew', async () => {
    const browser = at.world.browser()
    expect((await browser.get(`${PAGE}?token=${'x'.repeat(43)}`)).status).toBe(410)
    expect(at.last()).toMatchObject({
      page: 'linkExpired',
      action: '/cas/password/expired',
      values: { identifier: '' },
      captcha: { kind: 'none' },
      issues: [],
      path: PAGE,
    })
    expect((await browser.post('/cas/password/expired', { identifier: '' })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'linkExpired', issues: [{ field: 'identifier' }] })
    const another = await browser.post('/cas/password/expired', { identifier: 'x@example.org', captchaRefresh: '1' })
    expect([another.status, at.last()]).toMatchObject([410, { values: { identifier: 'x@example.org' }, issues: [] }])
    const sent = await browser.post('/cas/password/expired', { identifier: 'x@example.org' })
    expect(sent.path).toContain('/cas/password/lost/sent?note=')
    expect(at.last()).toMatchObject({ page: 'lostPasswordSent', identifier: 'x@example.org' })
  })
})

describe('the page after a password was chosen', () => {
  it('leads to where the person was going', async () => {
    const browser = at.world.browser()
    await browser.get('/cas/password/done?purpose=whatever')
    expect(at.last()).toMatchObject({
      page: 'passwordDone',
      purpose: 'choose',
      proceedHref: '/cas/login',
      service: null,
    })
    const address = await authorizeAddress()
    const on = new URLSearchParams({ continue: address })
    await browser.get(`/cas/password/done?purpose=reset&${on}`)
    expect(at.last()).toMatchObject({ purpose: 'reset', proceedHref: `/cas/login?${on}`, service: { name: 'Shop' } })
  })

  it('goes on with no sign-in that is over, nor after a change', async () => {
    const browser = at.world.browser()
    browser.cookies.set('__Host-lp-flow', 'gone')
    await browser.get('/cas/password/done?purpose=choose')
    expect(at.last()).toMatchObject({ proceedHref: '/cas/login' })
    const { token } = await asked()
    await browser.post(PAGE, { token, ...chosen })
    expect(at.last()).toMatchObject({ proceedHref: expect.stringContaining('?flow=') })
    await browser.get('/cas/password/done?purpose=change')
    expect(at.last()).toMatchObject({ purpose: 'change', proceedHref: '/cas/login' })
  })
})

describe('a lost password', () => {
  it('is asked for by whoever says who they are', async () => {
    const browser = at.world.browser()
    expect((await browser.get(LOST)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'lostPassword',
      action: LOST,
      issues: [],
      values: { identifier: '' },
      captcha: { kind: 'none' },
      backHref: '/cas/login',
      path: LOST,
    })
    expect(at.last()['hidden']).toEqual({})
    await browser.get(`${LOST}?identifier=me@example.org&${TO_DATA}`)
    expect(at.last()).toMatchObject({
      values: { identifier: 'me@example.org' },
      backHref: `/cas/login?${TO_DATA}`,
      path: `${LOST}?${TO_DATA}`,
    })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    expect((await browser.post(LOST, { identifier: '', continue: DATA })).status).toBe(422)
    expect(at.last()).toMatchObject({ issues: [{ field: 'identifier' }], hidden: { continue: DATA } })
    const another = await browser.post(LOST, { identifier: 'me@example.org', captchaRefresh: '1', continue: DATA })
    expect([another.status, at.last()]).toMatchObject([
      200,
      { values: { identifier: 'me@example.org' }, hidden: { continue: DATA }, issues: [] },
    ])
    expect(await at.world.mails()).toEqual([])
  })

  it('is chosen anew by the link, and leads to where the person was going', async () => {
    const email = 'lost@example.org'
    await registered(at.world, { ...elodie, email, confirmEmail: email })
    const browser = at.world.browser()
    await browser.post(LOST, { identifier: email, continue: DATA })
    const { againHref } = at.last()
    expect(at.last()).toMatchObject({
      page: 'lostPasswordSent',
      identifier: email,
      validMinutes: 60,
      signInHref: `/cas/login?${TO_DATA}`,
      registerHref: `/cas/register?${TO_DATA}`,
      mailboxHref: '/dev/mailbox',
    })
    const token = await mailed('password-reset', email)
    await browser.get(String(againHref))
    expect(at.last()).toMatchObject({ page: 'lostPassword', values: { identifier: email }, hidden: { continue: DATA } })
    await browser.get(`${PAGE}?token=${token}`)
    expect(at.last()).toMatchObject({ page: 'choosePassword', purpose: 'reset' })
    const next = 'Green-Teapot-73'
    const done = await browser.post(PAGE, { token, newPassword: next, confirmPassword: next })
    expect(done.hops).toEqual([`303 /cas/password/done?purpose=reset&${TO_DATA}`])
  })

  it('costs a program work once its network asked for many', async () => {
    const browser = at.world.browser({ 'Test-Address': '198.51.100.9' })
    const client = clientOf(browser)
    const ask = (identifier: string) => client.POST('/password/lost', { body: { identifier } })
    expect((await ask('')).error).toMatchObject({ reason: 'invalid', issues: [{ field: 'identifier' }] })
    expect((await ask('nobody@example.org')).response.status).toBe(204)
    const key = 'mail:from:198.51.100.9'
    const rule = { key, accountId: null, limit: null, lockSeconds: 0, windowSeconds: 3600, asks: { usual: 2, long: 4 } }
    const spend = () => at.world.store.throttle.spend([rule], { now: at.world.runtime.now(), work: 'long' })
    for (let i = 0; i < 40; i++) await spend()
    const asked = await ask('other@example.org')
    expect([asked.response.status, asked.error]).toMatchObject([
      429,
      { reason: 'work-asked', captcha: { kind: 'proof-of-work', challengeHref: '/cas/captcha/challenge' } },
    ])
    expect((await browser.post(LOST, { identifier: 'other@example.org' })).status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'lostPassword', captcha: { kind: 'proof-of-work' } })
  })

  it('tells nobody what was typed elsewhere', async () => {
    await at.world.browser().get(`${LOST}/sent`)
    expect(at.last()).toMatchObject({ page: 'lostPasswordSent', identifier: null, signInHref: '/cas/login' })
    await at.world.browser().get(`${LOST}/sent?note=forged`)
    expect(at.last()).toMatchObject({ identifier: null, registerHref: '/cas/register' })
  })
})
