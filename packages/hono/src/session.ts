import { shownEmail } from '@laissez-passer/core/email'
import { fullName } from '@laissez-passer/core/internal/names'
import type { Account } from '@laissez-passer/core/ports'
import { checkSession } from '@laissez-passer/core/internal/sessions'
import type { Context } from 'hono'
import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import { sessionCookie } from './cookies.ts'
import type { ProviderEnv, SignedIn } from './environment.ts'

export type { SignedIn } from './environment.ts'

/**
 * Who is signed in with this browser: one query, none without a session cookie.
 *
 * @returns null when nobody is, or no longer
 */
export function currentSession(c: Context<ProviderEnv>): Promise<SignedIn | null> {
  const known = c.get('signedIn')
  if (known) return known
  const found = check(c)
  c.set('signedIn', found)
  return found
}

async function check(c: Context<ProviderEnv>): Promise<SignedIn | null> {
  const token = sessionCookie(c)
  if (token === null) return null
  const found = await checkSession(c.get('context'), { token })
  if (!found) return null
  const { session, account } = found
  settleZone(c, account)
  return { session, account, person: { name: fullName(account), email: shownEmail(account.email), uid: account.uid } }
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
