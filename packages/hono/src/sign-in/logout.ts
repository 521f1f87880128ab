import { withQuery } from '@laissez-passer/core/addresses'
import { readLogout } from '@laissez-passer/federation/cas'
import { endSession } from '@laissez-passer/core/internal/sessions'
import { safeContinue } from '@laissez-passer/core/internal/sign-in'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { clearSessionCookie, sessionCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, whole } from '../form.ts'
import { currentSession } from '../session.ts'

/**
 * Logging out: a GET asks, a POST does it. A GET that a service sent (CAS) does it at once and leads back, as
 * its protocol says.
 */
export function logoutRoutes({ addresses, render, services }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get(addresses.logout, async (c) => {
      const asked = readLogout(services, new URL(c.req.url).searchParams)
      if (asked.kind === 'from-service') {
        await end(c)
        if (asked.redirect !== null) return c.redirect(asked.redirect, 302)
        return render(c, 'loggedOut', { signInHref: addresses.signIn, service: null, path: addresses.logout })
      }
      const found = await currentSession(c)
      return found
        ? render(c, 'logout', { action: addresses.logout, person: found.person, cancelHref: addresses.signIn })
        : render(c, 'loggedOut', { signInHref: addresses.signIn, service: null })
    })
    .post(addresses.logout, async (c) => {
      const { next } = await readForm(c, z.object({ next: whole }))
      await end(c)
      // The way back to a service is worked out again from its own request, never taken from a field.
      const to = safeContinue(next || null, c.var.context.settings)
      return c.redirect(to === null ? addresses.logout : withQuery(addresses.continue, { to }), 303)
    })
}

async function end(c: Context<ProviderEnv>): Promise<void> {
  const token = sessionCookie(c)
  if (token !== null) await endSession(c.var.context, { token })
  clearSessionCookie(c)
}
