import type { Log } from '@laissez-passer/server/log'
import type { Context } from 'hono'
import { later } from '../later.ts'

/** The operator's list was changed so that it can't be used: nobody closes anything by it. */
export function unusable(
  c: Context,
  { log, faults }: { readonly log: Log; readonly faults: readonly string[] },
): Response {
  log({ level: 'error', event: 'institutions-unusable', reason: faults.join('; ') })
  return later(c, 503, { reason: 'no-institutions', wait: 60 })
}
