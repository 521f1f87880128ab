import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isKept, keptFetch, madeOfKept } from '../../../src/web/typesetting/kept-fetch.ts'

const address = 'https://portal.example/assets/typst-11111111.wasm'
const shelf = new Map<string, Response>()
const answers: Response[] = []
const file = (body: string, type = 'application/wasm') => new Response(body, { headers: { 'Content-Type': type } })
/** Compiles what isn't damaged. */
const compiled = async (response: Promise<Response>): Promise<string> => {
  const text = await (await response).text()
  if (text === 'damaged') throw new TypeError(text)
  return text
}

beforeEach(() => {
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (at: string) => shelf.get(at)?.clone(),
      put: async (at: string, response: Response) => void shelf.set(at, response),
      delete: async (at: string) => shelf.delete(at),
    }),
  })
  vi.stubGlobal('fetch', async () => answers.shift() ?? Promise.reject(new TypeError('Failed to fetch')))
})
afterEach(() => {
  vi.unstubAllGlobals()
  shelf.clear()
  answers.length = 0
})

test('a page that somebody on the way answers with is neither the file nor kept', async () => {
  answers.push(file('<h1>Sign in to the hotel', 'text/html; charset=utf-8'), file('engine'))
  await expect(keptFetch(address)).rejects.toThrow(/typst/)
  expect(await isKept(address)).toBe(false)
  expect(await (await keptFetch(address)).text()).toBe('engine')
  expect(await isKept(address)).toBe(true)
})

test('nor is what it leads to elsewhere', async () => {
  const elsewhere = Object.defineProperty(file('{}', 'application/json'), 'redirected', { value: true })
  vi.stubGlobal('fetch', async (_: string, { redirect }: RequestInit) =>
    redirect === 'error' ? Promise.reject(new TypeError('Failed to fetch')) : elsewhere,
  )
  await expect(keptFetch(address)).rejects.toThrow(/Failed to fetch/)
  expect(await isKept(address)).toBe(false)
})

test('a kept file that is damaged is fetched anew', async () => {
  shelf.set(address, file('damaged'))
  answers.push(file('engine'))
  expect(await madeOfKept(address, compiled)).toBe('engine')
  expect(await (await keptFetch(address)).text()).toBe('engine')
})

test('one that is damaged where it comes from isn’t asked for again, and doesn’t stay', async () => {
  answers.push(file('damaged'), file('engine'))
  await expect(madeOfKept(address, compiled)).rejects.toThrow('damaged')
  expect(answers).toHaveLength(1)
  expect(await isKept(address)).toBe(false)
})

test('what can’t be fetched anew isn’t thrown away', async () => {
  shelf.set(address, file('damaged'))
  await expect(madeOfKept(address, compiled)).rejects.toThrow('Failed to fetch')
  expect(await isKept(address)).toBe(true)
})

test('a connection that brings nothing any more is given up, a slow one isn’t', async () => {
  vi.useFakeTimers()
  try {
    let pieces: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start: (controller) => {
          pieces = controller
          signal?.addEventListener('abort', () => controller.error(signal.reason))
        },
      })
      return new Response(body, { headers: { 'Content-Type': 'application/wasm' } })
    })
    vi.stubGlobal('caches', { open: () => Promise.reject(new Error('none here')) })
    const slow = keptFetch(address).then((response) => response.text())
    await vi.advanceTimersByTimeAsync(0)
    for (const letter of 'engine') {
      await vi.advanceTimersByTimeAsync(25_000)
      pieces?.enqueue(new TextEncoder().encode(letter))
    }
    pieces?.close()
    expect(await slow).toBe('engine')
    const dead = keptFetch(address).then(
      (response) => response.text().catch(String),
      (error: unknown) => String(error),
    )
    await vi.advanceTimersByTimeAsync(0)
    pieces?.enqueue(new TextEncoder().encode('eng'))
    await vi.advanceTimersByTimeAsync(31_000)
    expect(await dead).toMatch(/30000 ms/)
  } finally {
    vi.useRealTimers()
  }
})

test('one that is as it should be costs no connection', async () => {
  shelf.set(address, file('engine'))
  expect(await madeOfKept(address, compiled)).toBe('engine')
})
