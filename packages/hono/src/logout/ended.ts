import { hashToken } from '@laissez-passer/core/internal/ids'
import { endSession } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { clearSessionCookie, endedCookie, sessionCookie, setEndedCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'

/** The session that this request ended; the browser has its cookie from the next on. */
const justEnded = new WeakMap<Context, string>()

/**
 * Signs out in this browser: ends its session, however old, and has the services told. The browser remembers
 * for ten minutes which session it was, so that the page after it can say who was told.
 */
export async function endHere(c: Context<ProviderEnv>): Promise<void> {
  const token = sessionCookie(c)
  clearSessionCookie(c)
  if (token === null) return
  await endSession(c.get('context'), { token })
  justEnded.set(c, token)
  setEndedCookie(c, token)
}

/** The session that last ended in this browser; null: none did lately. */
export function endedHere(c: Context<ProviderEnv>): string | null {
  const token = justEnded.get(c) ?? endedCookie(c)
  return token === null ? null : hashToken(token)
}
