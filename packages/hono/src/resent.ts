import { withQuery } from '@laissez-passer/core/addresses'
import type { Context } from 'hono'
import * as z from 'zod'
import type { ProviderEnv } from './environment.ts'
import { readQuery, ticked } from './form.ts'

const query = z.object({ resent: ticked })

/** The address of a page that waits for a code, which then says that another one was sent. */
export function withResent(address: string, resent: boolean): string {
  return resent ? withQuery(address, { resent: 1 }) : address
}

/** Whether the page was come to by asking for another code; no more once something was typed there. */
export function isResent(c: Context<ProviderEnv>): boolean {
  return c.req.method === 'GET' && readQuery(c, query).resent
}
