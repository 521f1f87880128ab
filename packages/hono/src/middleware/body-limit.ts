import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/**
 * Whether a request brings more than it may. Where it announces its length, that is looked at alone: no body
 * is longer than its `Content-Length`, and asking for `.body` would build a whole Request around each form.
 * What announces none is read as far as the limit.
 *
 * @param max in bytes
 */
export async function isTooLarge(c: Context<ProviderEnv>, max: number): Promise<boolean> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false
  const length = c.req.header('Content-Length')
  if (length !== undefined && c.req.header('Transfer-Encoding') === undefined) return !(Number(length) <= max)
  const { body, headers, method, signal } = c.req.raw
  if (!body) return false
  const read = await readUpTo(body, max)
  if (read === null) return true
  // By its address: a server's own Request, which only looks like one, can't be made another.
  c.req.raw = new Request(c.req.url, { method, headers, signal, body: read })
  return false
}

/** @returns null when there is more than `max` */
async function readUpTo(body: ReadableStream<Uint8Array>, max: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > max) return null
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
