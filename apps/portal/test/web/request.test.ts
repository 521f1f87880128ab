import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failure, load, makingPatience, request } from '../../src/web/request.ts'

const answer = (status: number, wait?: string) =>
  failure(new Response('{}', { status, headers: wait === undefined ? {} : { 'Retry-After': wait } }))

test.each([
  [503, '2', 2],
  [429, '7', 7],
  // A proxy's page, with a date or an age: we come again by our own clock, and not in a year.
  [503, 'Fri, 27 Nov 2026 02:00:00 GMT', undefined],
  [502, undefined, undefined],
  [503, '999999', 600],
])('an answer %s that says to come again after %s is heard', async (status, said, wait) => {
  expect(await answer(status, said)).toEqual({ ok: false, reason: 'offline', ...(wait !== undefined && { wait }) })
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A connection over which a test sends what it likes. */
function connection() {
  let pieces: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  const begun = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    signal?.addEventListener('abort', () => begun.reject(signal.reason))
    signal?.addEventListener('abort', () => pieces?.error(signal.reason))
    return begun.promise
  })
  return {
    begin: (): void => {
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => void (pieces = controller) })
      begun.resolve(new Response(body))
    },
    send: (text: string): void => pieces?.enqueue(new TextEncoder().encode(text)),
    end: (): void => pieces?.close(),
  }
}

/** What a promise came to so far. */
function seen<T>(promise: Promise<T>): { value: T | 'nothing yet' } {
  const outcome: { value: T | 'nothing yet' } = { value: 'nothing yet' }
  void promise.then((value) => (outcome.value = value))
  return outcome
}

test('a server that is silent has not answered after ten seconds', async () => {
  connection()
  const asked = seen(load('/api/session', (body) => body))
  await vi.advanceTimersByTimeAsync(9999)
  expect(asked.value).toBe('nothing yet')
  await vi.advanceTimersByTimeAsync(1)
  expect(asked.value).toEqual({ ok: false, reason: 'offline' })
})

test('neither has one that falls silent in the middle of an answer', async () => {
  const server = connection()
  const asked = seen(load('/api/session', (body) => body))
  server.begin()
  await vi.advanceTimersByTimeAsync(5000)
  server.send('{"user":')
  await vi.advanceTimersByTimeAsync(9999)
  expect(asked.value).toBe('nothing yet')
  await vi.advanceTimersByTimeAsync(1)
  expect(asked.value).toEqual({ ok: false, reason: 'offline' })
})

test('however slowly an answer comes, it is waited for while it does', async () => {
  const server = connection()
  const asked = seen(load('/api/session', (body) => body))
  server.begin()
  for (const letter of '{"user":null}') {
    await vi.advanceTimersByTimeAsync(9000)
    server.send(letter)
  }
  server.end()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked.value).toEqual({ ok: true, value: { user: null } })
  expect(vi.getTimerCount()).toBe(0)
})

test('what is sent has its time on a slow line, and what the server makes first has its own', async () => {
  connection()
  // A photo of 200 kB.
  const sent = seen(request('/api/documents/profile/profile', { method: 'PUT', body: 'x'.repeat(200_000) }))
  const made = seen(request('/api/render', { method: 'POST', body: {}, patience: makingPatience }))
  await vi.advanceTimersByTimeAsync(59_000)
  expect([sent.value, made.value]).toEqual(['nothing yet', 'nothing yet'])
  await vi.advanceTimersByTimeAsync(2000)
  expect([sent.value, made.value]).toEqual([null, null])
})

test('who turns away asks no longer', async () => {
  connection()
  const turned = new AbortController()
  const asked = seen(request('/api/render', { method: 'POST', body: {}, signal: turned.signal }))
  turned.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked.value).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})

test('a hotel’s page in place of an answer is none', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Sign in to the hotel', { status: 200 }))
  expect(await load('/api/session', (body) => body)).toEqual({ ok: false, reason: 'offline' })
})

test('an answer that can’t be read is told, and not waited for', async () => {
  const told = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', told)
  vi.stubGlobal('fetch', async () => Response.json({ value: 'no profile' }))
  const read = (): never => {
    throw new TypeError('no profile')
  }
  expect(await load('/api/documents/profile/profile', read)).toEqual({ ok: false, reason: 'refused' })
  expect(told).toHaveBeenCalledWith(new TypeError('no profile'))
})

test('an answer without a body is one, with the empty body too that Chromium gives it', async () => {
  const empty = new ReadableStream({ start: (controller) => controller.close() })
  vi.stubGlobal('fetch', async () =>
    Object.defineProperty(new Response(null, { status: 204 }), 'body', { value: empty }),
  )
  expect((await request('/api/shared/token/password', { method: 'POST', body: {} }))?.status).toBe(204)
  expect(vi.getTimerCount()).toBe(0)
})
