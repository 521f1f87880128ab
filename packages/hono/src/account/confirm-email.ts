import { withQuery } from '@laissez-passer/core/addresses'
import { confirmEmailChange, findEmailChangeLink } from '@laissez-passer/core/internal/email-change'
import type { ConfirmEmailProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { linkToken, readForm, readQuery } from '../form.ts'

const form = z.object({ token: linkToken })

/** The links of the two mails about another address: asked before they count; nobody need be signed in. */
export function confirmEmailRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.emailConfirm
  return new Hono<ProviderEnv>()
    .get(home, async (c) => {
      const { token } = readQuery(c, form)
      const found = await findEmailChangeLink(c.get('context'), { token })
      if (!found.ok) return page(c, { status: 'gone' })
      return page(c, { ...found, status: found.used ? 'waiting' : 'confirm', hidden: { token } })
    })
    .post(home, async (c) => {
      const { token } = await readForm(c, form)
      const confirmed = await confirmEmailChange(c.get('context'), { token })
      if (!confirmed.ok) return page(c, { status: confirmed.reason === 'taken' ? 'taken' : 'gone' })
      const { done, dueAt, newEmail, side } = confirmed
      // Loaded anew, or in another language, a page that waits says the same.
      return page(c, { status: done ? 'done' : 'waiting', side, newEmail, dueAt, hidden: done ? {} : { token } })
    })

  function page(
    c: Context<ProviderEnv>,
    shown: Pick<ConfirmEmailProps, 'status'> & Partial<ConfirmEmailProps>,
  ): Response {
    const { status, hidden = {}, side = 'old', newEmail = '', oldEmail = null, dueAt = null } = shown
    return render(c, 'confirmEmail', {
      action: home,
      hidden,
      status,
      side,
      newEmail,
      oldEmail,
      dueAt,
      startHref: addresses.signIn,
      path: withQuery(home, { token: hidden['token'] }),
      httpStatus: status === 'gone' ? 410 : status === 'taken' ? 409 : 200,
    })
  }
}
