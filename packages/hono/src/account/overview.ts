import { shownEmail } from '@laissez-passer/core/email'
import { namesFrom } from '@laissez-passer/core/internal/account'
import { waitingFactorRemoval } from '@laissez-passer/core/internal/recovery'
import { waitingDeletion } from '@laissez-passer/core/internal/deletion'
import { waitingEmailChange } from '@laissez-passer/core/internal/email-change'
import type { OnTheWay } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import type { SignedIn } from '../session.ts'
import { forPerson } from '../signed-in.ts'
import { noticeFrom } from './notice.ts'

/** My Account: its tiles, and the details of the account. */
export function overviewRoutes({ addresses, administration, faces, render }: RouteParts): Hono<ProviderEnv> {
  const sections = [...new Set(faces.flatMap(({ section }) => section ?? []))]
  return new Hono<ProviderEnv>()
    .get(
      addresses.account(),
      forPerson(async (c, current) => {
        const { account, person } = current
        const [waiting, change, deletion, ...told] = await Promise.all([
          waitingFactorRemoval(c.get('context'), { current }),
          waitingEmailChange(c.get('context'), { current }),
          waitingDeletion(c.get('context'), { current }),
          ...sections.map(async (section) => ({ ...section, ...(await section.about?.(c, current)) })),
        ])
        const removal = waiting && { ...waiting, href: addresses.account('lost-factor') }
        return render(c, 'account', {
          person,
          uid: account.uid,
          notice: noticeFrom(c, ['account-kept', 'another-person', ...sections.flatMap(({ notices = [] }) => notices)]),
          // While a factor is on its way out there is something more urgent to say.
          advice: waiting === null ? (told.find(({ advice }) => advice != null)?.advice ?? null) : null,
          removal,
          sections: told.flatMap(({ idle, name, words }) => (idle ? [] : { name, ...(words ? { words } : {}) })),
          deletionDueAt: deletion?.dueAt ?? null,
          administrationHref: administration && account.administrator ? addresses.admin() : null,
          emailChange: change && { newEmail: change.newEmail, href: addresses.account('email') },
          passwordDaysLeft: told.find(({ daysLeft }) => daysLeft !== undefined)?.daysLeft ?? null,
        })
      }),
    )
    .get(
      addresses.account('details'),
      forPerson(async (c, current) => {
        const { account, person } = current
        const { uid, email, title, firstName, lastName, language, createdAt, chosenZone, passwordChangedAt } = account
        const from = namesFrom(c.get('context'), account)
        const notice = noticeFrom(c, ['email-kept', 'email-respelled', 'names-changed'])
        return render(c, 'details', {
          person,
          notice,
          told: notice?.code === 'names-changed' ? await toldOf(c, { current, faces }) : [],
          changeEmailHref: addresses.account('email'),
          ...(from === 'person' ? { changeNamesHref: addresses.account('details/names') } : {}),
          namesFrom: from,
          settingsHref: addresses.account('settings'),
          account: {
            uid,
            email: shownEmail(email),
            title,
            firstName,
            lastName,
            language,
            chosenZone,
            createdAt,
            passwordChangedAt,
          },
        })
      }),
    )
}

/** What methods tell the browser of somebody who is called otherwise now. */
async function toldOf(
  c: Context<ProviderEnv>,
  { current, faces }: Pick<RouteParts, 'faces'> & { readonly current: SignedIn },
): Promise<readonly OnTheWay[]> {
  const told = faces.map(async ({ method, renamed }) => {
    const data = (await renamed?.(c, current)) ?? null
    return data === null ? [] : [{ method: method.name, ...data }]
  })
  return (await Promise.all(told)).flat()
}
