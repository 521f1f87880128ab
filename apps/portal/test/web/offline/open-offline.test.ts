// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tabs } from '../../../src/web/documents/channel.ts'
import { openOffline } from '../../../src/web/offline/open-offline.ts'

beforeEach(() => vi.stubGlobal('requestIdleCallback', (callback: () => void) => queueMicrotask(callback)))
afterEach(() => {
  forgetEverything()
  vi.unstubAllGlobals()
})

/** What another part of the page, or another tab, tells. */
function forgetEverything(): void {
  const channel = tabs()
  channel.tell('everything')
  channel.close()
}

/** A browser whose workers can be registered or can't. */
function browser() {
  const told: unknown[] = []
  const active = { postMessage: (said: unknown) => told.push(said) }
  const events = new EventTarget()
  const workers = {
    controller: null as null | typeof active,
    addEventListener: events.addEventListener.bind(events),
    register: vi.fn(async (): Promise<{ active: null | typeof active }> => ({ active: null })),
  }
  const control = () => {
    workers.controller = active
    events.dispatchEvent(new Event('controllerchange'))
  }
  return { active, control, told, workers }
}

test('a connection that went before the worker came is waited for', async () => {
  const { control, told, workers } = browser()
  workers.register.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  openOffline(workers)
  await expect.poll(() => workers.register).toHaveBeenCalledTimes(1)
  dispatchEvent(new Event('online'))
  await expect.poll(() => workers.register).toHaveBeenCalledTimes(2)
  control()
  expect(told).toEqual([[]])
})

test('who saves data is asked again when the connection is another', async () => {
  const { workers } = browser()
  const connection = { saveData: true }
  vi.stubGlobal('navigator', { connection })
  openOffline(workers)
  await new Promise((done) => setTimeout(done))
  expect(workers.register).not.toHaveBeenCalled()
  connection.saveData = false
  dispatchEvent(new Event('online'))
  await expect.poll(() => workers.register).toHaveBeenCalledTimes(1)
})

test('a worker that is there already is told what this page used', async () => {
  const { active, told, workers } = browser()
  workers.register.mockResolvedValueOnce({ active })
  openOffline(workers)
  await expect.poll(() => told).toEqual([[]])
})

test('a page that was open when everything was forgotten brings nothing back', async () => {
  const { control, told, workers } = browser()
  openOffline(workers)
  await expect.poll(() => workers.register).toHaveBeenCalledTimes(1)
  const heard = new Promise<void>((resolve) => {
    const channel = tabs()
    channel.listen(() => {
      channel.close()
      resolve()
    })
  })
  forgetEverything()
  await heard
  dispatchEvent(new Event('online'))
  control()
  await new Promise((done) => setTimeout(done))
  expect(workers.register).toHaveBeenCalledTimes(1)
  expect(told).toEqual([])
})
