import { beforeAll, describe, expect, it } from 'vitest'
import { enrolled } from '../../../../store-sql/src/devices/fixtures.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { recoveryCode } from '../../../src/methods/recovery-code/face.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { authorizeAddress } from '../../support/world.ts'

const FORM = '/cas/mobile'
const LIST = '/cas/account/devices'
const DATA = '/cas/account/data'
const right = { name: 'My phone', pin: '4826', confirmPin: '4826' }
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [recoveryCode(), password(), mobileAppPin()], maxDevices: 2 })
})

const withPhones = async (...names: readonly string[]) => {
  const { account, browser } = await at.someone('password', 'mobile-app-pin')
  const phones = []
  for (const name of names) phones.push(await enrolled(at.world.store, account.id, { name }))
  const [first, second] = phones
  if (!first) throw new Error('no phone')
  return { account, browser, first, second }
}

describe('the form of a phone', () => {
  it('asks for what there is none of yet', async () => {
    const { browser } = await at.someone()
    expect((await browser.get(FORM)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'addDevice',
      action: FORM,
      issues: [],
      values: { name: '' },
      replaces: null,
      known: [],
      cancelHref: LIST,
      appHref: 'http://localhost:4002',
      full: null,
      path: FORM,
    })
    expect(at.last()['hidden']).toEqual({})
  })

  it('keeps where the person was going', async () => {
    const { browser, first } = await withPhones('Old')
    await browser.get(`${FORM}?continue=${DATA}`)
    expect(at.last()).toMatchObject({
      cancelHref: '/cas/login?continue=%2Fcas%2Faccount%2Fdata',
      path: `${FORM}?continue=%2Fcas%2Faccount%2Fdata`,
    })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    expect(at.last()['known']).toEqual([
      {
        name: 'Old',
        model: 'Pixel 9',
        againHref: `${FORM}?replace=${first.id}&continue=%2Fcas%2Faccount%2Fdata`,
      },
    ])
  })

  it('in place of another phone begins with its name, however many there are', async () => {
    const { browser, first } = await withPhones('Old', 'New')
    expect((await browser.get(`${FORM}?replace=${first.id}`)).status).toBe(200)
    expect(at.last()).toMatchObject({
      values: { name: 'Old' },
      replaces: { name: 'Old' },
      known: [],
      full: null,
      path: `${FORM}?replace=${first.id}`,
    })
    expect(at.last()['hidden']).toEqual({ replace: first.id })
    const posted = await browser.post(FORM, { ...right, replace: first.id })
    expect(posted.status).toBe(200)
    expect(at.last()).toMatchObject({ page: 'enrolment', againHref: `${FORM}?replace=${first.id}` })
  })

  it('in place of nobody’s, or somebody else’s, isn’t there', async () => {
    const { browser } = await withPhones('Old')
    const { first: other } = await withPhones('Other')
    for (const replace of ['nothing', other.id]) {
      expect((await browser.get(`${FORM}?replace=${replace}`)).status).toBe(404)
      expect((await browser.post(FORM, { ...right, replace })).status).toBe(404)
    }
  })

  it('says that there are as many as there may be', async () => {
    const { browser } = await withPhones('Old')
    expect((await browser.get(FORM)).status).toBe(200)
    const full = await withPhones('Old', 'New')
    expect((await full.browser.get(FORM)).status).toBe(409)
    expect(at.last()).toMatchObject({ page: 'addDevice', full: { maxDevices: 2, devicesHref: LIST } })
    expect((await full.browser.post(FORM, right)).status).toBe(409)
    expect(at.last()).toMatchObject({ page: 'addDevice', values: { name: 'My phone' }, issues: [] })
  })

  it('comes back with what is wrong, and the name alone', async () => {
    const { browser } = await at.someone()
    expect((await browser.post(FORM, { ...right, confirmPin: '4827', continue: DATA })).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'addDevice',
      values: { name: 'My phone' },
      issues: [{ field: 'confirmPin', code: 'mismatch' }],
      hidden: { continue: DATA },
    })
    expect(at.last()['values']).toEqual({ name: 'My phone' })
  })
})

describe('the page of a phone that is being added', () => {
  it('shows the link while it waits, and leads back', async () => {
    const { browser } = await at.someone()
    const { hops, path } = await browser.post(FORM, right)
    expect(hops).toEqual([`303 ${path}`])
    expect(at.last()).toMatchObject({
      page: 'enrolment',
      status: 'pending',
      name: 'My phone',
      link: expect.stringMatching(/^http:\/\/localhost:4002\/initialise#/),
      device: null,
      eventsHref: `${path}/events`,
      againHref: FORM,
      cancelHref: LIST,
      proceedHref: LIST,
      proceed: null,
      service: null,
    })
    const stranger = await at.someone()
    expect((await stranger.browser.get(path)).status).toBe(404)
  })

  it('leads on to where the person was going, with the phone that was added', async () => {
    const { browser, first } = await withPhones('New')
    const address = await authorizeAddress()
    await browser.get(`${FORM}/${first.enrolmentId}?${new URLSearchParams({ continue: address })}`)
    const on = new URLSearchParams({ continue: address }).toString()
    expect(at.last()).toMatchObject({
      page: 'enrolment',
      status: 'completed',
      link: null,
      device: { id: first.id, name: 'New' },
      againHref: `${FORM}?${on}`,
      proceedHref: `/cas/login?${on}`,
      proceed: {
        action: '/cas/login',
        hidden: { stepUp: '1', method: 'mobile-app-pin', device: first.id, continue: address },
      },
      service: { name: 'Shop', level: 'MEDIUM' },
    })
    await browser.get(`${FORM}/${first.enrolmentId}`)
    expect(at.last()).toMatchObject({ device: { id: first.id }, proceed: null, proceedHref: LIST, service: null })
  })

  it('while it waits with somewhere to go offers nothing to go on with', async () => {
    const { browser } = await at.someone()
    const { path } = await browser.post(FORM, { ...right, continue: DATA })
    expect(path).toContain('?continue=%2Fcas%2Faccount%2Fdata')
    expect(at.last()).toMatchObject({ status: 'pending', proceed: null, service: null })
  })

  it('is told at once when nothing is waited for', async () => {
    const { browser, first } = await withPhones('New')
    const events = await browser.request(`${FORM}/${first.enrolmentId}/events`)
    expect(await events.text()).toContain('event: change')
    const stranger = await at.someone()
    expect(await (await stranger.browser.request(`${FORM}/${first.enrolmentId}/events`)).text()).toContain(
      'event: change',
    )
  })
})
