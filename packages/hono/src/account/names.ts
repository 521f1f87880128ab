import { changeNames, namesFrom } from '@laissez-passer/core/internal/account'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { ChangeNamesProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import type { FreshlySignedIn } from '../signed-in.ts'
import { forFreshPerson } from '../signed-in.ts'
import { throttledPage } from '../throttled.ts'
import { visitorOf } from '../visitor.ts'
import { withNotice } from './notice.ts'

const form = z.object({ title: text, firstName: text, lastName: text })

/** How a person is called, changed by whoever signed in a moment ago; 404 where it isn't theirs to say. */
export function namesRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, fail, render } = parts
  const details = addresses.account('details')
  const home = addresses.account('details/names')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forFreshPerson((c, signedIn) => {
        const { account } = signedIn
        if (namesFrom(c.get('context'), account) !== 'person') return fail(c, 404)
        const { firstName, lastName, title } = account
        return page(c, signedIn, { values: { title: title ?? '', firstName, lastName } })
      }),
    )
    .post(
      home,
      forFreshPerson(async (c, signedIn) => {
        const values = await readForm(c, form)
        const { fresh } = signedIn
        const { browserName } = visitorOf(c)
        const changed = await changeNames(c.get('context'), { fresh, ...values, browserName })
        if (changed.ok) return c.redirect(withNotice(details, 'names-changed'), 303)
        if (changed.reason === 'not-theirs') return fail(c, 404)
        return changed.reason === 'throttled'
          ? throttledPage(c, parts, { until: changed.until, what: 'reset', path: details })
          : page(c, signedIn, { values, issues: changed.issues })
      }),
    )

  function page(
    c: Context<ProviderEnv>,
    { person }: FreshlySignedIn,
    { values, issues = [] }: { readonly values: ChangeNamesProps['values']; readonly issues?: readonly FieldIssue[] },
  ): Response {
    return render(c, 'changeNames', { person, action: home, issues, values, cancelHref: details, path: home })
  }
}
