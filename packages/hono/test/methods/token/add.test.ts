import { parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { beforeAll, describe, expect, it } from 'vitest'
import { adding, codeToken } from '../../../../store-sql/src/tokens/fixtures.ts'
import type { Face } from '../../../src/composition.ts'
import { password } from '../../../src/methods/password/face.ts'
import { token, tokenApp } from '../../../src/methods/token/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { deviceXml, importDevices, press } from '../../support/tokens.ts'

const LIST = '/cas/account/tokens'
const APP = `${LIST}/app`
const DEVICE = `${LIST}/device`
const DATA = '/cas/account/data'
const TO_DATA = 'continue=%2Fcas%2Faccount%2Fdata'
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), token(), tokenApp()] })
})

/** Somebody with as many tokens as there may be, but for some. */
async function full(left = 0) {
  const { account, browser } = await at.someone('password', 'token')
  for (let i = left; i < 10; i++) await at.world.store.codeTokens.add(adding(codeToken(account.id)))
  return { account, browser }
}

/** What an app shows for the link of a QR code. */
function codeOf(link: unknown): string {
  const key = parseOtpauth(String(link))
  if (key?.moving.kind !== 'totp') throw new Error('no app')
  const { digits, hash, moving, secret } = key
  return totp(secret, { hash, digits, stepSeconds: moving.stepSeconds, time: at.world.runtime.now() })
}

/** Digits that aren’t these. */
const other = (code: string) => (code === '000000' ? '111111' : '000000')

describe('an authenticator app', () => {
  it('gets a name, then a secret, then shows its first code', async () => {
    const { browser } = await at.someone()
    expect((await browser.get(APP)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'addTokenApp',
      action: APP,
      issues: [],
      values: { name: '' },
      cancelHref: LIST,
      full: null,
      path: APP,
    })
    expect(at.last()['hidden']).toEqual({})
    expect((await browser.post(APP, { name: 'x'.repeat(51) })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'addTokenApp', issues: [{ field: 'name', code: 'too-long' }] })
    expect(at.last()).toMatchObject({ values: { name: 'x'.repeat(51) } })
    const started = await browser.post(APP, { name: 'Mine' })
    const id = new URLSearchParams(started.path.split('?')[1]).get('id') ?? ''
    expect(started.status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'tokenApp',
      action: APP,
      issues: [],
      name: 'Mine',
      link: expect.stringMatching(/^otpauth:/),
      secret: expect.stringMatching(/./),
      lifetimeSeconds: 600,
      until: null,
      againHref: APP,
      cancelHref: LIST,
      path: `${APP}?id=${id}`,
    })
    expect(at.last()['hidden']).toEqual({ id })
    expect(at.last()['expiresAt']).toBe(at.world.runtime.now() + 600)
    const right = codeOf(at.last()['link'])
    expect((await browser.post(APP, { id, code: other(right) })).status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'tokenApp',
      name: 'Mine',
      issues: [{ field: 'code', code: expect.stringMatching(/^token-/) }],
    })
    expect((await browser.post(APP, { id, code: right })).hops).toEqual([`303 ${LIST}?done=token-added`])
    expect(at.last()['tokens']).toMatchObject([{ name: 'Mine', sort: 'app' }])
  })

  it('keeps where the person was going', async () => {
    const { browser } = await at.someone()
    await browser.get(`${APP}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ cancelHref: `/cas/login?${TO_DATA}`, path: `${APP}?${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    const started = await browser.post(APP, { name: 'Mine', continue: DATA })
    const id = new URLSearchParams(started.path.split('?')[1]).get('id') ?? ''
    expect(at.last()).toMatchObject({ againHref: `${APP}?${TO_DATA}`, path: `${APP}?id=${id}&${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ id, continue: DATA })
    const done = await browser.post(APP, { id, code: codeOf(at.last()['link']), continue: DATA })
    expect(done.hops).toEqual([`303 ${LIST}?done=token-added&${TO_DATA}`])
  })

  it('that waits no more is said to be over', async () => {
    const { browser } = await at.someone()
    for (const visit of [
      await browser.get(`${APP}?id=gone`),
      await browser.post(APP, { id: 'gone', code: '123456' }),
    ]) {
      expect(visit.status).toBe(410)
      expect(at.last()).toMatchObject({ page: 'tokenApp', name: '', link: null, secret: '', expiresAt: 0, until: null })
    }
  })

  it('rests after too many codes', async () => {
    const { browser } = await at.someone()
    await browser.post(APP, { name: 'Mine' })
    const { hidden, link } = at.last()
    const wrong = { ...(hidden as { readonly id: string }), code: other(codeOf(link)) }
    let refused = await browser.post(APP, wrong)
    for (let i = 0; refused.status === 422 && i < 60; i++) refused = await browser.post(APP, wrong)
    expect(refused.status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'tokenApp', until: expect.any(Number), issues: [], name: 'Mine' })
  })

  it('is one of ten', async () => {
    const { account, browser } = await full(1)
    await browser.get(APP)
    expect(at.last()).toMatchObject({ full: null })
    await browser.post(APP, { name: 'Mine' })
    const { hidden, link } = at.last()
    await at.world.store.codeTokens.add(adding(codeToken(account.id)))
    const late = await browser.post(APP, { ...(hidden as { readonly id: string }), code: codeOf(link) })
    expect(late.status).toBe(409)
    expect(at.last()).toMatchObject({ page: 'addTokenApp', values: { name: '' }, issues: [] })
    for (const visit of [await browser.get(APP), await browser.post(APP, { name: 'Mine' })]) {
      expect(visit.status).toBe(409)
      expect(at.last()).toMatchObject({ page: 'addTokenApp', full: { maxTokens: 10, tokensHref: LIST }, issues: [] })
    }
  })
})

describe('a device that an operator handed out', () => {
  it('is taken by two of its codes in a row', async () => {
    await importDevices(at.world, [deviceXml('take-1')], null)
    const { browser } = await at.someone()
    expect((await browser.get(DEVICE)).status).toBe(200)
    expect(at.last()).toMatchObject({
      page: 'takeToken',
      action: DEVICE,
      issues: [],
      values: { serial: '', name: '' },
      until: null,
      full: null,
      path: DEVICE,
    })
    const typed = { serial: 'take-1', name: 'Mine', code: press(3), nextCode: press(4) }
    await browser.post(DEVICE, { ...typed, name: 'x'.repeat(51) })
    expect(at.last()).toMatchObject({ page: 'takeToken', issues: [{ field: 'name', code: 'too-long' }] })
    expect((await browser.post(DEVICE, { ...typed, code: '' })).status).toBe(422)
    expect(at.last()).toMatchObject({
      values: { serial: 'take-1', name: 'Mine' },
      issues: [{ field: 'code', code: 'token-required' }],
      until: null,
    })
    expect(at.last()['values']).toEqual({ serial: 'take-1', name: 'Mine' })
    expect((await browser.post(DEVICE, typed)).hops).toEqual([`303 ${LIST}?done=token-added`])
    expect(at.last()['tokens']).toMatchObject([{ name: 'Mine', serial: 'TAKE-1', sort: 'device' }])
  })

  it('keeps where the person was going', async () => {
    await importDevices(at.world, [deviceXml('take-2')], null)
    const { browser } = await at.someone()
    await browser.get(`${DEVICE}?${TO_DATA}`)
    expect(at.last()).toMatchObject({ cancelHref: `/cas/login?${TO_DATA}`, path: `${DEVICE}?${TO_DATA}` })
    expect(at.last()['hidden']).toEqual({ continue: DATA })
    const typed = { serial: 'take-2', code: press(3), nextCode: press(4), continue: DATA }
    expect((await browser.post(DEVICE, typed)).hops).toEqual([`303 ${LIST}?done=token-added&${TO_DATA}`])
  })

  it('rests after too many pairs', async () => {
    const { browser } = await at.someone()
    const wrong = { serial: 'nobody’s', name: 'Mine', code: '000000', nextCode: '000001' }
    for (let i = 0; i < 5; i++) await browser.post(DEVICE, wrong)
    expect(at.last()).toMatchObject({ issues: [{ field: 'serial', code: 'token-unknown-token' }], until: null })
    expect((await browser.post(DEVICE, wrong)).status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'takeToken', issues: [], until: expect.any(Number) })
    const body = { ...wrong, name: '' }
    const refused = await clientOf(browser).POST('/account/tokens', { body })
    expect([refused.response.status, refused.error?.reason]).toEqual([429, 'throttled'])
  })

  it('is one of ten', async () => {
    const { browser } = await full()
    const typed = { serial: 'x', name: '', code: press(3), nextCode: press(4) }
    for (const visit of [await browser.get(DEVICE), await browser.post(DEVICE, typed)]) {
      expect(visit.status).toBe(409)
      expect(at.last()).toMatchObject({ page: 'takeToken', full: { maxTokens: 10, tokensHref: LIST }, issues: [] })
    }
    const refused = await clientOf(browser).POST('/account/tokens', { body: typed })
    expect([refused.response.status, refused.error?.reason]).toEqual([409, 'too-many'])
  })
})

describe('a provider without', () => {
  it.each([
    ['apps', token(), APP, DEVICE, '/account/token-apps'],
    ['devices', tokenApp(), DEVICE, APP, '/account/tokens'],
  ] as const)('%s has no page for them, nor an operation', async (_, only: Face, none, there, operation) => {
    const here = await shown({ methods: [password(), only] })
    const { browser } = await here.someone()
    expect((await browser.get(none)).status).toBe(404)
    expect(await browser.post(none, { name: 'Mine' })).toMatchObject({ status: 404, hops: [] })
    expect((await browser.get(there)).status).toBe(200)
    await browser.get(LIST)
    expect(here.last()).toMatchObject(none === APP ? { addAppHref: null } : { takeHref: null })
    const client = clientOf(browser)
    const refused =
      operation === '/account/tokens'
        ? await client.POST(operation, { body: { serial: 'x', code: '1', nextCode: '2', name: 'x' } })
        : await client.POST(operation, { body: { name: 'Mine' } })
    expect([refused.response.status, refused.error?.reason]).toEqual([404, 'not-found'])
  })
})

describe('a program', () => {
  it('adds an app, by its first code', async () => {
    const { browser } = await at.someone()
    const client = clientOf(browser)
    const long = await client.POST('/account/token-apps', { body: { name: 'x'.repeat(51) } })
    expect([long.response.status, long.error?.reason]).toEqual([422, 'invalid'])
    const { data, response } = await client.POST('/account/token-apps', { body: { name: 'Mine' } })
    expect([response.status, data?.name]).toEqual([201, 'Mine'])
    const confirm = (id: string, code: string) =>
      client.POST('/account/token-apps/{id}/confirm', { params: { path: { id } }, body: { code } })
    const [id, code] = [data?.id ?? '', codeOf(data?.link)]
    expect((await confirm('gone', code)).error?.reason).toBe('not-found')
    expect((await confirm(id, other(code))).error?.reason).toBe('invalid')
    expect((await confirm(id, code)).data).toEqual({ name: 'Mine' })
  })

  it('takes a device', async () => {
    await importDevices(at.world, [deviceXml('take-3')], null)
    const { browser } = await at.someone()
    const body = { serial: 'take-3', code: press(3), nextCode: press(4), name: 'Mine' }
    const taken = await clientOf(browser).POST('/account/tokens', { body })
    expect([taken.response.status, taken.data]).toEqual([201, { name: 'Mine' }])
  })
})
