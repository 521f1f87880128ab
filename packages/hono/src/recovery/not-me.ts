import { shownEmail } from '@laissez-passer/core/email'
import { findNotMe, reportNotMe } from '@laissez-passer/core/internal/recovery'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { clearSessionCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { linkToken, readForm, readQuery } from '../form.ts'

const form = z.object({ token: linkToken })

/** "This wasn't me", from a mail: asks, ends all sessions, and goes on to a new password. */
export function notMeRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.notMe
  return new Hono<ProviderEnv>()
    .get(home, async (c) => {
      const { token } = readQuery(c, form)
      const found = await findNotMe(c.get('context'), { token })
      return page(c, found.ok ? { token, ...found } : { token, account: null })
    })
    .post(home, async (c) => {
      const { token } = await readForm(c, form)
      const reported = await reportNotMe(c.get('context'), { token })
      if (!reported.ok) return page(c, { token, account: null })
      clearSessionCookie(c)
      return c.redirect(addresses.passwordLink(reported.resetToken), 303)
    })

  function page(
    c: Context<ProviderEnv>,
    {
      token,
      account,
      takesBack = null,
    }: {
      readonly token: string
      readonly account: { readonly email: string } | null
      readonly takesBack?: string | null
    },
  ): Response {
    return render(c, 'notMe', {
      action: home,
      hidden: { token },
      account: account && { email: shownEmail(account.email) },
      takesBack,
      startHref: addresses.signIn,
      lostHref: addresses.passwordLost,
      path: addresses.notMeLink(token),
      httpStatus: account === null ? 410 : 200,
    })
  }
}
