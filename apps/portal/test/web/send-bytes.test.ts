import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendBytes } from '../../src/web/files/send-bytes.ts'

/** A connection over which nothing goes on unless a test says so. */
class Silent extends EventTarget {
  static last: Silent
  readonly upload = new EventTarget()
  readonly status = 200
  readonly responseText = '{"id":"1"}'
  readonly open = (): void => {}
  readonly setRequestHeader = (): void => {}
  readonly send = (): void => void (Silent.last = this)
  readonly abort = (): void => void this.dispatchEvent(new Event('abort'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', Silent)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a file that goes no further is given up, one that goes slowly isn’t', async () => {
  const sent = vi.fn<(answer: unknown) => void>()
  void sendBytes('/api/files/1', new Uint8Array(3), {}).then(sent)
  for (let part = 1; part <= 3; part += 1) {
    await vi.advanceTimersByTimeAsync(29_000)
    Silent.last.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: part, total: 3 }))
  }
  await vi.advanceTimersByTimeAsync(29_999)
  expect(sent).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toHaveBeenCalledWith(null)
})

test('one that was answered is waited for no longer', async () => {
  const sent = sendBytes('/api/files/1', new Uint8Array(3), {})
  Silent.last.dispatchEvent(new Event('load'))
  expect(await sent).toEqual({ status: 200, body: { id: '1' } })
  expect(vi.getTimerCount()).toBe(0)
})
