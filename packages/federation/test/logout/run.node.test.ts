import type { Outgoing, Signals } from '@laissez-passer/core/ports'
import { expect, it, onTestFinished } from 'vitest'
import { createLogoutWorker, type LogoutEvent, logoutTopic } from '../../src/logout/index.ts'
import type { ServiceInput } from '../../src/services/index.ts'
import { testProvider } from '../support/provider.ts'
import { visitOf } from './support/visit.ts'

const now = 1_900_000_000
/** As often as may be, and as long as a busy machine takes. */
const soon = { interval: 1 }

/** A provider whose services are told by `outgoing`, and people whose sessions end. */
async function world(outgoing: Outgoing, clients: readonly string[] = ['shop']) {
  const services = clients.map(
    (clientId): ServiceInput => ({
      name: `Service ${clientId}`,
      type: 'oidc',
      clientId,
      redirectUris: ['https://shop.example/back'],
      backchannelLogoutUri: `https://shop.example/${clientId}`,
    }),
  )
  const provider = await testProvider(services)
  onTestFinished(() => provider.close())
  const events: LogoutEvent[] = []
  const at = { ...provider.at(now), store: provider.store, outgoing }
  const worker = (changes: Partial<typeof at> = {}) =>
    createLogoutWorker({ ...at, ...changes, clock: () => now, onEvent: (event) => events.push(event) })
  const leave = async () => {
    const { account, session } = await provider.signIn({ level: 'BASIC', now })
    for (const clientId of clients) await visitOf(provider.store, { account, session, clientId, now })
    await provider.store.sessions.end({ idHash: session.idHash, now })
    return async () => (await provider.store.logouts.ofSession(session.idHash)).map(({ status }) => status)
  }
  return { at, events, leave, worker }
}

const listens: Outgoing = async () => ({ ok: true, status: 200, headers: new Headers(), body: new Uint8Array() })

/** Each time that the worker waits, the next of these is done; then it is to end. */
function turns(ending: AbortController, ...each: readonly (() => unknown)[]): Signals & { readonly waits: object[] } {
  const waits: object[] = []
  const left = [...each]
  return {
    waits,
    notify: () => {},
    async wait(topic, { timeoutMs, signal }) {
      waits.push({ topic, timeoutMs, isEnding: signal })
      const next = left.shift()
      if (next) await next()
      else ending.abort()
    },
  }
}

it('runs until it is told to end: tells what is due, waits two seconds or for a signal, and looks again', async () => {
  const w = await world(listens)
  const ending = new AbortController()
  const first = await w.leave()
  let second = first
  const isTold = (status: typeof first) => expect.poll(status, soon).toEqual(['told'])
  const signals = turns(
    ending,
    async () => {
      await isTold(first)
      second = await w.leave()
    },
    () => isTold(second).then(() => ending.abort()),
  )
  await w.worker().run({ signal: ending.signal, signals })
  expect(w.events.map(({ event }) => event)).toEqual(['logout-told', 'logout-told'])
  expect(signals.waits).toEqual([
    { topic: logoutTopic, timeoutMs: 2000, isEnding: ending.signal },
    { topic: logoutTopic, timeoutMs: 2000, isEnding: ending.signal },
  ])
})

it('does nothing where it is to end before it began', async () => {
  const w = await world(listens)
  const status = await w.leave()
  const signals = turns(new AbortController())
  await w.worker().run({ signal: AbortSignal.abort(), signals })
  await w.worker().runOnce({ signal: AbortSignal.abort() })
  expect([await status(), signals.waits, w.events]).toEqual([['waiting'], [], []])
})

it('says so where notices can’t be read, and goes on', async () => {
  const w = await world(listens)
  const status = await w.leave()
  const ending = new AbortController()
  let isDown = true
  const logouts: typeof w.at.store.logouts = {
    ...w.at.store.logouts,
    claim: async (...given) => {
      if (isDown) throw new Error('no database')
      return w.at.store.logouts.claim(...given)
    },
  }
  const signals = turns(
    ending,
    () => (isDown = false),
    () => expect.poll(status, soon).toEqual(['told']),
  )
  await w.worker({ store: { ...w.at.store, logouts } }).run({ signal: ending.signal, signals })
  expect(w.events.map(({ event }) => event)).toEqual(['logouts-unavailable', 'logout-told'])
})

it('makes room where all hands are full as soon as one is done', async () => {
  const clients = Array.from({ length: 65 }, (_, at) => `client-${at}`)
  const held: (() => void)[] = []
  const told: string[] = []
  const w = await world(async (url, request) => {
    told.push(url)
    if (told.length <= 64) await new Promise<void>((resolve) => held.push(resolve))
    return listens(url, request)
  }, clients)
  await w.leave()
  const ending = new AbortController()
  const never: Signals = {
    notify: () => {},
    async wait() {
      // The last is told although nobody signals.
      await expect.poll(() => held.length, soon).toBe(64)
      held[0]?.()
      await expect.poll(() => told.length, soon).toBe(65)
      ending.abort()
    },
  }
  const running = w.worker().run({ signal: ending.signal, signals: never })
  await expect.poll(() => told.length, soon).toBe(65)
  for (const each of held) each()
  await running
})

it.each([
  ['an error with a code', Object.assign(new Error('x'), { code: 'sealed-value' }), 'sealed-value'],
  ['one without', new Error('x'), 'unknown'],
  ['what is no error', { code: 'text' }, 'unknown'],
])('what can’t be made is tried again later: %s', async (_, thrown, reason) => {
  const w = await world(() => Promise.reject(thrown as Error))
  const status = await w.leave()
  await w.worker().runOnce()
  expect(await status()).toEqual(['waiting'])
  expect(w.events).toEqual([{ event: 'logout-failed', kind: 'oidc', service: 'Service shop', reason }])
})

it('a notice that couldn’t be noted as told says so, and is told again', async () => {
  const w = await world(listens)
  const status = await w.leave()
  const logouts = {
    ...w.at.store.logouts,
    settle: async (outcomes: readonly unknown[]) => {
      if (outcomes.length > 0) throw new Error('no database')
    },
  }
  await w.worker({ store: { ...w.at.store, logouts } }).runOnce()
  expect(w.events.map(({ event }) => event)).toEqual(['logout-told', 'logouts-unavailable'])
  expect(await status()).toEqual(['waiting'])
})

// On Workers nothing of a call settles once the platform ended it.
it('a run that was ended takes no service’s turns with it', async () => {
  const asked: string[] = []
  const w = await world((url, request) => {
    asked.push(url)
    return asked.length <= 8 ? new Promise(() => {}) : listens(url, request)
  })
  for (let count = 0; count < 8; count++) await w.leave()
  const worker = w.worker()
  void worker.runOnce()
  await expect.poll(() => asked.length, soon).toBe(8)
  const status = await w.leave()
  await worker.runOnce()
  expect(await status()).toEqual(['told'])
})

it('a database that says nothing of a client takes none of its turns', async () => {
  const w = await world(listens, ['adm-0123456789abcdefghijkl'])
  const { registeredClients } = w.at.store
  let isDown = true
  const findAll: typeof registeredClients.findAll = async (...given) => {
    if (isDown) throw new Error('no database')
    return registeredClients.findAll(...given)
  }
  const store = { ...w.at.store, registeredClients: { ...registeredClients, findAll } }
  for (let count = 0; count < 8; count++) await w.leave()
  const ending = new AbortController()
  let status = async (): Promise<readonly string[]> => []
  const signals = turns(
    ending,
    async () => {
      await expect.poll(() => w.events.length, soon).toBe(8)
      isDown = false
      status = await w.leave()
    },
    () => expect.poll(() => status(), soon).toEqual(['deaf']),
  )
  await w.worker({ services: [], store }).run({ signal: ending.signal, signals })
  expect(w.events.map(({ event }) => event)).toEqual(Array.from({ length: 8 }, () => 'logouts-unavailable'))
})
