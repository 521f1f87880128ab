import { withQuery } from '@laissez-passer/core/addresses'
import { changePassword } from '@laissez-passer/core/internal/account'
import { sendOwnResetLink } from '@laissez-passer/core/internal/registration'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { passwordDaysLeft } from '@laissez-passer/core/internal/methods/password'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { destinationOf } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, secret, text, ticked, whole } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { forPerson } from '../../signed-in.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { withNotice } from '../../account/notice.ts'
import { newPasswordProps } from './by-link.ts'
import { throttledPage } from '../../throttled.ts'

const form = z.object({
  currentPassword: secret,
  newPassword: secret,
  confirmPassword: secret,
  due: text,
  continue: whole,
  send: ticked,
})
const query = z.object({ due: text, continue: whole })

/** Why somebody changes their password, and where they go afterwards. */
type Errand = z.output<typeof query>

/** Change my password: by oneself, or on the way to a service because it is time. */
export const passwordRoom: Room = { routes: accountPasswordRoutes }

function accountPasswordRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses } = parts
  const home = addresses.account('password')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson((c, signedIn) => page(c, signedIn, { errand: readQuery(c, query) })),
    )
    .post(
      home,
      forPerson(async (c, current) => {
        const { due, continue: wish, send, ...passwords } = await readForm(c, form)
        if (send && current.account.passwordHash === null) return sendLink(c, current)
        const errand = { due, continue: wish }
        const result = await changePassword(c.get('context'), {
          current,
          ...passwords,
          visitor: await rememberedVisitor(c),
        })
        if (result.ok) return c.redirect(afterwards(c, errand), 303)
        if (result.reason === 'throttled')
          return throttledPage(c, parts, { until: result.until, what: 'password', path: addresses.account() })
        const issues = result.reason === 'invalid' ? result.issues : [{ field: 'form', code: result.reason }]
        return page(c, current, { errand, issues })
      }),
    )

  /** An account that an eID made has no password to be asked for: the mailbox proves whose it is. */
  async function sendLink(c: Context<ProviderEnv>, current: SignedIn): Promise<Response> {
    const sent = await sendOwnResetLink(c.get('context'), { current })
    return !sent.ok
      ? throttledPage(c, parts, { until: sent.until, what: 'register', path: addresses.account() })
      : c.redirect(withNotice(addresses.account(), 'password-link-sent'), 303)
  }

  function page(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    { errand, issues = [] }: { readonly errand: Errand; readonly issues?: readonly FieldIssue[] },
  ): Response {
    const continueTo = destinationOf(c, errand.continue)
    const due = errand.due === 'expired' || errand.due === 'suspect' || errand.due === 'soon' ? errand.due : null
    const path = withQuery(home, { due, continue: continueTo })
    const hidden = { ...(due === null ? {} : { due }), ...(continueTo === null ? {} : { continue: continueTo }) }
    const props = newPasswordProps(c, { about: account, samplesHref: path })
    const later =
      due === 'soon'
        ? { laterHref: continueTo ?? addresses.account(), daysLeft: passwordDaysLeft(c.get('context'), account) }
        : {}
    return parts.render(c, 'changePassword', {
      person,
      action: home,
      hidden,
      issues,
      due,
      none: account.passwordHash === null,
      ...later,
      ...props,
      path,
    })
  }
}

/** Back to My Account, or on to where the person was going when they were sent here. */
function afterwards(c: Context<ProviderEnv>, errand: Errand): string {
  const continueTo = destinationOf(c, errand.continue)
  if (continueTo === null) return withNotice(c.get('addresses').account(), 'password-changed')
  return withQuery(c.get('addresses').passwordDone, { purpose: 'change', continue: continueTo })
}
