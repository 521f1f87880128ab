import { type FreshSession, requireFresh } from '@laissez-passer/core/internal/freshness'
import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import type { Context } from 'hono'
import { asking, withContinue } from './destination.ts'
import type { ProviderEnv } from './environment.ts'
import { addressOf } from './page.ts'
import { currentSession, type SignedIn } from './session.ts'

/** Who may change what the account signs in with: `fresh` is what use cases that do so take. */
export interface FreshlySignedIn extends SignedIn {
  readonly fresh: FreshSession
}

/** What a page of somebody's own shows. */
export type ForPerson = (c: Context<ProviderEnv>, signedIn: SignedIn) => Response | Promise<Response>

/** What a route does that changes what an account signs in with. */
export type ForFreshPerson = (c: Context<ProviderEnv>, signedIn: FreshlySignedIn) => Response | Promise<Response>

/** A route for whoever is signed in; others sign in first and come back. */
export function forPerson(handle: ForPerson): (c: Context<ProviderEnv>) => Promise<Response> {
  return async (c) => {
    const signedIn = await currentSession(c)
    if (!signedIn) return signInFirst(c, here(c))
    if (c.get('timeZone') === null) c.set('timeZone', timeZoneOf(signedIn.account.timeZone))
    return handle(c, signedIn)
  }
}

/**
 * A route that changes what an account signs in with: for whoever signed in a moment ago, with two factors
 * where they have them (security.md, "changing factors"); others do so first and come back.
 */
export function forFreshPerson(handle: ForFreshPerson): (c: Context<ProviderEnv>) => Promise<Response> {
  return forPerson(async (c, signedIn) => {
    const checked = await requireFresh(c.get('context'), { current: signedIn })
    if (checked.ok) return handle(c, { ...signedIn, fresh: checked.fresh })
    // Signing in again with the same phone is no use: a page says from when it is.
    if (checked.reason === 'resting')
      return c.redirect(c.get('addresses').account('resting'), c.req.method === 'GET' ? 302 : 303)
    return signInFirst(c, asking(here(c), checked))
  })
}

function signInFirst(c: Context<ProviderEnv>, path: string): Response {
  return c.redirect(withContinue(c.get('addresses').signIn, path), c.req.method === 'GET' ? 302 : 303)
}

/** Where to come back to: a form's page, not the form's POST. */
function here(c: Context<ProviderEnv>): string {
  return c.req.method === 'GET' ? addressOf(c) : c.req.path
}
