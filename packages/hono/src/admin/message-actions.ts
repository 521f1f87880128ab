import { act, longestReason, providerActions } from '@laissez-passer/core/administration'
import { type Context, Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { type Posted, readPosted } from '../form.ts'
import { forFreshAdministrator } from '../signed-in.ts'
import { issuesOf } from './actions.ts'
import type { AdministrationParts } from './parts.ts'
import { withDone } from './subject.ts'

/** What is done to a message that waits: a page that asks whether to, and why; then the deed. */
export function messageActionRoutes(parts: RouteParts & AdministrationParts): Hono<ProviderEnv> {
  const { addresses, administration, fail, render } = parts
  const home = addresses.admin('outbox')
  const address = `${home}/:action{[a-z-]+}`
  return new Hono<ProviderEnv>()
    .get(
      address,
      forFreshAdministrator(parts, (c, { person }) => page(c, { person, typed: c.req.query(), refused: null })),
    )
    .post(
      address,
      forFreshAdministrator(parts, async (c, { administrator, person }) => {
        const action = named(c)
        if (action === null) return fail(c, 404)
        const { reason = '', ...params } = await readPosted(c)
        const request = { action, accountId: null, reason, params }
        const done = await act(c.get('context'), { ...administration, administrator, request })
        if (!done.ok) return page(c, { person, typed: { ...params, reason }, refused: done.reason })
        return c.redirect(withDone(home, done.did), 303)
      }),
    )

  function page(
    c: Context<ProviderEnv>,
    {
      person,
      refused,
      typed,
    }: {
      readonly person: { readonly name: string; readonly email: string }
      readonly typed: Posted
      readonly refused: string | null
    },
  ): Response {
    const action = named(c)
    if (action === null) return fail(c, 404)
    return render(c, 'adminAction', {
      person,
      action: `${home}/${action}`,
      doing: action,
      subject: null,
      fields: [{ name: 'id', value: (typed['id'] ?? '').slice(0, 100) }],
      about: null,
      reason: (typed['reason'] ?? '').slice(0, longestReason),
      longestReason,
      takesTwo: administration.fourEyes.includes(action),
      issues: issuesOf(refused),
      backHref: home,
    })
  }
}

function named(c: Context<ProviderEnv>): keyof typeof providerActions | null {
  const { action = '' } = c.req.param()
  return isMessageAction(action) ? action : null
}

function isMessageAction(name: string): name is keyof typeof providerActions {
  return Object.hasOwn(providerActions, name)
}
