import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserEngine, type EngineWorker } from '../../../src/web/typesetting/browser-engine.ts'
import type { Drawable, FromWorker, ToWorker } from '../../../src/web/typesetting/messages.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const page: Drawable = { documents: [], xml: '' }
// Eight bytes are the smallest module there is.
const compiled = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))

/** Workers that answer when a test says so. */
function world(options: { enough?: number; patience?: number } = {}) {
  const workers: {
    readonly told: ToWorker[]
    readonly say: (message: FromWorker) => void
    readonly break: () => void
    ended: boolean
  }[] = []
  const start = (): EngineWorker => {
    let onMessage: ((event: { readonly data: FromWorker }) => void) | undefined
    let onError: (() => void) | undefined
    const made = {
      told: new Array<ToWorker>(),
      ended: false,
      say: (data: FromWorker) => onMessage?.({ data }),
      break: () => onError?.(),
    }
    workers.push(made)
    return {
      postMessage: (message) => void made.told.push(message),
      addEventListener: (type: string, listener: never) => {
        if (type === 'message') onMessage = listener
        else onError = listener
      },
      terminate: () => {
        made.ended = true
      },
    }
  }
  const engine = browserEngine({ start, ...options })
  const drawn = (id: number, memory = 1): FromWorker => ({
    type: 'drawn',
    id,
    bytes: new ArrayBuffer(id),
    missing: [],
    memory,
  })
  return { engine, workers, drawn }
}

test('nothing is fetched before it is asked for, and once only', () => {
  const { engine, workers } = world()
  expect([engine.state(), workers.length]).toEqual(['absent', 0])
  engine.load()
  engine.load()
  expect([engine.state(), workers.length]).toEqual(['loading', 1])
  expect(workers[0]?.told).toEqual([{ type: 'start', engine: null }])
})

test('one that failed is fetched again when that is asked for, and not before', () => {
  const { engine, workers } = world()
  engine.retry()
  engine.load()
  engine.retry()
  expect(workers.length).toBe(1)
  workers[0]?.break()
  expect(engine.state()).toBe('failed')
  engine.load()
  expect(workers.length).toBe(1)
  engine.retry()
  expect([engine.state(), workers.length]).toEqual(['loading', 2])
  workers[1]?.say({ type: 'ready', engine: compiled })
  expect(engine.state()).toBe('ready')
})

test('it draws when it is there, and says so', async () => {
  const { drawn, engine, workers } = world()
  const states: string[] = []
  engine.subscribe(() => states.push(engine.state()))
  expect(await engine.draw(page)).toBeNull()
  engine.load()
  workers[0]?.say({ type: 'ready', engine: compiled })
  const drawing = engine.draw(page)
  workers[0]?.say(drawn(1))
  expect((await drawing)?.bytes.byteLength).toBe(1)
  expect(states).toEqual(['loading', 'ready'])
})

test('a worker whose memory has grown draws on until a fresh one is ready', async () => {
  const { drawn, engine, workers } = world({ enough: 10 })
  engine.load()
  workers[0]?.say({ type: 'ready', engine: compiled })
  const first = engine.draw(page)
  workers[0]?.say(drawn(1, 11))
  await first
  expect(workers[1]?.told).toEqual([{ type: 'start', engine: compiled }])
  const second = engine.draw(page)
  workers[1]?.say({ type: 'ready', engine: compiled })
  const third = engine.draw(page)
  expect([workers[0]?.ended, workers[1]?.told.length]).toEqual([false, 2])
  workers[0]?.say(drawn(2, 12))
  workers[1]?.say(drawn(3))
  expect([(await second)?.bytes.byteLength, (await third)?.bytes.byteLength]).toEqual([2, 3])
  expect([workers[0]?.ended, workers.length]).toEqual([true, 2])
})

test('a document that can’t be drawn is told, and a fresh worker takes over', async () => {
  const { engine, workers } = world()
  engine.load()
  workers[0]?.say({ type: 'ready', engine: compiled })
  const drawing = engine.draw(page)
  workers[0]?.say({ type: 'refused', id: 1, reason: 'unreachable' })
  expect(await drawing).toBeNull()
  expect([engine.state(), workers.length]).toEqual(['ready', 2])
})

test('a document that never ends is given up', async () => {
  const { engine, workers } = world({ patience: 1000 })
  engine.load()
  workers[0]?.say({ type: 'ready', engine: compiled })
  const drawing = engine.draw(page)
  await vi.advanceTimersByTimeAsync(1001)
  expect(await drawing).toBeNull()
  expect([workers[0]?.ended, engine.state()]).toEqual([true, 'loading'])
})

test('an engine that doesn’t come has failed', () => {
  for (const fail of ['say', 'break'] as const) {
    const { engine, workers } = world()
    engine.load()
    if (fail === 'say') workers[0]?.say({ type: 'failed', reason: 'offline' })
    else workers[0]?.break()
    expect([engine.state(), workers[0]?.ended]).toEqual(['failed', true])
  }
})
