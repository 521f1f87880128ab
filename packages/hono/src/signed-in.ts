import { type Administrator, type FreshAdministrator, requireAdministrator } from '@laissez-passer/core/administration'
import { accepts, checkArgument } from '@laissez-passer/core/options'
import { type FreshSession, requireFresh } from '@laissez-passer/core/internal/freshness'
import type { Context } from 'hono'
import * as z from 'zod'
import { withNotice } from './account/notice.ts'
import { asking, askingFresh, destinationOf, withContinue } from './destination.ts'
import type { ProviderEnv } from './environment.ts'
import type { Fail } from './failure.ts'
import { readForm } from './form.ts'
import { saysOurs } from './middleware/same-origin.ts'
import { addressOf } from './page.ts'
import { currentSession, type SignedIn } from './session.ts'
import { isAnothers, shownTo } from './shown-to.ts'

/** Who may change what the account signs in with: `fresh` is what use cases that do so take. */
export interface FreshlySignedIn extends SignedIn {
  readonly fresh: FreshSession
}

/** What a page of somebody's own shows. */
export type ForPerson = (c: Context<ProviderEnv>, signedIn: SignedIn) => Response | Promise<Response>

/** What a route does that changes what an account signs in with. */
export type ForFreshPerson = (c: Context<ProviderEnv>, signedIn: FreshlySignedIn) => Response | Promise<Response>

const whose = z.object(shownTo)

/**
 * A route for whoever is signed in; others sign in first and come back. A form that was shown to somebody
 * else does nothing: in another tab, another person has signed in since.
 *
 * @throws LaissezPasserError `invalid-settings` where that is no function
 */
export function forPerson(handle: ForPerson): (c: Context<ProviderEnv>) => Promise<Response> {
  checkArgument('forPerson', handle, accepts.made)
  return async (c) => {
    const signedIn = await currentSession(c)
    if (!signedIn) return signInFirst(c, here(c))
    if (c.req.method === 'POST' && isAnothers(await readForm(c, whose), signedIn))
      return c.redirect(withNotice(c.get('addresses').account(), 'another-person'), 303)
    return handle(c, signedIn)
  }
}

/**
 * A route that changes what an account signs in with: for whoever signed in a moment ago, with two factors
 * where they have them; others do so first and come back.
 *
 * @throws LaissezPasserError `invalid-settings` where that is no function
 */
export function forFreshPerson(handle: ForFreshPerson): (c: Context<ProviderEnv>) => Promise<Response> {
  checkArgument('forFreshPerson', handle, accepts.made)
  return forPerson(async (c, signedIn) => {
    const checked = await requireFresh(c.get('context'), { current: signedIn })
    if (checked.ok) return handle(c, { ...signedIn, fresh: checked.fresh })
    // Signing in again with the same phone is no use: a page says from when it is.
    if (checked.reason === 'resting')
      return c.redirect(c.get('addresses').account('resting'), c.req.method === 'POST' ? 303 : 302)
    return signInFirst(c, asking(here(c), checked))
  })
}

/** What a page for administrators shows. */
export type ForAdministrator = (
  c: Context<ProviderEnv>,
  signedIn: SignedIn & { readonly administrator: Administrator },
) => Response | Promise<Response>

/** What a route does by which an administrator changes something. */
export type ForFreshAdministrator = (
  c: Context<ProviderEnv>,
  signedIn: SignedIn & { readonly administrator: FreshAdministrator },
) => Response | Promise<Response>

/**
 * A page for administrators who proved all that they can; those who proved less do so and come back.
 * Everybody else who is signed in is told what is told of any address that there isn't.
 */
export function forAdministrator(
  { fail }: { readonly fail: Fail },
  handle: ForAdministrator,
): (c: Context<ProviderEnv>) => Promise<Response> {
  return forPerson(async (c, signedIn) => {
    const found = await requireAdministrator(c.get('context'), { current: signedIn, fresh: false })
    if (found.ok) return handle(c, { ...signedIn, administrator: found.administrator })
    return found.reason === 'not-administrator' ? fail(c, 404) : signInFirst(c, here(c))
  })
}

/**
 * A route by which an administrator changes something, or the page that asks whether to: for whoever proved
 * it at most 10 minutes ago.
 */
export function forFreshAdministrator(
  { fail }: { readonly fail: Fail },
  handle: ForFreshAdministrator,
): (c: Context<ProviderEnv>) => Promise<Response> {
  return forPerson(async (c, signedIn) => {
    const found = await requireAdministrator(c.get('context'), { current: signedIn, fresh: true })
    if (found.ok && c.req.method === 'POST' && !saysOurs(c, c.get('context').settings.origin)) return fail(c, 403)
    if (found.ok) return handle(c, { ...signedIn, administrator: found.administrator })
    return found.reason === 'not-administrator' ? fail(c, 404) : signInFirst(c, askingFresh(here(c)))
  })
}

function signInFirst(c: Context<ProviderEnv>, path: string): Response {
  // Of an address too long to come back to, the page is.
  const to = destinationOf(c, path) ?? destinationOf(c, c.req.path)
  return c.redirect(withContinue(c.get('addresses').signIn, to), c.req.method === 'POST' ? 303 : 302)
}

/** Where to come back to: a form's page, not the form's POST. */
function here(c: Context<ProviderEnv>): string {
  return c.req.method === 'POST' ? c.req.path : addressOf(c)
}
