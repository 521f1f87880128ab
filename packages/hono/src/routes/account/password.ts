import { changePassword } from '@laissez-passer/core/account'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, secret } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { forPerson } from '../../signed-in.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { newPasswordProps } from '../password.ts'
import { throttledPage } from '../throttled.ts'

const form = z.object({ currentPassword: secret, newPassword: secret, confirmPassword: secret })
const PATH = '/cas/account/password'

/** Change my password. */
export function accountPasswordRoutes(parts: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get(
      PATH,
      forPerson((c, signedIn) => page(c, signedIn)),
    )
    .post(
      PATH,
      forPerson(async (c, current) => {
        const result = await changePassword(c.var.context, {
          current,
          ...(await readForm(c, form)),
          visitor: await rememberedVisitor(c),
        })
        if (result.ok) return c.redirect('/cas/account?done=password-changed', 303)
        if (result.reason === 'throttled')
          return throttledPage(c, parts, { until: result.until, what: 'password', path: '/cas/account' })
        return page(c, current, result.reason === 'invalid' ? result.issues : [{ field: 'form', code: result.reason }])
      }),
    )

  function page(c: Context<ProviderEnv>, { account, person }: SignedIn, issues: readonly FieldIssue[] = []): Response {
    const props = newPasswordProps(c, { about: account, samplesHref: PATH })
    return parts.render(c, 'changePassword', { person, action: PATH, issues, ...props, path: PATH })
  }
}
