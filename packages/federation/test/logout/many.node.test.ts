import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { visitOf } from './support/visit.ts'
import { client, closeServices, now, openServices, other, there, world } from './support/world.ts'

beforeEach(openServices)
afterEach(closeServices)

// On Workers whoever is being told when a call ends is told by nobody, and held the worker's hands for ever.
it('where the database fails, ends when nobody is being told any more', async () => {
  const w = await world(
    [
      client('slow', { backchannelLogoutUri: `${there.url}/out` }),
      client('quick', { backchannelLogoutUri: `${other.url}/out` }),
    ],
    20_000,
  )
  const { promise: go, resolve } = Promise.withResolvers<void>()
  there.answer = (response) => void go.then(() => response.end())
  for (const clientId of ['slow', 'quick']) await w.visit(clientId)
  await w.end()
  const { store } = w.provider
  let claims = 0
  const claim: typeof store.logouts.claim = (claiming) =>
    claims++ === 0 ? store.logouts.claim(claiming) : Promise.reject(new Error('away'))
  const run = w.worker({ ...store, logouts: { ...store.logouts, claim } }).runOnce()
  let isOver = false
  run.catch(() => (isOver = true))
  await expect.poll(() => claims).toBe(2)
  await expect.poll(() => there.posted.length).toBe(1)
  expect(isOver).toBe(false)
  resolve()
  await expect(run).rejects.toThrow('away')
  expect(await w.statuses()).toEqual({ slow: 'told', quick: 'told' })
})

describe('a service that hangs', () => {
  it('delays no other', async () => {
    const w = await world(
      [
        client('hangs', { backchannelLogoutUri: `${there.url}/out` }),
        client('listens', { redirectUris: [`${other.url}/back`], backchannelLogoutUri: `${other.url}/out` }),
      ],
      20_000,
    )
    const asked = Promise.withResolvers<{ end: () => unknown }>()
    there.answer = asked.resolve
    await w.visit('hangs')
    await w.visit('listens')
    await w.end()
    const done = w.worker().runOnce()
    const hanging = await asked.promise
    await expect.poll(w.statuses).toEqual({ hangs: 'waiting', listens: 'told' })
    hanging.end()
    await done
    expect(await w.statuses()).toEqual({ hangs: 'told', listens: 'told' })
  })

  it('is given up after a while, and told later', async () => {
    const w = await world([client('hangs', { backchannelLogoutUri: `${there.url}/out` })])
    there.answer = () => {}
    await w.visit('hangs')
    await w.end()
    await w.worker().runOnce()
    expect(await w.statuses()).toEqual({ hangs: 'waiting' })
    expect(w.events.find(({ event }) => event === 'logout-failed')).toMatchObject({ reason: 'too-slow' })
  })

  it('is asked by few at a time, and left alone for a while, however many sessions end', async () => {
    const w = await world([
      client('hangs', { backchannelLogoutUri: `${there.url}/out` }),
      client('listens', { redirectUris: [`${other.url}/back`], backchannelLogoutUri: `${other.url}/out` }),
    ])
    there.answer = () => {}
    for (let count = 0; count < 100; count += 1) {
      const { account, session } = await w.provider.signIn({ level: 'BASIC', now })
      await visitOf(w.provider.store, { account, session, clientId: 'hangs', now })
      await w.provider.store.sessions.end({ idHash: session.idHash, now })
    }
    await w.visit('listens')
    await w.provider.store.sessions.end({ idHash: w.session.idHash, now: now + 1 })
    w.pass(1)
    const done = w.worker().runOnce()
    await expect.poll(() => other.posted.length, { interval: 5 }).toBe(1)
    expect(there.posted.length).toBeLessThanOrEqual(8)
    await done
    expect(there.posted.length).toBeLessThanOrEqual(8)
  })
})

it('tells 50 services of one session, all at once', async () => {
  const services = Array.from({ length: 50 }, (_, index) =>
    client(`client-${index}`, { backchannelLogoutUri: `${there.url}/out/${index}` }),
  )
  const w = await world(services, 5000)
  // Nobody is answered before all of them are there.
  const held: { end: () => unknown }[] = []
  there.answer = (response) => {
    held.push(response)
    if (held.length === 50) for (const each of held) each.end()
  }
  for (let index = 0; index < 50; index += 1) await w.visit(`client-${index}`)
  await w.end()
  await w.worker().runOnce()
  expect(there.posted).toHaveLength(50)
  expect(new Set(Object.values(await w.statuses()))).toEqual(new Set(['told']))
})

it('two workers tell each service once', async () => {
  const services = Array.from({ length: 20 }, (_, index) =>
    client(`client-${index}`, { backchannelLogoutUri: `${there.url}/out/${index}` }),
  )
  const w = await world(services, 5000)
  for (let index = 0; index < 20; index += 1) await w.visit(`client-${index}`)
  await w.end()
  await Promise.all([w.worker().runOnce(), w.worker().runOnce()])
  expect(there.posted).toHaveLength(20)
})
