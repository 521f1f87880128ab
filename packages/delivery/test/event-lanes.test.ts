import { expect, test } from 'vitest'
import type { Delivery } from '../src/transport.ts'
import { world } from './support/world.ts'

/** A carrier of events that notes what it was given; those of slow receivers wait until they are let go. */
function carrier() {
  const told: string[] = []
  const begun: string[] = []
  const held: (() => void)[] = []
  return {
    told,
    begun,
    letGo: () => held.splice(0).forEach((go) => go()),
    send: async ({ id, receiver }: { readonly id: string; readonly receiver: string }): Promise<Delivery> => {
      begun.push(receiver)
      if (receiver.startsWith('slow')) await new Promise<void>((resolve) => held.push(resolve))
      told.push(`${receiver} ${id}`)
      return { ok: true }
    },
  }
}

test('a receiver that answers slowly holds up no other, however much waits for it', async () => {
  const { store, mail, compose, worker } = await world()
  const event = carrier()
  const to = (receiver: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => compose({ kind: 'event', to: receiver })))
  await store.outbox.add([...(await to('slow', 50)), ...(await to('quick', 5)), ...(await to('other', 5))])
  const stop = new AbortController()
  const running = worker({ transports: { mail, event }, attemptSeconds: 60 }).run({ signal: stop.signal })
  await expect.poll(() => event.told).toHaveLength(10)
  expect(event.begun.filter((receiver) => receiver === 'slow')).toHaveLength(1)
  // What comes while the slow one is waited for goes out as well.
  await store.outbox.add(await to('quick', 3))
  await expect.poll(() => event.told).toHaveLength(13)
  stop.abort()
  event.letGo()
  await running
  expect(event.told.filter((each) => each.startsWith('slow'))).toHaveLength(1)
})

test('a receiver is told in the order in which it happened', async () => {
  const { store, compose, mail, worker } = await world()
  const event = carrier()
  const messages = []
  for (let order = 20; order > 0; order--) messages.push(await compose({ kind: 'event', to: 'crm', order }))
  await store.outbox.add(messages)
  expect(await worker({ transports: { mail, event } }).runOnce()).toEqual({ delivered: 20, failed: 0, abandoned: 0 })
  expect(event.told).toEqual(messages.toReversed().map(({ id }) => `crm ${id}`))
})

test('there are as many lanes as may be, and all are told in the end', async () => {
  const { store, compose, mail, worker } = await world()
  const event = carrier()
  const messages = []
  for (let at = 0; at < 100; at++) messages.push(await compose({ kind: 'event', to: `slow ${at}` }))
  await store.outbox.add(messages)
  const done = worker({ transports: { mail, event }, attemptSeconds: 60 }).runOnce()
  await expect.poll(() => event.begun).toHaveLength(32)
  const letting = setInterval(event.letGo, 1)
  expect(await done).toMatchObject({ delivered: 100 })
  clearInterval(letting)
  expect(new Set(event.begun).size).toBe(100)
})

test('a database that doesn’t answer ends a lane, is told, and the lane begins again', async () => {
  const here = await world()
  const event = carrier()
  await here.store.outbox.add([await here.compose({ kind: 'event', to: 'crm' })])
  let broken = true
  const outbox = {
    ...here.store.outbox,
    claim: (options: Parameters<typeof here.store.outbox.claim>[0]) =>
      broken && typeof options.events === 'object'
        ? Promise.reject(new Error('gone'))
        : here.store.outbox.claim(options),
  }
  const store = { ...here.store, outbox }
  await expect(here.worker({ store, transports: { mail: here.mail, event } }).runOnce()).rejects.toThrow('gone')
  const stop = new AbortController()
  const running = here.worker({ store, transports: { mail: here.mail, event } }).run({ signal: stop.signal })
  await expect.poll(() => here.events).toContainEqual({ event: 'outbox-unavailable', error: 'gone' })
  broken = false
  await expect.poll(() => event.told).toHaveLength(1)
  stop.abort()
  await running
})

test('receivers that never answer don’t keep others waiting, however many they are and however much waits for them', async () => {
  const here = await world()
  const begun: string[] = []
  const event = {
    send: async ({ receiver }: { readonly receiver: string }): Promise<Delivery> => {
      begun.push(receiver)
      return receiver.startsWith('dead') ? new Promise(() => {}) : { ok: true }
    },
  }
  const messages = []
  for (let at = 0; at < 80; at++)
    for (let n = 0; n < 25; n++) messages.push(await here.compose({ kind: 'event', to: `dead ${at}` }))
  await here.store.outbox.add(messages)
  here.now += 1
  const stop = new AbortController()
  const options = { transports: { mail: here.mail, event }, attemptSeconds: 0.2 }
  const running = here.worker(options).run({ signal: stop.signal })
  await expect.poll(() => begun.length).toBeGreaterThan(0)
  await here.store.outbox.add([await here.compose({ kind: 'event', to: 'crm' })])
  await expect.poll(() => begun).toContain('crm')
  stop.abort()
  await running
})
