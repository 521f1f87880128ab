import { accountChoices, setAlwaysTwoFactors } from '@laissez-passer/core/internal/account'
import { Hono } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../composition.ts'
import { withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, ticked } from '../form.ts'
import { advisedWays } from '../methods/face.ts'
import { forFreshPerson } from '../signed-in.ts'
import { visitorOf } from '../visitor.ts'
import { withNotice } from './notice.ts'

const form = z.object({ on: ticked })

/** "Always ask for two factors", on or off; with fewer than two, why not yet. */
export const alwaysTwoFactorsRoom: Room = {
  routes: alwaysTwoFactorsRoutes,
  changesFactors: ({ account }) => [account('settings/two-factors')],
}

function alwaysTwoFactorsRoutes({ addresses, faces, render }: RouteParts): Hono<ProviderEnv> {
  const settings = addresses.account('settings')
  const always = `${settings}/two-factors`
  const show = forFreshPerson(async (c, { account, person, ...signedIn }) => {
    const { factors } = await accountChoices(c.get('context'), { current: { account, ...signedIn } })
    return render(c, 'alwaysTwoFactors', {
      person,
      action: always,
      on: account.alwaysTwoFactors,
      factors,
      // From there they come back to turn it on.
      ways: advisedWays(faces, { addresses }).map((way) => ({ ...way, href: withContinue(way.href, always) })),
      backHref: settings,
      path: always,
    })
  })
  return new Hono<ProviderEnv>().get(always, show).post(
    always,
    forFreshPerson(async (c, { fresh }) => {
      const { on } = await readForm(c, form)
      const { browserName } = visitorOf(c)
      const done = await setAlwaysTwoFactors(c.get('context'), { fresh, on, browserName })
      // What changed meanwhile is explained there.
      return c.redirect(done.ok ? withNotice(settings, on ? 'always-on' : 'always-off') : always, 303)
    }),
  )
}
