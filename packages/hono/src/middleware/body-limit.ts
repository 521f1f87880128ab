import { bodyLimit } from 'hono/body-limit'
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
  let large = false
  const onError = (): Response => {
    large = true
    return new Response(null, { status: 413 })
  }
  await bodyLimit({ maxSize: max, onError })(c, async () => {})
  return large
}
