import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/** A body as JSON; undefined where it isn't, or doesn't say that it is. */
export async function posted(c: Context<ProviderEnv>): Promise<unknown> {
  const [type] = (c.req.header('Content-Type') ?? '').toLowerCase().split(';')
  if (type?.trim() !== 'application/json') return undefined
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
