import { recoveryState } from '@laissez-passer/core/methods/recovery-code'
import { waitingFactorRemoval } from '@laissez-passer/core/recovery'
import { waitingEmailChange } from '@laissez-passer/core/email-change'
import { textsInUse } from '@laissez-passer/core/methods/sms'
import { passwordDaysLeft, passwordWarnDays } from '@laissez-passer/core/methods/password'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom } from './notice.ts'
import { endingPhones, idleSections } from './sections.ts'

/** My Account: its tiles, and the details of the account. */
export function overviewRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get(
      addresses.account(),
      forPerson(async (c, current) => {
        const { account, person } = current
        const [{ advised, factors }, waiting, change, phones] = await Promise.all([
          recoveryState(c.var.context, { current }),
          waitingFactorRemoval(c.var.context, { current }),
          waitingEmailChange(c.var.context, { current }),
          endingPhones(c.var.context, account),
        ])
        // While a factor is on its way out there is something more urgent to say.
        const onlyPhones = phones > 0 && factors <= (textsInUse(c.var.context) ? phones : 0)
        const advice = waiting !== null ? null : onlyPhones ? 'phones' : advised ? 'recovery-codes' : null
        const removal = waiting && { ...waiting, href: addresses.account('lost-factor') }
        const without = idleSections(c.var.context, { phones })
        const daysLeft = account.passwordHash === null ? null : passwordDaysLeft(c.var.context, account)
        return render(c, 'account', {
          person,
          uid: account.uid,
          notice: noticeFrom(c),
          advice,
          removal,
          without,
          emailChange: change && { newEmail: change.newEmail, href: addresses.account('email') },
          passwordDaysLeft: daysLeft !== null && daysLeft <= passwordWarnDays ? daysLeft : null,
        })
      }),
    )
    .get(
      addresses.account('details'),
      forPerson((c, { account, person }) => {
        const { uid, email, firstName, lastName, language, createdAt, passwordChangedAt } = account
        return render(c, 'details', {
          person,
          notice: noticeFrom(c),
          changeEmailHref: addresses.account('email'),
          account: { uid, email, firstName, lastName, language, createdAt, passwordChangedAt },
        })
      }),
    )
}
