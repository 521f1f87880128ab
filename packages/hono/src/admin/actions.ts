import { accountActions, act, longestReason, noteInAudit } from '@laissez-passer/core/administration'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { type Context, Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { type Posted, readPosted } from '../form.ts'
import { forFreshAdministrator } from '../signed-in.ts'
import type { AdministrationParts } from './parts.ts'
import { factorNamed, subjectOf, withDone } from './subject.ts'

/** What is done to somebody's account: a page that asks whether to, and why; then the deed. */
export function actionRoutes(parts: RouteParts & AdministrationParts): Hono<ProviderEnv> {
  const { addresses, administration, fail, render } = parts
  const address = `${addresses.admin('people')}/:uid/:action{[a-z-]+}`
  return new Hono<ProviderEnv>()
    .get(
      address,
      forFreshAdministrator(parts, async (c, { administrator, person }) => {
        // It says whose account it is: looking is noted, as on the person's own page.
        const [account] = await named(c)
        if (account)
          await noteInAudit(c.get('context'), { administrator, kind: 'account-looked-at', accountId: account.id })
        return page(c, { person, typed: c.req.query() })
      }),
    )
    .post(
      address,
      forFreshAdministrator(parts, async (c, { administrator, person }) => {
        const [account, action] = await named(c)
        if (!account || action === null) return fail(c, 404)
        const { reason = '', ...params } = await readPosted(c)
        const request = { action, accountId: account.id, reason, params }
        const done = await act(c.get('context'), { ...administration, administrator, request })
        if (!done.ok) return page(c, { person, typed: { ...params, reason }, refused: done.reason })
        // Whoever was deleted has no page any more.
        const isGone = done.did === 'done' && (action === 'delete' || action === 'cancel-invitation')
        return c.redirect(withDone(addresses.admin(isGone ? 'people' : `people/${account.uid}`), done.did), 303)
      }),
    )

  async function page(
    c: Context<ProviderEnv>,
    {
      person,
      refused = null,
      typed,
    }: {
      readonly person: { readonly name: string; readonly email: string }
      readonly typed: Posted
      readonly refused?: string | null
    },
  ): Promise<Response> {
    const [account, action] = await named(c)
    if (!account || action === null) return fail(c, 404)
    const home = addresses.admin(`people/${account.uid}`)
    const name = await factorNamed(c.get('context'), { accountId: account.id, factor: typed['factor'] ?? '' })
    return render(c, 'adminAction', {
      person,
      action: `${home}/${action}`,
      doing: action,
      subject: subjectOf(account),
      fields: accountActions[action].params.map((name) => ({ name, value: typed[name] ?? '' })),
      about: name === null ? null : { field: 'factor', name },
      reason: (typed['reason'] ?? '').slice(0, longestReason),
      longestReason,
      takesTwo: administration.fourEyes.includes(action),
      issues: issuesOf(refused),
      backHref: home,
      path: `${home}/${action}`,
    })
  }

  async function named(c: Context<ProviderEnv>) {
    const { action = '', uid = '' } = c.req.param()
    const known = isAction(action) ? action : null
    return [known === null ? null : await c.get('context').store.accounts.find({ uid }), known] as const
  }
}

function isAction(name: string): name is keyof typeof accountActions {
  return Object.hasOwn(accountActions, name)
}

/** Why nothing was done, beside the field that it is about. */
export function issuesOf(refused: string | null): readonly FieldIssue[] {
  if (refused === null) return []
  if (refused === 'reason-required') return [{ field: 'reason', code: 'required' }]
  const field = ['unknown-token', 'ambiguous', 'outlived'].includes(refused) ? 'serial' : 'form'
  return [{ field, code: `admin-${refused}` }]
}
