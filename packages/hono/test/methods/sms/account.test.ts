import { beforeAll, describe, expect, it } from 'vitest'
import { entry, now } from '../../../../store-sql/src/contract/fixtures.ts'
import { passkey as rowOf } from '../../../../store-sql/src/passkeys/contract.ts'
import { withPhone } from '../../../../store-sql/src/phone-numbers/fixtures.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { sms } from '../../../src/methods/sms/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { other } from '../../support/texts.ts'

const LIST = '/cas/account/phones'
const ADD = `${LIST}/add`
const DATA = '/cas/account/data'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
const DAY = 86_400
const methods = [password(), passkey(), sms({ sender: { send: async () => ({ ok: true }) } })]
let at: Shown
beforeAll(async () => {
  at = await shown({ methods })
})

/** Somebody with numbers of these names, oldest first, who came by one just now. */
async function withPhones(here: Shown, ...names: readonly string[]) {
  const { account, browser } = await here.someone('password', ...(names.length === 0 ? [] : ['sms']))
  const ids: string[] = []
  for (const name of names) {
    const createdAt = now - names.length + ids.length
    ids.push((await withPhone(here.world.store, account.id, { name, createdAt })).id)
  }
  await here.forget()
  const [first = '', second = ''] = ids
  return { account, browser, first, second }
}

/** A number that nobody else has, and the one code that went out since the outbox was looked at. */
let numbers = 10
const number = () => `+32 470 12 34 ${numbers++}`
const sentCode = async () => String((await at.world.mails()).at(-1)?.params['code'])
const idIn = (path: string) => new URLSearchParams(path.split('?')[1]).get('id') ?? ''

describe('my phone numbers', () => {
  it('are listed', async () => {
    const { browser, first, second } = await withPhones(at, 'Old', 'New')
    expect((await browser.get(LIST)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'phones',
      action: LIST,
      phones: [
        { id: first, name: 'Old' },
        { id: second, name: 'New' },
      ],
      addHref: ADD,
      endsAt: null,
      instead: { method: 'passkey', href: '/cas/account/passkeys/add' },
      maxPhones: 5,
      notice: null,
      proceed: null,
      path: LIST,
    })
  })

  it('lead on to where the person was going, once there is one', async () => {
    const { browser } = await withPhones(at, 'Old')
    await browser.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({
      addHref: `${ADD}?${TO_DATA}`,
      proceed: { action: '/cas/login', hidden: { stepUp: '1', method: 'sms', continue: DATA } },
      path: `${LIST}?${TO_DATA}`,
    })
    const { browser: none } = await withPhones(at)
    await none.get(`${LIST}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ phones: [], proceed: null })
  })

  it('are removed, each alone, by whoever was asked first', async () => {
    const { browser, first, second } = await withPhones(at, 'Old', 'New')
    await browser.get(`${LIST}?remove=${second}`)
    expect(at.last()).toMatchObject({ page: 'phoneRemove', phone: { id: second }, last: false, cancelHref: LIST })
    const removed = await browser.post(LIST, { phone: second })
    expect(removed.hops).toEqual([`303 ${LIST}?done=phone-removed`])
    expect(at.last()).toMatchObject({ notice: { code: 'phone-removed' } })
    await browser.get(`${LIST}?remove=${first}`)
    expect(at.last()).toMatchObject({ page: 'phoneRemove', last: true })
    expect((await browser.get(`${LIST}?remove=${second}`)).status).toBe(404)
    expect(at.last()).toMatchObject({ page: 'error', reason: 'gone' })
    expect((await browser.post(LIST, { phone: second })).status).toBe(404)
  })
})

describe('adding a number', () => {
  it('asks for it, then for the code that goes there', async () => {
    const { browser } = await withPhones(at)
    expect((await browser.get(ADD)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'addPhone',
      action: ADD,
      issues: [],
      values: { number: '' },
      until: null,
      cancelHref: LIST,
      full: null,
      path: ADD,
    })
    expect(at.last()['hidden']).toEqual({})
    expect((await browser.post(ADD, { number: '0470' })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'addPhone', values: { number: '0470' }, issues: [{ field: 'number' }] })
    const started = await browser.post(ADD, { number: number() })
    const id = idIn(started.path)
    expect(started.hops).toEqual([`303 ${ADD}?id=${id}`])
    expect(at.last()).toMatchObject({
      page: 'confirmPhone',
      action: ADD,
      issues: [],
      name: expect.stringContaining('+32'),
      status: 'ready',
      until: null,
      triesLeft: null,
      againHref: ADD,
      cancelHref: LIST,
      path: `${ADD}?id=${id}`,
    })
    expect(at.last()['hidden']).toEqual({ id })
    const right = await sentCode()
    expect((await browser.post(ADD, { id, code: other(right) })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'confirmPhone', status: 'ready', triesLeft: 4 })
    expect(at.last()['issues']).toEqual([{ field: 'code', code: 'sent-wrong-code', params: { left: 4 } }])
    await browser.post(ADD, { id, code: '' })
    expect(at.last()['issues']).toEqual([{ field: 'code', code: 'sent-required' }])
    expect((await browser.post(ADD, { id, code: right })).hops).toEqual([`303 ${LIST}?done=phone-added`])
    expect(at.last()['phones']).toHaveLength(1)
  })

  it('keeps where the person was going', async () => {
    const { browser } = await withPhones(at)
    await browser.get(`${ADD}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ cancelHref: `/cas/login?${TO_DATA}`, path: `${ADD}?${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    const { path } = await browser.post(ADD, { number: number(), continue: DATA })
    const id = idIn(path)
    expect(path).toBe(`${ADD}?id=${id}&${TO_DATA}`)
    expect(at.last()).toMatchObject({ cancelHref: `/cas/login?${TO_DATA}`, againHref: `${ADD}?${TO_DATA}`, path })
    expect(at.last()['hidden']).toEqual({ id, continue: DATA })
    await at.forget()
    const again = await browser.post(ADD, { id, again: '1', continue: DATA })
    expect(again.hops).toEqual([`303 ${path}&resent=1`])
    const done = await browser.post(ADD, { id, code: await sentCode(), continue: DATA })
    expect(done.hops).toEqual([`303 ${LIST}?done=phone-added&${TO_DATA}`])
    const { browser: without } = await withPhones(at)
    expect((await without.get(path)).hops).toEqual([`302 ${LIST}?${TO_DATA}`])
  })

  it('that waits no more leads to the list', async () => {
    const { browser } = await withPhones(at)
    expect((await browser.get(`${ADD}?id=gone`)).hops).toEqual([`302 ${LIST}`])
    for (const fields of [{ code: '123456' }, { again: '1' }])
      expect((await browser.post(ADD, { id: 'gone', ...fields })).hops).toEqual([`303 ${LIST}`])
    const kept = await browser.post(ADD, { id: 'gone', again: '1', continue: DATA })
    expect(kept.hops).toEqual([`303 ${LIST}?${TO_DATA}`])
  })

  it('whose code is used up asks for another, as long as any may go out', async () => {
    const { browser } = await withPhones(at)
    const typed = number()
    const { path } = await browser.post(ADD, { number: typed })
    const wrong = { id: idIn(path), code: other(await sentCode()) }
    for (let i = 0; i < 5; i++) await browser.post(ADD, wrong)
    expect(at.last()).toMatchObject({ status: 'over', triesLeft: null, until: null })
    await browser.get(path)
    expect(at.last()).toMatchObject({ page: 'confirmPhone', status: 'over', until: null, triesLeft: null, issues: [] })
    expect((await browser.post(ADD, wrong)).status).toBe(200)
    expect(at.last()).toMatchObject({ page: 'confirmPhone', status: 'over', issues: [] })
    const again = { id: wrong.id, again: '1' }
    await browser.post(ADD, again)
    await browser.post(ADD, again)
    // The last that went out still works.
    expect((await browser.post(ADD, again)).status).toBe(429)
    expect(at.last()).toMatchObject({
      status: 'ready',
      issues: [{ field: 'form', code: 'sent-too-many' }],
      until: null,
    })
    at.world.wait(600)
    expect((await browser.post(ADD, again)).status).toBe(429)
    expect(at.last()).toMatchObject({ status: 'too-many', until: expect.any(Number), issues: [] })
    const { browser: fresh } = await withPhones(at)
    expect((await fresh.post(ADD, { number: typed })).status).toBe(429)
    expect(at.last()).toMatchObject({
      page: 'addPhone',
      until: expect.any(Number),
      issues: [],
      values: { number: typed },
    })
  })

  it('rests after ten wrong codes', async () => {
    const { browser } = await withPhones(at)
    const { path } = await browser.post(ADD, { number: number() })
    const id = idIn(path)
    for (let round = 0; round < 2; round++) {
      const wrong = other(await sentCode())
      for (let i = 0; i < 5; i++) await browser.post(ADD, { id, code: wrong })
      await browser.post(ADD, { id, again: '1' })
    }
    expect((await browser.post(ADD, { id, code: await sentCode() })).status).toBe(429)
    expect(at.last()).toMatchObject({
      page: 'confirmPhone',
      status: 'throttled',
      until: expect.any(Number),
      issues: [],
    })
  })

  it('ends at five', async () => {
    const { account, browser } = await withPhones(at, '1', '2', '3', '4')
    expect((await browser.get(ADD)).status).toBe(200)
    await withPhone(at.world.store, account.id)
    for (const visit of [await browser.get(ADD), await browser.post(ADD, { number: number() })]) {
      expect(visit.status).toBe(409)
      expect(at.last()).toMatchObject({ page: 'addPhone', full: { maxPhones: 5, phonesHref: LIST }, issues: [] })
    }
  })
})

describe('once text messages end', () => {
  /** What My Account says of numbers. */
  async function told(here: Shown, ...names: readonly string[]) {
    const { browser } = await withPhones(here, ...names)
    await browser.get('/cas/account')
    return overview(here)
  }
  const overview = (here: Shown) => ({
    advice: here.last()['advice'],
    tile: JSON.stringify(here.last()['sections']).includes('"phones"'),
  })

  it('people are told from thirty days before; then their numbers are there to be removed alone', async () => {
    const here = await shown({ methods, smsRetiredAt: now + 31 * DAY })
    const before = await withPhones(here, 'Old')
    await before.browser.get(LIST)
    expect(here.last()).toMatchObject({ endsAt: null, addHref: ADD })
    expect(await told(here, 'Old')).toMatchObject({ advice: null, tile: true })
    here.world.wait(DAY)
    const soon = await withPhones(here, 'Old')
    await soon.browser.get(`${LIST}?${TO_DATA}`)
    expect(here.last()).toMatchObject({ endsAt: now + 31 * DAY, addHref: `${ADD}?${TO_DATA}` })
    expect(here.last()).toMatchObject({ proceed: expect.anything() })
    expect(await told(here, 'Old', 'New')).toMatchObject({ advice: 'phones', tile: true })
    expect(await told(here)).toMatchObject({ advice: null, tile: true })
    here.world.wait(30 * DAY)
    const { browser } = await here.someone()
    await browser.get(`${LIST}?${TO_DATA}`)
    expect(here.last()).toMatchObject({ endsAt: now + 31 * DAY, addHref: null, proceed: null })
    expect((await browser.get(ADD)).hops).toEqual([`302 ${LIST}`])
    expect((await browser.post(ADD, { number: '+32 470 12 34 56' })).hops).toEqual([`303 ${LIST}`])
    expect(await told(here)).toMatchObject({ advice: null, tile: false })
    const begun = await clientOf(browser).POST('/account/phones', { body: { number: '+32 470 12 34 56' } })
    expect([begun.response.status, begun.error?.reason]).toEqual([409, 'not-in-use'])
  })

  it('whoever has a number left sees it', async () => {
    const here = await shown({ methods, smsRetiredAt: now + DAY })
    here.world.wait(DAY)
    const { account, browser } = await here.someone()
    await withPhone(here.world.store, account.id)
    await browser.get('/cas/account')
    expect(overview(here)).toEqual({ advice: 'phones', tile: true })
    // Whoever has another factor by now isn’t urged.
    const one = rowOf(account.id)
    await here.world.store.passkeys.add({ passkey: one, limit: 20, messages: [], activity: entry(account.id) })
    await browser.get('/cas/account')
    expect(overview(here)).toEqual({ advice: null, tile: true })
    await browser.get(`${LIST}?${TO_DATA}`)
    expect(here.last()).toMatchObject({ phones: [{}], proceed: null, addHref: null })
  })
})

describe('a program', () => {
  it('adds and removes one’s numbers', async () => {
    const { browser } = await withPhones(at)
    const client = clientOf(browser)
    const wrong = await client.POST('/account/phones', { body: { number: '0470' } })
    expect([wrong.response.status, wrong.error?.reason]).toEqual([422, 'invalid'])
    const begun = await client.POST('/account/phones', { body: { number: number() } })
    expect([begun.response.status, begun.data]).toMatchObject([201, { left: 5, expiresAt: expect.any(Number) }])
    const params = { path: { id: begun.data?.id ?? '' } }
    const gone = { path: { id: 'gone' } }
    expect((await client.POST('/account/phones/{id}/code', { params: gone })).error?.reason).toBe('not-found')
    await at.forget()
    expect((await client.POST('/account/phones/{id}/code', { params })).response.status).toBe(204)
    const code = await sentCode()
    const confirm = (of: typeof params, digits: string) =>
      client.POST('/account/phones/{id}/confirm', { params: of, body: { code: digits } })
    expect((await confirm(gone, code)).error?.reason).toBe('not-found')
    expect((await confirm(params, other(code))).error?.reason).toBe('invalid')
    expect((await confirm(params, code)).data).toEqual({ name: begun.data?.name })
    const { data } = await client.GET('/account/phones')
    expect(data?.phones).toMatchObject([{ id: begun.data?.id, name: begun.data?.name }])
  })

  it('removes one', async () => {
    const { browser, first } = await withPhones(at, 'Old')
    const client = clientOf(browser)
    const remove = (id: string) => client.DELETE('/account/phones/{id}', { params: { path: { id } } })
    expect((await remove('nothing')).error?.reason).toBe('not-found')
    expect((await remove(first)).response.status).toBe(204)
    expect((await client.GET('/account/phones')).data?.phones).toEqual([])
  })
})
