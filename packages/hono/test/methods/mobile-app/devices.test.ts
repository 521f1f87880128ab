import { beforeAll, describe, expect, it } from 'vitest'
import { now } from '../../../../store-sql/src/contract/fixtures.ts'
import { enrolled } from '../../../../store-sql/src/devices/fixtures.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { type Shown, shown } from '../../support/shown.ts'

const LIST = '/cas/account/devices'
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [mobileAppPin(), password()], maxDevices: 3 })
})

/** Somebody with two phones, who came by one of them just now. */
async function withPhones() {
  const { account, browser } = await at.someone('password', 'mobile-app-pin')
  const old = await enrolled(at.world.store, account.id, {
    name: 'Old',
    biometricId: 'b',
    biometricKey: 'k',
    createdAt: now - 1,
  })
  const latest = await enrolled(at.world.store, account.id, { name: 'New' })
  return { account, browser, old, latest }
}

describe('my mobile devices', () => {
  it('are listed, with how many there may be', async () => {
    const { browser, latest, old } = await withPhones()
    expect((await browser.get(LIST)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'devices',
      action: LIST,
      addHref: '/cas/mobile',
      maxDevices: 3,
      notice: null,
      renaming: null,
      issues: [],
      path: LIST,
    })
    expect(at.last()['devices']).toMatchObject([
      { id: old.id, name: 'Old', biometrics: true },
      { id: latest.id, name: 'New', biometrics: false },
    ])
  })

  it('are called otherwise, each alone', async () => {
    const { browser, latest, old } = await withPhones()
    const renamed = await browser.post(LIST, { device: latest.id, name: 'Renamed' })
    expect(renamed.hops).toEqual([`303 ${LIST}?done=device-renamed`])
    expect(at.last()).toMatchObject({ notice: { code: 'device-renamed' } })
    expect(at.last()['devices']).toMatchObject([{ name: 'Old' }, { name: 'Renamed' }])
    expect((await browser.post(LIST, { device: old.id, name: ' ' })).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'devices',
      renaming: { device: old.id },
      issues: [{ field: 'name', code: 'required' }],
    })
    expect((await browser.post(LIST, { device: 'nobody’s', name: 'Mine' })).status).toBe(404)
  })

  it('are removed, each alone, by whoever was asked first', async () => {
    const { browser, latest, old } = await withPhones()
    await browser.get(`${LIST}?remove=${latest.id}`)
    expect(at.last()).toMatchObject({ page: 'deviceRemove', action: LIST, device: { id: latest.id }, cancelHref: LIST })
    expect(at.last()).toMatchObject({ last: false })
    const removed = await browser.post(LIST, { action: 'remove', device: latest.id })
    expect(removed.hops).toEqual([`303 ${LIST}?done=device-removed`])
    expect(at.last()['devices']).toMatchObject([{ id: old.id }])
    await browser.get(`${LIST}?remove=${old.id}`)
    expect(at.last()).toMatchObject({ page: 'deviceRemove', last: true })
    expect((await browser.get(`${LIST}?remove=${latest.id}`)).status).toBe(404)
    expect((await browser.post(LIST, { action: 'remove', device: latest.id })).status).toBe(404)
    expect(at.last()).toMatchObject({ page: 'error', reason: 'gone' })
  })

  it('accept a finger or a face no more, each alone', async () => {
    const { browser, latest, old } = await withPhones()
    const stopped = await browser.post(LIST, { action: 'biometrics-off', device: old.id })
    expect(stopped.hops).toEqual([`303 ${LIST}?done=biometrics-off`])
    expect(at.last()['devices']).toMatchObject([{ biometrics: false }, { biometrics: false }])
    expect((await browser.post(LIST, { action: 'biometrics-off', device: latest.id })).status).toBe(404)
  })

  it('are nobody else’s to change, nor theirs who came by less', async () => {
    const { account, latest } = await withPhones()
    const stranger = await at.someone('password', 'mobile-app-pin')
    for (const action of ['remove', 'biometrics-off', 'rename'])
      expect((await stranger.browser.post(LIST, { action, device: latest.id, name: 'Mine' })).status).toBe(404)
    const weak = await at.someone()
    await enrolled(at.world.store, weak.account.id)
    for (const action of ['remove', 'biometrics-off'])
      expect((await weak.browser.post(LIST, { action, device: latest.id })).path).toContain('/cas/login?continue=')
    expect(await at.world.store.devices.list(account.id)).toHaveLength(2)
  })
})
