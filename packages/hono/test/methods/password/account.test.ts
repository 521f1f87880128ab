import { eulogin2025 } from '@laissez-passer/core/password'
import { beforeAll, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import type { Browser } from '../../support/browser.ts'
import { byCountry } from '../../support/by-country.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { elodie, linkIn, registered, rightPassword, signIn } from '../../support/world.ts'

const FORM = '/cas/account/password'
const DATA = '/cas/account/data'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
const passwordPolicy = { ...eulogin2025, maxAgeDays: 30 }
const next = 'Green-Teapot-73'
let at: Shown
let people = 0
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin()], passwordPolicy })
})

/** Somebody who signed in by the right password. */
async function somebody(): Promise<Browser> {
  const email = `somebody-${people++}@example.org`
  await registered(at.world, { ...elodie, email, confirmEmail: email })
  const browser = at.world.browser()
  await signIn(browser, { identifier: email })
  return browser
}

const fields = { currentPassword: rightPassword, newPassword: next, confirmPassword: next }

describe('the page of a new password', () => {
  it('of one’s own accord', async () => {
    const { browser, account } = await at.someone()
    expect((await browser.get(FORM)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'changePassword',
      action: FORM,
      issues: [],
      due: null,
      none: false,
      about: { uid: account.uid, email: account.email },
      samplesHref: FORM,
      path: FORM,
    })
    expect(at.last()['hidden']).toEqual({})
    expect(at.last()['samples']).toHaveLength(3)
    for (const later of ['laterHref', 'daysLeft']) expect(at.last()).not.toHaveProperty(later)
    await browser.get(`${FORM}?due=whatever`)
    expect(at.last()).toMatchObject({ due: null, path: FORM })
  })

  it.each(['expired', 'suspect'])('because it is %s', async (due) => {
    const { browser } = await at.someone()
    await browser.get(`${FORM}?due=${due}&${TO_DATA}`)
    expect(at.last()).toMatchObject({ due, path: `${FORM}?due=${due}&${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ due, continue: DATA })
    for (const later of ['laterHref', 'daysLeft']) expect(at.last()).not.toHaveProperty(later)
  })

  it('because it will be soon: later is as good', async () => {
    const { browser } = await at.someone()
    await browser.get(`${FORM}?due=soon&${TO_DATA}`)
    expect(at.last()).toMatchObject({ due: 'soon', laterHref: DATA, daysLeft: 30 })
    await browser.get(`${FORM}?due=soon`)
    expect(at.last()).toMatchObject({ due: 'soon', laterHref: '/cas/account', hidden: { due: 'soon' } })
  })
})

describe('a new password', () => {
  it('leads back to My Account, or on to where the person was going', async () => {
    const browser = await somebody()
    expect((await browser.post(FORM, fields)).hops[0]).toBe('303 /cas/account?done=password-changed')
    const again = { currentPassword: next, newPassword: 'Violet-Kettle-58', confirmPassword: 'Violet-Kettle-58' }
    const on = await browser.post(FORM, { ...again, due: 'soon', continue: DATA })
    expect(on.hops[0]).toBe(`303 /cas/password/done?purpose=change&${TO_DATA}`)
    expect(at.last()).toMatchObject({ page: 'passwordDone', purpose: 'change', proceedHref: `/cas/login?${TO_DATA}` })
  })

  it('that breaks a rule comes back with it', async () => {
    const browser = await somebody()
    const wrong = { ...fields, confirmPassword: 'x', due: 'soon', continue: DATA }
    expect((await browser.post(FORM, wrong)).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'changePassword',
      due: 'soon',
      hidden: { due: 'soon', continue: DATA },
      issues: [{ field: 'confirmPassword' }],
    })
    const refused = await clientOf(browser).POST('/account/password', { body: { ...fields, confirmPassword: 'x' } })
    expect([refused.response.status, refused.error?.reason]).toEqual([422, 'invalid'])
    const changed = await clientOf(browser).POST('/account/password', { body: fields })
    expect(changed.response.status).toBe(204)
  })

  it('rests after too many that weren’t the present one', async () => {
    const browser = await somebody()
    let last = await browser.post(FORM, { ...fields, currentPassword: 'wrong' })
    expect([last.status, at.last()]).toMatchObject([422, { issues: [{ field: 'currentPassword' }] }])
    for (let i = 0; last.status === 422 && i < 20; i++)
      last = await browser.post(FORM, { ...fields, currentPassword: 'wrong' })
    expect(last.status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'throttled', what: 'password', startHref: '/cas/account' })
  })

  it('isn’t sent for where there is one', async () => {
    const browser = await somebody()
    await browser.post(FORM, { send: '1' })
    expect(at.last()).toMatchObject({ page: 'changePassword' })
    const refused = await clientOf(browser).POST('/account/password/link')
    expect([refused.response.status, refused.error?.reason]).toEqual([409, 'has-one'])
  })
})

it('an account that an eID made gets a link, as often as mails may go out', async () => {
  const by = await byCountry({ passwordPolicy })
  const browser = by.world.browser()
  await by.through(browser, '/cas/eid')
  const eid = browser.cookies.get('__Host-lp-eid') ?? ''
  await browser.post('/cas/eid/register', { eid, email: 'ada@example.org', language: 'en', privacy: 'on' })
  const token = new URLSearchParams(linkIn((await by.world.mails())[0]).split('?')[1]).get('token') ?? ''
  await by.through(browser, '/cas/eid/confirm', { token })
  await browser.get(FORM)
  expect(by.last()).toMatchObject({ page: 'changePassword', none: true })
  expect((await browser.post(FORM, { send: '1' })).hops).toEqual(['303 /cas/account?done=password-link-sent'])
  expect(by.last()).toMatchObject({ notice: { code: 'password-link-sent' }, passwordDaysLeft: null })
  expect((await by.world.mails()).map(({ template }) => template)).toContain('password-reset')
  expect((await clientOf(browser).POST('/account/password/link')).response.status).toBe(204)
  let last = await browser.post(FORM, { send: '1' })
  for (let i = 0; last.status !== 429 && i < 20; i++) last = await browser.post(FORM, { send: '1' })
  expect(by.last()).toMatchObject({ page: 'throttled', what: 'register', startHref: '/cas/account' })
  expect((await clientOf(browser).POST('/account/password/link')).error?.reason).toBe('throttled')
  // What it hasn’t doesn’t expire.
  by.world.wait(20 * 86_400)
  await by.through(browser, '/cas/eid')
  await browser.get('/cas/account')
  expect(by.last()).toMatchObject({ page: 'account', passwordDaysLeft: null })
})

it('My Account says in how many days a password expires, from fourteen on', async () => {
  const here = await shown({ methods: [password(), mobileAppPin()], passwordPolicy })
  const daysLeft = async () => {
    await (await here.someone()).browser.get('/cas/account')
    return here.last()['passwordDaysLeft']
  }
  here.world.wait(15 * 86_400)
  expect(await daysLeft()).toBeNull()
  here.world.wait(86_400)
  expect(await daysLeft()).toBe(14)
  here.world.wait(13 * 86_400)
  expect(await daysLeft()).toBe(1)
})
