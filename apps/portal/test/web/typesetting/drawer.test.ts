import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EngineState } from '../../../src/web/typesetting/browser-engine.ts'
import { createDrawer, type Drawing, type ServerDrawn } from '../../../src/web/typesetting/drawer.ts'
import type { Drawable, Drawn } from '../../../src/web/typesetting/messages.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const page = (xml: string): Drawable => ({ documents: [], xml })
const pdf = (length: number): Drawn => ({ bytes: new ArrayBuffer(length), missing: [] })
const textOf = ({ xml }: Drawable) => xml

function world(options: { state?: EngineState; maySend?: boolean; kept?: boolean } = {}) {
  const sent: string[] = []
  const here: string[] = []
  const shown: Drawing[] = []
  const answers: { server: ServerDrawn; here: (document: Drawable) => Promise<Drawn | null> } = {
    server: { ok: true, ...pdf(1) },
    here: async () => pdf(2),
  }
  let { state = 'absent' } = options
  const listeners = new Set<() => void>()
  const become = (next: EngineState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const drawer = createDrawer({
    engine: {
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      load: () => {
        if (state === 'absent') become('loading')
      },
      retry: () => undefined,
      draw: (document) => {
        here.push(textOf(document))
        return answers.here(document)
      },
    },
    server: async (document, signal) => {
      sent.push(textOf(document))
      await new Promise((resolve) => setTimeout(resolve, 100))
      return signal.aborted ? { ok: false, reason: 'aborted' } : answers.server
    },
    show: (drawing) => void shown.push(drawing),
    maySend: () => options.maySend ?? false,
    isKept: async () => options.kept ?? false,
  })
  return { drawer, sent, here, shown, answers, become, state: () => state, last: () => shown.at(-1) }
}

test('the server draws what was left alone for a moment, and only the last of it', async () => {
  const { drawer, last, sent } = world()
  for (const text of ['a', 'ab', 'abc']) {
    drawer.draw(page(text))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect([sent, last()?.state]).toEqual([[], 'drawing'])
  await vi.advanceTimersByTimeAsync(2000)
  expect([sent, last()?.state, last()?.by]).toEqual([['abc'], 'ready', 'server'])
})

test('an answer to what was typed before is thrown away', async () => {
  const { drawer, sent, shown } = world()
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(500)
  drawer.draw(page('ab'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(sent).toEqual(['a', 'ab'])
  expect(shown.filter(({ state }) => state === 'ready')).toHaveLength(1)
})

test('once the engine is there nothing is sent any more', async () => {
  const { become, drawer, here, last, sent } = world()
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(2000)
  become('ready')
  for (const text of ['ab', 'abc']) {
    drawer.draw(page(text))
    await vi.advanceTimersByTimeAsync(2000)
  }
  expect([sent, here]).toEqual([['a'], ['ab', 'abc']])
  expect([last()?.by, last()?.state]).toEqual(['browser', 'ready'])
})

test('what the server drew, or couldn’t, is drawn here when the engine comes', async () => {
  for (const drawn of [
    { ok: true, ...pdf(1) },
    { ok: false, reason: 'offline', wait: 60 },
  ] as const) {
    const { answers, become, drawer, here, last } = world({ maySend: true })
    answers.server = drawn
    drawer.draw(page('a'))
    await vi.advanceTimersByTimeAsync(2000)
    become('ready')
    await vi.advanceTimersByTimeAsync(100)
    expect([here, last()?.by, last()?.state]).toEqual([['a'], 'browser', 'ready'])
    become('ready')
    drawer.close()
    await vi.advanceTimersByTimeAsync(5000)
    expect(here).toEqual(['a'])
  }
})

test('also when the engine comes while the server draws', async () => {
  const { become, drawer, here, last } = world({ maySend: true })
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(500)
  become('ready')
  await vi.advanceTimersByTimeAsync(500)
  expect([here, last()?.by]).toEqual([['a'], 'browser'])
})

test('not even what the engine can’t draw, or when it breaks later, unless it lies with us already', async () => {
  for (const maySend of [false, true]) {
    const { answers, become, drawer, last, sent } = world({ state: 'ready', maySend })
    answers.here = async () => null
    drawer.draw(page('a'))
    await vi.advanceTimersByTimeAsync(2000)
    expect([sent, last()?.state]).toEqual(maySend ? [['a'], 'ready'] : [[], 'refused'])
    become('failed')
    drawer.draw(page('b'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual(maySend ? ['a', 'b'] : [])
  }
})

test('an engine that lies here is waited for with what may not be sent', async () => {
  const { become, drawer, here, last, sent, state } = world({ kept: true })
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(2000)
  expect([state(), sent, last()?.state]).toEqual(['loading', [], 'drawing'])
  drawer.draw(page('ab'))
  await vi.advanceTimersByTimeAsync(2000)
  become('ready')
  await vi.advanceTimersByTimeAsync(100)
  expect([sent, here.at(-1), last()?.state, last()?.by]).toEqual([[], 'ab', 'ready', 'browser'])
})

test('one that lies here and won’t begin leaves it to the server; what lies there doesn’t wait', async () => {
  const broken = world({ kept: true })
  broken.drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(1000)
  broken.become('failed')
  await vi.advanceTimersByTimeAsync(1000)
  expect([broken.sent, broken.last()?.state]).toEqual([['a'], 'ready'])
  const ours = world({ kept: true, maySend: true })
  ours.drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(1000)
  expect([ours.state(), ours.sent]).toEqual(['absent', ['a']])
})

test('while it draws, what is typed waits, and the last of it is next', async () => {
  const { answers, drawer, here, last } = world({ state: 'ready' })
  answers.here = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return pdf(3)
  }
  for (const text of ['a', 'ab', 'abc', 'abcd']) {
    drawer.draw(page(text))
    await vi.advanceTimersByTimeAsync(60)
  }
  await vi.advanceTimersByTimeAsync(1000)
  expect(here).toEqual(['a', 'abcd'])
  expect(last()?.state).toBe('ready')
})

test('the page before stays while the next is drawn, and where it can’t be', async () => {
  const { answers, drawer, last } = world()
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(2000)
  drawer.draw(page('ab'))
  expect([last()?.state, last()?.bytes?.byteLength]).toEqual(['drawing', 1])
  answers.server = { ok: false, reason: 'refused' }
  await vi.advanceTimersByTimeAsync(2000)
  expect([last()?.state, last()?.bytes?.byteLength]).toEqual(['refused', 1])
})

test('a server that is away is asked again, after the time it wants', async () => {
  const { answers, drawer, last, sent } = world()
  answers.server = { ok: false, reason: 'offline', wait: 7 }
  drawer.draw(page('a'))
  await vi.advanceTimersByTimeAsync(1000)
  expect([sent.length, last()?.state]).toEqual([1, 'failed'])
  answers.server = { ok: true, ...pdf(1) }
  await vi.advanceTimersByTimeAsync(7000)
  expect([sent.length, last()?.state]).toEqual([2, 'ready'])
})

test('closed, it shows nothing and asks nobody', async () => {
  const { drawer, sent, shown } = world()
  drawer.draw(page('a'))
  drawer.close()
  const before = shown.length
  await vi.advanceTimersByTimeAsync(5000)
  expect([sent, shown.length]).toEqual([[], before])
})
