import { requireFresh } from '@laissez-passer/core/internal/freshness'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forPerson } from '../signed-in.ts'

/**
 * For somebody whose phone just got a new PIN by the password: from when it changes factors again, and why
 * not now.
 */
export function restingRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const devices = addresses.account('devices')
  return new Hono<ProviderEnv>().get(
    addresses.account('resting'),
    forPerson(async (c, signedIn) => {
      const fresh = await requireFresh(c.get('context'), { current: signedIn })
      return !fresh.ok && fresh.reason === 'resting'
        ? render(c, 'factorsRest', { person: signedIn.person, until: fresh.until, backHref: addresses.account() })
        : c.redirect(devices, 302)
    }),
  )
}
