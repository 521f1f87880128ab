import type { AdminHomeProps } from '@laissez-passer/pages/types'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forAdministrator } from '../signed-in.ts'

/** Home: how the provider is. */
export function homeRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, carriers, render } = parts
  return new Hono<ProviderEnv>().get(
    addresses.admin(),
    forAdministrator(parts, (c, { person }) => {
      // Who asks was found in it a moment ago.
      const database: AdminHomeProps['parts'][number] = { name: 'database', state: 'ok' }
      const carried = carriers.state()
      const travelling = (['mail', 'sms', 'push'] as const).flatMap((name) => {
        const state = carried[name]
        return state === undefined ? [] : [{ name, state }]
      })
      return render(c, 'adminHome', { person, parts: [database, ...travelling] })
    }),
  )
}
