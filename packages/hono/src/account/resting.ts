import { requireFresh } from '@laissez-passer/core/sessions'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forPerson, RESTING } from '../signed-in.ts'

const DEVICES = '/cas/account/devices'

/** For somebody whose phone just got a new PIN by the password: from when it changes factors again, and why not now. */
export function restingRoutes({ render }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>().get(
    RESTING,
    forPerson(async (c, signedIn) => {
      const fresh = await requireFresh(c.var.context, { current: signedIn })
      return !fresh.ok && fresh.reason === 'resting'
        ? render(c, 'factorsRest', { person: signedIn.person, until: fresh.until, backHref: '/cas/account' })
        : c.redirect(DEVICES, 302)
    }),
  )
}
