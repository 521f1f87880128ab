import { platform } from '#platform'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { expect, it, onTestFinished, vi } from 'vitest'
import { heartbeat } from '../src/heartbeat.ts'
import { elodie, makeWorld, origin, type World } from './support/world.ts'

const fine = { database: 'ok', schema: 'ok', keys: 'ok', outbox: 'ok' }

async function ready({ provider }: World): Promise<readonly [number, object]> {
  const answer = await provider.fetch(new Request(`${origin}/readyz`))
  return [answer.status, await answer.json()]
}

/** A world whose store does something else. */
async function broken(change: (store: Store) => Partial<Store>): Promise<World> {
  const world = await platform()
  const { databases: _, ...store } = world.store
  return makeWorld({ ...world, store: { ...store, ...change(store) } })
}

const unavailable = () => Promise.reject(new LaissezPasserError('store-unavailable', 'The disk is full'))

it('all is well', async () => {
  expect(await ready(await makeWorld(await platform()))).toEqual([200, { status: 'ok', parts: fine }])
})

it('a database that takes no writes is not ready, until it takes them again', async () => {
  let full = true
  const world = await broken(({ seen }) => ({
    seen: { ...seen, first: (...given) => (full ? unavailable() : seen.first(...given)) },
  }))
  expect(await ready(world)).toEqual([503, { status: 'unavailable', parts: { ...fine, database: 'read-only' } }])
  expect(world.log).toContainEqual({ level: 'warn', event: 'not-ready', said: 'database: read-only' })
  full = false
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 501)
  onTestFinished(() => void vi.restoreAllMocks())
  expect(await ready(world)).toEqual([200, { status: 'ok', parts: fine }])
  expect(world.log).toContainEqual({ level: 'info', event: 'ready-again' })
})

it('a database that doesn’t answer, or is older than this version, is another process’s turn', async () => {
  const gone = await broken(() => ({ ping: unavailable }))
  expect(await ready(gone)).toEqual([503, { status: 'unavailable', parts: { database: 'unavailable' } }])
  const older = await broken(() => ({ ping: () => Promise.reject(new LaissezPasserError('store-schema', 'lacks')) }))
  expect(await ready(older)).toEqual([503, { status: 'unavailable', parts: { database: 'ok', schema: 'older' } }])
})

it('keys that open nothing of this database are this process’s own fault', async () => {
  const world = await makeWorld(await platform())
  await world.provider.fetch(new Request(`${origin}/cas/oauth2/jwks`))
  const { keyRing } = world.runtime
  const open = () => Promise.reject(new LaissezPasserError('sealed-value', 'of another key'))
  const other = await makeWorld({ ...world, runtime: { ...world.runtime, keyRing: { ...keyRing, open } } })
  expect(await ready(other)).toEqual([503, { status: 'unavailable', parts: { ...fine, keys: 'unavailable' } }])
})

it('a message that waits for a quarter of an hour is late', async () => {
  const world = await makeWorld(await platform())
  const browser = world.browser()
  await browser.submit(await browser.get('/cas/register'), elodie, { action: '/cas/register' })
  world.wait(901)
  expect(await ready(world)).toEqual([200, { status: 'degraded', parts: { ...fine, outbox: 'late' } }])
})

it('the database is asked once in a while, however many ask: one of the questions writes', async () => {
  let asked = 0
  const world = await broken(({ seen }) => ({
    seen: {
      ...seen,
      first: (...given) => {
        asked += 1
        return seen.first(...given)
      },
    },
  }))
  await Promise.all(Array.from({ length: 20 }, () => ready(world)))
  await ready(world)
  expect(asked).toBe(1)
})

it('work in the background that stands still is told, where there is some', () => {
  let now = 5
  const { beat, state, stop } = heartbeat(() => now)
  expect(state()).toEqual({})
  beat()
  now += 119_000
  expect(state()).toEqual({ background: 'ok' })
  now += 2000
  expect(state()).toEqual({ background: 'stalled' })
  beat()
  expect(state()).toEqual({ background: 'ok' })
  stop()
  expect(state()).toEqual({})
})
