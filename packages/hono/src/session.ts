import { fullName } from '@laissez-passer/core/internal/names'
import type { Account, Session } from '@laissez-passer/core/ports'
import { checkSession } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { sessionCookie } from './cookies.ts'
import type { ProviderEnv } from './environment.ts'

/** Who is signed in, as routes and pages need it. */
export interface SignedIn {
  readonly session: Session
  readonly account: Account
  /** For the menu in the header. */
  readonly person: { readonly name: string; readonly email: string }
}

/** One check per request, however many parts of a route ask. */
const checked = new WeakMap<Request, Promise<SignedIn | null>>()

/**
 * Who is signed in with this browser: one query, none without a session cookie.
 *
 * @returns null when nobody is, or no longer
 */
export function currentSession(c: Context<ProviderEnv>): Promise<SignedIn | null> {
  const known = checked.get(c.req.raw)
  if (known) return known
  const found = check(c)
  checked.set(c.req.raw, found)
  return found
}

async function check(c: Context<ProviderEnv>): Promise<SignedIn | null> {
  const token = sessionCookie(c)
  if (token === null) return null
  const found = await checkSession(c.get('context'), { token })
  if (!found) return null
  const { session, account } = found
  return { session, account, person: { name: fullName(account), email: account.email } }
}
