import { beforeAll, describe, expect, it } from 'vitest'
import { now } from '../../../../store-sql/src/contract/fixtures.ts'
import { adding, codeToken } from '../../../../store-sql/src/tokens/fixtures.ts'
import { password } from '../../../src/methods/password/face.ts'
import { token, tokenApp, tokenCram } from '../../../src/methods/token/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { deviceXml, importDevices, press } from '../../support/tokens.ts'

const LIST = '/cas/account/tokens'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), token(), tokenApp(), tokenCram()] })
})

/** Somebody with a device and a device that answers challenges, who came by the first just now. */
async function withTokens() {
  const { account, browser } = await at.someone('password', 'token')
  const device = codeToken(account.id, { name: 'Device', createdAt: now - 1 })
  const other = codeToken(account.id, { name: 'Other', kind: 'ocra', serial: '2' })
  for (const each of [device, other]) await at.world.store.codeTokens.add(adding(each))
  return { account, browser, device: device.id, other: other.id }
}

/** Somebody with a device whose codes are known. */
async function withDevice(serial: string) {
  const { account, browser } = await at.someone('password', 'token')
  await importDevices(at.world, [deviceXml(serial)], account.uid)
  const [device] = await at.world.store.codeTokens.list(account.id)
  return { account, browser, id: device?.id ?? '' }
}

describe('my tokens', () => {
  it('are listed by their sort, with what may be added', async () => {
    const { browser, device, other } = await withTokens()
    expect((await browser.get(LIST)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'tokens',
      action: LIST,
      addAppHref: `${LIST}/app`,
      takeHref: `${LIST}/device`,
      maxTokens: 10,
      notice: null,
      proceed: null,
      path: LIST,
    })
    expect(at.last()['tokens']).toEqual([
      { id: device, name: 'Device', sort: 'device', serial: '0755225266', createdAt: now - 1, lastSeenAt: null },
      { id: other, name: 'Other', sort: 'challenge', serial: '2', createdAt: now, lastSeenAt: null },
    ])
  })

  it('lead on to where the person was going, once there is one', async () => {
    const { browser } = await withTokens()
    await browser.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({
      addAppHref: `${LIST}/app?${TO_DATA}`,
      takeHref: `${LIST}/device?${TO_DATA}`,
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/account/data' } },
      path: `${LIST}?${TO_DATA}`,
    })
    const { browser: none } = await at.someone()
    await none.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ tokens: [], proceed: null })
  })

  it('are called otherwise, each alone', async () => {
    const { browser, device, other } = await withTokens()
    expect((await browser.post(LIST, { token: other, name: 'New' })).hops).toEqual([`303 ${LIST}?done=token-renamed`])
    expect(at.last()).toMatchObject({
      notice: { code: 'token-renamed' },
      tokens: [{ name: 'Device' }, { name: 'New' }],
    })
    expect((await browser.post(LIST, { token: device, name: ' ' })).status).toBe(422)
    expect(at.last()).toMatchObject({ renaming: { token: device }, issues: [{ field: 'name', code: 'required' }] })
    expect((await browser.post(LIST, { token: 'nothing', name: 'Mine' })).status).toBe(404)
  })

  it('are removed, each alone, by whoever was asked first', async () => {
    const { browser, device, other } = await withTokens()
    await browser.get(`${LIST}?remove=${other}`)
    expect(at.last()).toMatchObject({ page: 'tokenRemove', token: { id: other }, last: false, cancelHref: LIST })
    const removed = await browser.post(LIST, { action: 'remove', token: other })
    expect(removed.hops).toEqual([`303 ${LIST}?done=token-removed`])
    expect(at.last()['tokens']).toMatchObject([{ id: device }])
    await browser.get(`${LIST}?remove=${device}`)
    expect(at.last()).toMatchObject({ page: 'tokenRemove', last: true })
    expect((await browser.get(`${LIST}?remove=${other}`)).status).toBe(404)
    expect((await browser.post(LIST, { action: 'remove', token: other })).status).toBe(404)
    expect(at.last()).toMatchObject({ page: 'error', reason: 'gone' })
  })
})

describe('a token out of step', () => {
  it('is put back by two codes in a row', async () => {
    const { browser, id } = await withDevice('step-1')
    const address = `${LIST}?resynchronise=${id}`
    expect((await browser.get(address)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'tokenStep',
      action: LIST,
      token: { id },
      until: null,
      issues: [],
      cancelHref: LIST,
      path: address,
    })
    const typed = { action: 'resynchronise', token: id }
    expect((await browser.post(LIST, { ...typed, code: '', nextCode: '000000' })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'tokenStep', issues: [{ field: 'code', code: 'token-required' }] })
    const done = await browser.post(LIST, { ...typed, code: press(20), nextCode: press(21) })
    expect(done.hops).toEqual([`303 ${LIST}?done=token-in-step`])
    expect(at.last()).toMatchObject({ notice: { code: 'token-in-step' } })
  })

  it('rests after too many pairs', async () => {
    const { browser, id } = await withDevice('step-2')
    const wrong = { action: 'resynchronise', token: id, code: '000000', nextCode: '000001' }
    for (let i = 0; i < 5; i++) await browser.post(LIST, wrong)
    expect(at.last()).toMatchObject({ issues: [{ code: 'token-wrong-pair' }], until: null })
    expect((await browser.post(LIST, wrong)).status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'tokenStep', until: expect.any(Number), issues: [] })
    const refused = await clientOf(browser).POST('/account/tokens/{id}/resynchronise', {
      params: { path: { id } },
      body: { code: press(20), nextCode: press(21) },
    })
    expect([refused.response.status, refused.error?.reason]).toEqual([429, 'throttled'])
  })

  it('isn’t one that answers challenges, nor nobody’s', async () => {
    const { browser, other } = await withTokens()
    for (const id of [other, 'nothing']) {
      expect((await browser.get(`${LIST}?resynchronise=${id}`)).status).toBe(404)
      const typed = { action: 'resynchronise', token: id, code: press(0), nextCode: press(1) }
      expect((await browser.post(LIST, typed)).status).toBe(404)
    }
  })
})

describe('a program', () => {
  it('lists, calls otherwise and removes one’s tokens', async () => {
    const { browser, device } = await withTokens()
    const client = clientOf(browser)
    const params = { path: { id: device } }
    const nothing = { path: { id: 'nothing' } }
    expect((await client.PATCH('/account/tokens/{id}', { params, body: { name: 'New' } })).response.status).toBe(204)
    expect((await client.GET('/account/tokens')).data?.tokens).toMatchObject([
      { id: device, name: 'New', kind: 'hotp', origin: 'device' },
      { kind: 'ocra' },
    ])
    const empty = await client.PATCH('/account/tokens/{id}', { params, body: { name: ' ' } })
    expect([empty.response.status, empty.error]).toMatchObject([
      422,
      { reason: 'invalid', issues: [{ field: 'name' }] },
    ])
    const none = await client.PATCH('/account/tokens/{id}', { params: nothing, body: { name: 'New' } })
    expect([none.response.status, none.error?.reason]).toEqual([404, 'not-found'])
    expect((await client.DELETE('/account/tokens/{id}', { params: nothing })).error?.reason).toBe('not-found')
    expect((await client.DELETE('/account/tokens/{id}', { params })).response.status).toBe(204)
    expect((await client.GET('/account/tokens')).data?.tokens).toHaveLength(1)
  })

  it('puts one back into step', async () => {
    const { browser, id } = await withDevice('step-3')
    const client = clientOf(browser)
    const body = { code: press(20), nextCode: press(21) }
    const put = (of: string) =>
      client.POST('/account/tokens/{id}/resynchronise', { params: { path: { id: of } }, body })
    expect((await put('nothing')).error?.reason).toBe('not-found')
    expect((await put(id)).response.status).toBe(204)
  })
})
