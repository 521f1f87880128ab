import { accountChoices, setAlwaysTwoFactors } from '@laissez-passer/core/account'
import { Hono } from 'hono'
import { z } from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, ticked } from '../form.ts'
import { forFreshPerson } from '../signed-in.ts'
import { visitorOf } from '../visitor.ts'
import { setUpPath } from '../sign-in/set-up.ts'
import { withNotice } from './notice.ts'

const form = z.object({ on: ticked })
const SETTINGS = '/cas/account/settings'

/** Where "always ask for two factors" is changed. */
export const ALWAYS = `${SETTINGS}/two-factors`

/** "Always ask for two factors", on or off; with fewer than two, why not yet. */
export function alwaysTwoFactorsRoutes({ render }: RouteParts): Hono<ProviderEnv> {
  const show = forFreshPerson(async (c, { account, person, ...signedIn }) => {
    const { methods } = c.var.context
    const { factors } = await accountChoices(c.var.context, { current: { account, ...signedIn } })
    const wayTo = (name: string) => (methods.some((method) => method.name === name) ? setUpPath(name) : null)
    return render(c, 'alwaysTwoFactors', {
      person,
      action: ALWAYS,
      on: account.alwaysTwoFactors,
      factors,
      addPasskeyHref: wayTo('passkey'),
      addDeviceHref: wayTo('mobile-app-pin'),
      backHref: SETTINGS,
      path: ALWAYS,
    })
  })
  return new Hono<ProviderEnv>().get(ALWAYS, show).post(
    ALWAYS,
    forFreshPerson(async (c, signedIn) => {
      const { on } = await readForm(c, form)
      const { browserName } = visitorOf(c)
      const done = await setAlwaysTwoFactors(c.var.context, { current: signedIn, on, browserName })
      // What changed meanwhile is explained there.
      return c.redirect(done.ok ? withNotice(SETTINGS, on ? 'always-on' : 'always-off') : ALWAYS, 303)
    }),
  )
}
