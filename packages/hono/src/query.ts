import type { Context } from 'hono'
import type { ProviderEnv } from './environment.ts'

/** The parameters of a request's address, the first of each name. */
export function queryOf(c: Context<ProviderEnv>): Readonly<Record<string, string>> {
  let all = c.get('query')
  if (all === undefined) c.set('query', (all = c.req.query()))
  return all
}
