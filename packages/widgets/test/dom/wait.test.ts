import { afterEach, beforeEach, expect, test, vi } from 'vitest'

class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static readonly OPEN = 1
  static last: FakeSource | undefined
  readyState = 0
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    FakeSource.last = this
  }
  close(): void {
    this.readyState = 2
  }
}

const replace = vi.fn()

async function open(attributes: string): Promise<void> {
  document.body.innerHTML = `<div data-lp-wait ${attributes}><progress max="120" value="1" data-lp-bar></progress><span data-lp-countdown></span></div>`
  vi.resetModules()
  await import('../../src/dom/wait.ts')
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  vi.stubGlobal('EventSource', FakeSource)
  vi.spyOn(location, 'replace').mockImplementation(replace)
  replace.mockClear()
  document.documentElement.lang = 'en'
})
afterEach(() => vi.useRealTimers())

const origin = () => location.origin

test('it moves on when the server says so, once', async () => {
  await open('data-events="/events?flow=1" data-next="/cas/login?flow=1"')
  expect(FakeSource.last?.url).toBe(`${origin()}/events?flow=1`)
  FakeSource.last?.dispatchEvent(new Event('change'))
  FakeSource.last?.dispatchEvent(new Event('change'))
  expect(replace).toHaveBeenCalledExactlyOnceWith(`${origin()}/cas/login?flow=1`)
})

test('it counts down by its own clock and moves on at the end', async () => {
  await open('data-events="/e" data-next="/n" data-left="82"')
  const words = () => document.querySelector('[data-lp-countdown]')?.textContent?.replace(/\s/g, ' ')
  expect(words()).toMatch(/^1 min 22 sec$/)
  vi.advanceTimersByTime(60_000)
  expect(words()).toMatch(/^2[12] sec$/)
  expect(document.querySelector('progress')?.value).toBeLessThan(23)
  expect(replace).not.toHaveBeenCalled()
  vi.advanceTimersByTime(25_000)
  expect(replace).toHaveBeenCalledExactlyOnceWith(`${origin()}/n`)
})

test('refused live updates fall back to asking again', async () => {
  await open('data-events="/e" data-next="/n"')
  FakeSource.last?.dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(6000)
  expect(replace).not.toHaveBeenCalled() // still connecting: the browser tries again
  FakeSource.last?.close()
  FakeSource.last?.dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(6000)
  expect(replace).toHaveBeenCalledOnce()
})

test('an address of another site is never followed', async () => {
  await open('data-events="/e" data-next="https://evil.example/"')
  FakeSource.last?.dispatchEvent(new Event('change'))
  expect(replace).toHaveBeenCalledExactlyOnceWith(location.href)
})
