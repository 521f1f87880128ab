import { shownEmail } from '@laissez-passer/core/email'
import { cancelEmailChange, requestEmailChange, waitingEmailChange } from '@laissez-passer/core/internal/email-change'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { hasSecondFactor } from '@laissez-passer/core/internal/sign-in'
import type { ChangeEmailProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text, ticked } from '../form.ts'
import type { SignedIn } from '../session.ts'
import { forFreshPerson, forPerson } from '../signed-in.ts'
import { throttledPage } from '../throttled.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** What its page may say was done. */
const NOTICES = ['email-change-asked'] as const

const form = z.object({ action: text, email: text, confirmEmail: text, withoutOld: ticked })
const nothingTyped = { email: '', confirmEmail: '', withoutOld: false }

/** Another e-mail address: asked for freshly signed in, looked at and cancelled by any session. */
export function emailRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses } = parts
  const home = addresses.account('email')
  const details = addresses.account('details')
  const asking = forFreshPerson((c, current) => page(c, current, {}))
  const cancel = forPerson(async (c, current) => {
    await cancelEmailChange(c.get('context'), { current })
    return c.redirect(withNotice(details, 'email-kept'), 303)
  })
  const ask = forFreshPerson(async (c, current) => {
    const { action: _, ...values } = await readForm(c, form)
    const { fresh } = current
    const asked = await requestEmailChange(c.get('context'), { fresh, ...values })
    if (asked.ok) {
      const notice = asked.respelled ? withNotice(details, 'email-respelled') : withNotice(home, 'email-change-asked')
      return c.redirect(notice, 303)
    }
    if (asked.reason === 'throttled')
      return throttledPage(c, parts, { until: asked.until, what: 'reset', path: addresses.account() })
    const issues = asked.reason === 'invalid' ? asked.issues : [{ field: 'form', code: 'changed-meanwhile' }]
    return page(c, current, { values, issues })
  })

  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const waiting = await waitingEmailChange(c.get('context'), { current })
        return waiting ? page(c, current, { waiting: { ...waiting, ...confirmedBy(waiting) } }) : asking(c)
      }),
    )
    .post(home, async (c) => ((await readForm(c, form)).action === 'cancel' ? cancel(c) : ask(c)))

  async function page(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    shown: {
      readonly values?: ChangeEmailProps['values']
      readonly issues?: readonly FieldIssue[]
      readonly waiting?: ChangeEmailProps['waiting']
    },
  ): Promise<Response> {
    const context = c.get('context')
    const { waiting = null, values = nothingTyped, issues = [] } = shown
    return parts.render(c, 'changeEmail', {
      person,
      action: home,
      notice: noticeFrom(c, NOTICES),
      email: shownEmail(account.email),
      values,
      issues,
      canGoWithoutOld: waiting === null && (await hasSecondFactor(context, account)),
      waitHours: hours(context.settings.factorRemovalSeconds),
      validHours: hours(context.settings.emailChangeLinkSeconds),
      waiting,
      mailboxHref: parts.mailbox ? '/dev/mailbox' : null,
      cancelHref: details,
      path: home,
    })
  }
}

function confirmedBy(change: { readonly oldConfirmedAt: number | null; readonly newConfirmedAt: number | null }): {
  readonly oldConfirmed: boolean
  readonly newConfirmed: boolean
} {
  return { oldConfirmed: change.oldConfirmedAt !== null, newConfirmed: change.newConfirmedAt !== null }
}

function hours(seconds: number): number {
  return Math.round(seconds / 3600)
}
