import type { Context } from 'hono'
import { eidCookie } from '../../cookies.ts'

/**
 * The eID that waits, as an address or a form names it: only in the browser that came back with it, and until
 * that is closed. Else whoever opens its history could make another person's eID their own.
 *
 * @returns its id, or the empty one that nothing has
 */
export function waitingEid(c: Context, eidId: string): string {
  return eidCookie(c) === eidId ? eidId : ''
}
