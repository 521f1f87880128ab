import { withQuery } from '@laissez-passer/core/addresses'
import { safeContinue } from '@laissez-passer/core/internal/sign-in'
import { readLogout } from '@laissez-passer/federation/cas'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, whole } from '../form.ts'
import { currentSession } from '../session.ts'
import { endHere } from './ended.ts'
import { afterLogout } from './page.ts'

/**
 * Logging out: a person who comes by themselves is asked, and a POST does it; whom a service sends here is
 * logged out (CAS), and goes back to an address of a registered service alone.
 */
export function logoutRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render, services } = parts
  return new Hono<ProviderEnv>()
    .get(addresses.logout, async (c) => {
      const asked = readLogout(services, new URL(c.req.url).searchParams)
      const found = await currentSession(c)
      if (asked.kind === 'from-service') {
        await endHere(c)
        return afterLogout(c, parts, { onward: asked.redirect })
      }
      return found
        ? render(c, 'logout', { action: addresses.logout, person: found.person, cancelHref: addresses.signIn })
        : afterLogout(c, parts, { onward: null })
    })
    .post(addresses.logout, async (c) => {
      const { next } = await readForm(c, z.object({ next: whole }))
      await endHere(c)
      // The way back to a service is worked out again from its own request, never taken from a field.
      const to = safeContinue(next || null, c.get('context').settings)
      return c.redirect(to === null ? addresses.logout : withQuery(addresses.continue, { to }), 303)
    })
}
