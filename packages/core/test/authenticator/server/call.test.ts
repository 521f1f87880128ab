import { beforeEach, describe, expect, test } from 'vitest'
import { hash } from '../../../src/authenticator/bytes.ts'
import { deviceEndpoints } from '../../../src/authenticator/server/index.ts'
import { newNonce, nonceEnd } from '../../../src/authenticator/server/nonce.ts'
import { testStore } from '../../support/store.ts'
import { deviceApi } from '../support/provider.ts'
import { made, rawCall, rawKey } from '../support/raw-phone.ts'

let provider: Awaited<ReturnType<typeof made>>['provider']
let phone: Awaited<ReturnType<typeof made>>['phone']
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
})
const state = { method: 'GET', path: '/state' } as const
const seen = async () => (await provider.store.devices.find(phone.id))?.lastSeenAt

describe('a nonce', () => {
  const at = (now: number, nonce: string) => nonceEnd({ keyRing: provider.keyRing, now }, nonce)
  test('is good for five minutes, and from a server whose clock is a minute ahead', async () => {
    const { now } = provider.clock
    const nonce = await newNonce(provider.context())
    for (const moment of [now - 60, now, now + 299]) expect(await at(moment, nonce), String(moment)).toBe(now + 300)
    for (const moment of [now - 61, now + 300]) expect(await at(moment, nonce), String(moment)).toBeNull()
  })

  test('is nobody else’s', async () => {
    const { now } = provider.clock
    const [time = '', mac = ''] = (await newNonce(provider.context())).split('.')
    for (const wrong of ['', '.', time, `${time}.`, `${time}.${mac}A`, `${time}A.${mac}`, `.${mac}`, 'NaN.AA', '-1.AA'])
      expect(await at(now, wrong), wrong).toBeNull()
  })
})

describe('a call', () => {
  test('says once a minute that the phone was seen', async () => {
    const start = provider.clock.now
    provider.clock.now = start + 59
    await phone.call(state)
    expect(await seen()).toBe(start)
    provider.clock.now = start + 60
    await phone.call(state)
    expect(await seen()).toBe(start + 60)
  })

  test('isn’t repeated as long as its nonce is good', async () => {
    const authorization = await phone.proof(state)
    expect(await phone.call({ ...state, authorization })).toMatchObject({ status: 200 })
    provider.clock.now += 299
    expect(await phone.call({ ...state, authorization })).toMatchObject({ body: { reason: 'replayed' } })
  })

  test('of a phone that was removed is answered with that, once it showed that it is the phone', async () => {
    await phone.call({ method: 'DELETE', path: '' })
    expect(await phone.call(state)).toMatchObject({ body: { reason: 'removed' } })
    expect(await phone.call({ ...state, by: await rawKey() })).toMatchObject({ body: { reason: 'bad-message' } })
  })

  test('has one token in its header, and nothing else', async () => {
    const proof = await phone.proof(state)
    for (const authorization of ['', ` ${proof}`, `${proof} `, `${proof} x`, `x ${proof}`, 'LP-Device ', 'LP-Device'])
      expect(await phone.call({ ...state, authorization }), authorization).toMatchObject({
        body: { reason: 'use-nonce' },
      })
    for (const authorization of ['LP-Device x', 'LP-Device a.b.c'])
      expect(await phone.call({ ...state, authorization })).toMatchObject({ body: { reason: 'bad-message' } })
  })

  test('has a JSON object for its body', async () => {
    const refuse = { method: 'POST', path: '/requests/refuse' } as const
    for (const arrives of ['', '{', '[]', 'null', '"x"', '7', '{}', '{"request":7}']) {
      const call = { ...refuse, arrives, claims: { bh: hash(arrives) } }
      expect(await phone.call(call), arrives).toMatchObject({ body: { reason: 'bad-request' } })
    }
  })
})

test.each(
  deviceEndpoints
    .filter(({ path }) => path !== '/enrolments/evaluate')
    .map(({ method, path, run }) => [method, path, run] as const),
)('%s %s is nobody’s who doesn’t show a phone', async (method, path, run) => {
  const call = { authorization: null, method, path: deviceApi + path, body: '{}' }
  expect(await run(provider.context(), call)).toEqual({ ok: false, reason: 'use-nonce' })
})

test('a phone that is no device yet has one token too', async () => {
  const id = 'AAECAwQFBgcICQoLDA0ODw'
  const p = await rawKey()
  const complete = { method: 'POST', path: '/enrolments/complete', body: {} } as const
  const ask = async (call: object) => (await rawCall(provider, { ...complete, ...call }, { id, p, embed: true })).body
  expect(await ask({ authorization: null })).toEqual({ reason: 'use-nonce' })
  expect(await ask({ authorization: 'LP-Device x' })).toEqual({ reason: 'bad-message' })
  expect(await ask({ claims: { nonce: 'x' } })).toEqual({ reason: 'use-nonce' })
  expect(await ask({ claims: { htu: 'x' } })).toEqual({ reason: 'bad-message' })
  expect(await ask({ header: { typ: 'lp-enrol+jwt' } })).toEqual({ reason: 'bad-message' })
})
