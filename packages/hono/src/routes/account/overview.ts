import { recoveryState, waitingFactorRemoval } from '@laissez-passer/core/recovery'
import { Hono } from 'hono'
import type { RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { forPerson } from '../../signed-in.ts'
import { noticeFrom } from './notice.ts'
import { idleSections } from './sections.ts'

/** My Account: its tiles, and the details of the account. */
export function overviewRoutes({ render }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get(
      '/cas/account',
      forPerson(async (c, current) => {
        const { account, person } = current
        const [{ advised }, waiting] = await Promise.all([
          recoveryState(c.var.context, { current }),
          waitingFactorRemoval(c.var.context, { current }),
        ])
        const advice = advised ? 'recovery-codes' : null
        const removal = waiting && { ...waiting, href: '/cas/account/lost-factor' }
        const without = idleSections(c.var.context)
        return render(c, 'account', { person, uid: account.uid, notice: noticeFrom(c), advice, removal, without })
      }),
    )
    .get(
      '/cas/account/details',
      forPerson((c, { account, person }) => {
        const { uid, email, firstName, lastName, language, createdAt, passwordChangedAt } = account
        return render(c, 'details', {
          person,
          account: { uid, email, firstName, lastName, language, createdAt, passwordChangedAt },
        })
      }),
    )
}
