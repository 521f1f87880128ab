import { fullName } from '@laissez-passer/core/internal/names'
import type { Account, Session } from '@laissez-passer/core/ports'
import { checkSession } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
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
  settleZone(c, account)
  return { session, account, person: { name: fullName(account), email: account.email } }
}

/**
 * Times are said in the zone that the person chose; else in the browser's, or the account's where that told
 * none.
 */
function settleZone(c: Context<ProviderEnv>, { chosenZone, timeZone }: Account): void {
  const chosen = timeZoneOf(chosenZone)
  if (chosen !== null) c.set('zoneChosen', true)
  if (chosen !== null || c.get('timeZone') === null) c.set('timeZone', chosen ?? timeZoneOf(timeZone))
}
