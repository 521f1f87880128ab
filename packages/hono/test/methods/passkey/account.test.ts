import { beforeAll, describe, expect, it } from 'vitest'
import { entry, now } from '../../../../store-sql/src/contract/fixtures.ts'
import { passkey as rowOf } from '../../../../store-sql/src/passkeys/contract.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { openAuthenticator } from '../../support/passkeys.ts'
import { type Shown, shown } from '../../support/shown.ts'

const LIST = '/cas/account/passkeys'
const ADD = `${LIST}/add`
const DATA = '/cas/account/data'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [passkey(), password()] })
})

/** Somebody with passkeys of these names, oldest first, who came by one just now. */
async function withPasskeys(...names: readonly string[]) {
  const { account, browser } = await at.someone(...(names.length === 0 ? ['password'] : ['password', 'passkey']))
  const all = names.map((name, index) => rowOf(account.id, { name, createdAt: now - names.length + index }))
  for (const each of all)
    await at.world.store.passkeys.add({ passkey: each, limit: 20, messages: [], activity: entry(account.id) })
  const [first, second] = all.map(({ id }) => id)
  return { account, browser, first: first ?? '', second: second ?? '' }
}

describe('my passkeys', () => {
  it('are listed, with what browsers are told of them', async () => {
    const { account, browser, first, second } = await withPasskeys('Old', 'New')
    expect((await browser.get(LIST)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'passkeys',
      action: LIST,
      addHref: ADD,
      maxPasskeys: 20,
      notice: null,
      proceed: null,
      path: LIST,
    })
    expect(at.last()['passkeys']).toMatchObject([
      { id: first, name: 'Old' },
      { id: second, name: 'New' },
    ])
    expect(JSON.parse(String(at.last()['accepted'])).allAcceptedCredentialIds).toHaveLength(2)
    expect(JSON.parse(String(at.last()['details']))).toMatchObject({ name: account.email })
  })

  it('lead on to where the person was going, once there is one', async () => {
    const { browser } = await withPasskeys('Old')
    await browser.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({
      addHref: `${ADD}?${TO_DATA}`,
      path: `${LIST}?${TO_DATA}`,
      proceed: { action: '/cas/login', hidden: { stepUp: '1', method: 'passkey', continue: DATA } },
    })
    const { browser: none } = await withPasskeys()
    await none.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ passkeys: [], proceed: null })
  })

  it('are called otherwise, each alone', async () => {
    const { browser, first, second } = await withPasskeys('Old', 'New')
    const renamed = await browser.post(LIST, { passkey: second, name: 'Renamed' })
    expect(renamed.hops).toEqual([`303 ${LIST}?done=passkey-renamed`])
    expect(at.last()).toMatchObject({ notice: { code: 'passkey-renamed' } })
    expect(at.last()['passkeys']).toMatchObject([{ name: 'Old' }, { name: 'Renamed' }])
    expect((await browser.post(LIST, { passkey: first, name: ' ' })).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'passkeys',
      renaming: { passkey: first },
      issues: [{ field: 'name', code: 'required' }],
    })
    expect((await browser.post(LIST, { passkey: 'nothing', name: 'Mine' })).status).toBe(404)
  })

  it('are removed, each alone, by whoever was asked first', async () => {
    const { browser, first, second } = await withPasskeys('Old', 'New')
    await browser.get(`${LIST}?remove=${second}`)
    expect(at.last()).toMatchObject({ page: 'passkeyRemove', passkey: { id: second }, last: false, cancelHref: LIST })
    const removed = await browser.post(LIST, { action: 'remove', passkey: second })
    expect(removed.hops).toEqual([`303 ${LIST}?done=passkey-removed`])
    expect(at.last()['passkeys']).toMatchObject([{ id: first }])
    await browser.get(`${LIST}?remove=${first}`)
    expect(at.last()).toMatchObject({ page: 'passkeyRemove', last: true })
    expect((await browser.get(`${LIST}?remove=${second}`)).status).toBe(404)
    expect((await browser.post(LIST, { action: 'remove', passkey: second })).status).toBe(404)
    expect(at.last()).toMatchObject({ page: 'error', reason: 'gone' })
  })
})

describe('adding a passkey', () => {
  /** What the browser makes of the page. */
  const made = async (options: unknown) => (await openAuthenticator()).create(JSON.parse(String(options)))

  it('asks the browser, and leads back or to where the person was going', async () => {
    const { browser } = await withPasskeys()
    expect((await browser.get(ADD)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'addPasskey',
      action: ADD,
      issues: [],
      values: { name: '', where: 'this-device' },
      cancelHref: LIST,
      full: null,
      path: ADD,
    })
    expect(at.last()['hidden']).toEqual({})
    const added = await browser.post(ADD, { name: 'Mine', passkey: await made(at.last()['options']) })
    expect(added.hops).toEqual([`303 ${LIST}?done=passkey-added`])
    expect(at.last()['passkeys']).toMatchObject([{ name: 'Mine' }])
  })

  it('keeps where the person was going', async () => {
    const { browser } = await withPasskeys()
    await browser.get(`${ADD}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ cancelHref: `/cas/login?${TO_DATA}`, path: `${ADD}?${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    const given = { name: 'Mine', passkey: await made(at.last()['options']), continue: DATA }
    expect((await browser.post(ADD, given)).hops).toEqual([`303 ${LIST}?done=passkey-added&${TO_DATA}`])
  })

  it('says what is wrong, and keeps what was typed', async () => {
    const { browser } = await withPasskeys()
    const issues = async (fields: Readonly<Record<string, string>>) => {
      await browser.post(ADD, fields)
      return at.last()['issues']
    }
    await browser.get(ADD)
    const passkey = await made(at.last()['options'])
    expect(await issues({ name: ' ' })).toEqual([{ field: 'name', code: 'required' }])
    expect(await issues({ name: 'Mine', where: 'phone' })).toEqual([{ field: 'form', code: 'passkey-no-script' }])
    expect(at.last()).toMatchObject({ values: { name: 'Mine', where: 'phone' } })
    await issues({ name: 'Mine', where: 'security-key' })
    expect(at.last()).toMatchObject({ values: { where: 'security-key' } })
    await issues({ name: 'Mine', where: 'moon' })
    expect(at.last()).toMatchObject({ values: { where: 'this-device' } })
    expect(await issues({ name: ' ', passkey })).toEqual([{ field: 'name', code: 'required' }])
    expect(await issues({ name: 'Mine', passkey: '{}', continue: DATA })).toEqual([
      { field: 'form', code: 'passkey-refused' },
    ])
    expect(at.last()).toMatchObject({ page: 'addPasskey', values: { name: 'Mine' }, hidden: { continue: DATA } })
  })

  it('ends at twenty', async () => {
    const { browser, account } = await withPasskeys(...Array.from({ length: 19 }, (_, index) => `${index}`))
    expect((await browser.get(ADD)).status).toBe(200)
    const last = rowOf(account.id)
    await at.world.store.passkeys.add({ passkey: last, limit: 20, messages: [], activity: entry(account.id) })
    expect((await browser.get(ADD)).status).toBe(409)
    expect(at.last()).toMatchObject({ page: 'addPasskey', full: { maxPasskeys: 20, passkeysHref: LIST } })
  })

  it('unasked takes nothing but what a browser made for it', async () => {
    const { browser } = await withPasskeys()
    await browser.get(ADD)
    const passkey = await made(at.last()['options'])
    for (const fields of [{ passkey }, { passkey: '{}' }, {}])
      expect((await browser.post(`${LIST}/upgrade`, fields)).status).toBe(422)
  })
})

describe('a program', () => {
  const nothing = { path: { id: 'nothing' } }

  it('adds, calls otherwise and removes one’s passkeys', async () => {
    const { browser } = await withPasskeys()
    const client = clientOf(browser)
    const { data: options } = await client.POST('/account/passkeys/options')
    const passkey = await (await openAuthenticator()).create(JSON.parse(JSON.stringify(options)))
    const body = { name: 'Mine', passkey }
    const added = await client.POST('/account/passkeys', { body })
    expect([added.response.status, added.data]).toMatchObject([201, { name: 'Mine' }])
    const again = await client.POST('/account/passkeys', { body })
    expect(again.response.status).toBeGreaterThanOrEqual(400)
    const { data } = await client.GET('/account/passkeys')
    expect(data?.passkeys).toMatchObject([{ id: added.data?.id, name: 'Mine' }])
  })

  it('changes those that there are', async () => {
    const { browser, first } = await withPasskeys('Old')
    const client = clientOf(browser)
    const params = { path: { id: first } }
    expect((await client.PATCH('/account/passkeys/{id}', { params, body: { name: 'New' } })).response.status).toBe(204)
    expect((await client.GET('/account/passkeys')).data?.passkeys).toMatchObject([{ name: 'New' }])
    const empty = await client.PATCH('/account/passkeys/{id}', { params, body: { name: ' ' } })
    expect([empty.response.status, empty.error]).toMatchObject([
      422,
      { reason: 'invalid', issues: [{ field: 'name' }] },
    ])
    const none = await client.PATCH('/account/passkeys/{id}', { params: nothing, body: { name: 'New' } })
    expect([none.response.status, none.error?.reason]).toEqual([404, 'not-found'])
    expect((await client.DELETE('/account/passkeys/{id}', { params: nothing })).error?.reason).toBe('not-found')
    expect((await client.DELETE('/account/passkeys/{id}', { params })).response.status).toBe(204)
    expect((await client.GET('/account/passkeys')).data?.passkeys).toEqual([])
  })
})
