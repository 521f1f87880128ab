import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../../src/environment.ts'
import { isTooLarge } from '../../src/middleware/body-limit.ts'

const max = 5

/** What was read behind the limit; null: too large. */
async function read(init: RequestInit & { readonly duplex?: 'half' }): Promise<string | null> {
  const app = new Hono<ProviderEnv>().all('/', async (c) =>
    (await isTooLarge(c, max)) ? c.body(null, 413) : c.text(`read ${await c.req.raw.text()}`),
  )
  const answer = await app.request('/', init)
  return answer.status === 413 ? null : answer.text()
}

const announced = (body: string, headers: Record<string, string>): Promise<string | null> =>
  read({ method: 'POST', body, headers })

/** Sent in parts, without a length. */
function streamed(parts: readonly string[], headers: Record<string, string> = {}): Promise<string | null> {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
  return read({ method: 'POST', body, headers, duplex: 'half' })
}

it('takes what announces as much as may be, and not a byte more', async () => {
  expect(await announced('12345', { 'Content-Length': '5' })).toBe('read 12345')
  expect(await announced('123456', { 'Content-Length': '6' })).toBeNull()
})

it('takes nothing that announces no number', async () => {
  expect(await announced('1', { 'Content-Length': 'few' })).toBeNull()
})

it('reads what announces nothing, or comes in pieces whatever it announces, as far as the limit', async () => {
  expect(await streamed(['12', '3', '45'])).toBe('read 12345')
  expect(await streamed(['12', '3', '456'])).toBeNull()
  expect(await streamed(['123456'], { 'Content-Length': '1', 'Transfer-Encoding': 'chunked' })).toBeNull()
})

it('asks nothing of what brings nothing', async () => {
  expect(await read({ method: 'POST' })).toBe('read ')
  for (const method of ['GET', 'HEAD'])
    expect(await read({ method, headers: { 'Content-Length': '6' } }), method).not.toBeNull()
})
