import { beforeEach, expect, test } from 'vitest'
import { decodeJwt } from 'jose'
import { toBase64url } from '../../../src/authenticator/bytes.ts'
import { blindPin } from '../../../src/authenticator/oprf.ts'
import { askDevice, watchRequests, type WatchOptions } from '../../../src/authenticator/server/index.ts'
import { deviceTopic } from '../../../src/context/topics.ts'
import { sealLink } from '../../../src/links/sealed-link.ts'
import { beginFactorRemoval, cancelFactorRemoval } from '../../../src/recovery/index.ts'
import { testStore } from '../../support/store.ts'
import { deviceApi } from '../support/provider.ts'
import { made } from '../support/raw-phone.ts'

let provider: Awaited<ReturnType<typeof made>>['provider']
let phone: Awaited<ReturnType<typeof made>>['phone']
let waits: { readonly topic: string; readonly timeoutMs: number }[]
let stop: AbortController
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
  waits = []
  stop = new AbortController()
})

/**
 * Opens the live channel where nobody waits for long: it looks again as soon as it is read on.
 * @returns what it says up to the next look, and that look's first line; null at its end.
 */
async function channel(times: Pick<WatchOptions, 'beatSeconds' | 'lifeSeconds'> = {}) {
  const path = '/requests/stream'
  const authorization = await phone.proof({ method: 'GET', path })
  const { signals, ...context } = provider.context()
  const wait: typeof signals.wait = async (topic, { timeoutMs }) => void waits.push({ topic, timeoutMs })
  const call = { authorization, method: 'GET', path: deviceApi + path, body: '' }
  const watched = await watchRequests({ ...context, signals: { ...signals, wait } }, call)
  if (!watched.ok) throw new Error(watched.reason)
  expect(watched.topic).toBe(deviceTopic(phone.id))
  const lines = watched.lines({ signal: stop.signal, clock: () => provider.clock.now, ...times })
  const iterator = lines[Symbol.asyncIterator]()
  return async () => {
    const heard: unknown[] = []
    for (;;) {
      const { done, value } = await iterator.next()
      if (done) return [...heard, null]
      expect(value.endsWith('\n')).toBe(true)
      heard.push(JSON.parse(value))
      if (value.includes('"open"')) return heard
    }
  }
}

const open = (...waiting: readonly unknown[]) => ({ type: 'open', now: provider.clock.now, waiting })
const ask = async () => {
  const signIn = await provider.signIn()
  const rest = { knownBrowser: true, browserName: '', place: null, serviceOrigin: null }
  await askDevice(provider.context(), { signIn, account: provider.account, deviceId: phone.id, ...rest })
  const found = await provider.store.approvals.ofSignIn({ signInIdHash: signIn.idHash, now: provider.clock.now })
  return found?.request.id
}

test('the live channel says how it stands, then each request once', async () => {
  const first = await ask()
  const next = await channel()
  expect(await next()).toEqual([open(first)])
  expect(await next()).toEqual([
    { type: 'status', status: 'active' },
    { type: 'request', request: expect.any(String) },
    open(first),
  ])
  provider.clock.now += 1
  const second = await ask()
  expect(await next()).toEqual([open(first, second)])
  const [told] = await next()
  expect(told).toMatchObject({ type: 'request' })
  expect(decodeJwt(String(Reflect.get(Object(told), 'request')))).toMatchObject({ request: second, aud: phone.id })
  provider.clock.now += 120
  expect(await next()).toEqual([open()])
  expect(waits[0]).toEqual({ topic: deviceTopic(phone.id), timeoutMs: 15_000 })
})

test('it says when the phone is locked, and at last that it is removed', async () => {
  const next = await channel()
  await next()
  expect(await next()).toEqual([{ type: 'status', status: 'active' }, open()])
  for (let i = 0; i < 6; i++) {
    const blinded = toBase64url(blindPin('4796').blinded)
    await phone.call({ method: 'POST', path: '/pin/evaluate', body: { pinKeyId: phone.pinKeyId, blinded } })
  }
  expect(await next()).toEqual([open()])
  expect(await next()).toEqual([{ type: 'status', status: 'locked' }, open()])
  await phone.call({ method: 'DELETE', path: '' })
  expect(await next()).toEqual([{ type: 'gone' }, null])
})

test('it says when a factor is on its way out, and when no longer', async () => {
  const next = await channel()
  await next()
  await next()
  const ids = [provider.account.id, phone.id, String(provider.clock.now)]
  const token = await sealLink(provider.context(), { purpose: 'lost-factor', ids, until: provider.clock.now + 60 })
  const begun = await beginFactorRemoval(provider.context(), { token })
  if (!begun.ok) throw new Error(begun.reason)
  expect(await next()).toEqual([open()])
  const [told] = await next()
  expect(decodeJwt(String(Reflect.get(Object(told), 'removal')))).toMatchObject({ aud: phone.id, own: true })
  expect(await next()).toEqual([open()])
  await cancelFactorRemoval(provider.context(), { token: begun.cancelToken })
  expect(await next()).toEqual([open()])
  expect(await next()).toEqual([{ type: 'removal', removal: null }, open()])
})

test('it lives for four minutes, or as long as it is told, or until it is stopped', async () => {
  const [usual, short] = [await channel(), await channel({ beatSeconds: 2, lifeSeconds: 10 })]
  const { now } = provider.clock
  for (const next of [usual, short]) await next()
  expect(waits.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 2000])
  provider.clock.now = now + 9
  expect((await short()).at(-1)).toEqual(open())
  provider.clock.now = now + 10
  expect(await short()).toEqual([null])
  provider.clock.now = now + 239
  expect((await usual()).at(-1)).toEqual(open())
  provider.clock.now = now + 240
  expect(await usual()).toEqual([null])
  const stopped = await channel()
  await stopped()
  stop.abort()
  expect((await stopped()).at(-1)).toBeNull()
})

test('it is the phone’s alone', async () => {
  const call = { authorization: null, method: 'GET', path: `${deviceApi}/requests/stream`, body: '' }
  expect(await watchRequests(provider.context(), call)).toEqual({ ok: false, reason: 'use-nonce' })
})
