import { decideProposal, type OpenedProposal, waitingProposal } from '@laissez-passer/core/administration'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import { forFreshAdministrator } from '../signed-in.ts'
import { issuesOf } from './actions.ts'
import { listed } from './home.ts'
import type { AdministrationParts } from './parts.ts'
import { factorNamed, withDone } from './subject.ts'

const form = z.object({ decision: text })
const decisions = ['confirmed', 'refused', 'withdrawn'] as const

/** What waits for a second administrator: looked at, and decided. */
export function proposalRoutes(parts: RouteParts & AdministrationParts): Hono<ProviderEnv> {
  const { addresses, administration, fail, render } = parts
  const address = `${addresses.admin('proposals')}/:id`
  return new Hono<ProviderEnv>()
    .get(
      address,
      forFreshAdministrator(parts, (c, { account, person }) => page(c, { account, person, refused: null })),
    )
    .post(
      address,
      forFreshAdministrator(parts, async (c, { account, administrator, person }) => {
        const posted = await readForm(c, form)
        const decision = decisions.find((known) => known === posted.decision)
        if (decision === undefined) return fail(c, 400)
        const { actions } = administration
        const id = c.req.param('id') ?? ''
        const decided = await decideProposal(c.get('context'), { actions, administrator, decision, id })
        if (decided.ok) return c.redirect(withDone(addresses.admin(), decision), 303)
        return (await waiting(c)) === null
          ? c.redirect(withDone(addresses.admin(), 'gone'), 303)
          : page(c, { account, person, refused: decided.reason })
      }),
    )

  async function page(
    c: Context<ProviderEnv>,
    {
      account,
      person,
      refused,
    }: {
      readonly account: { readonly id: string }
      readonly person: { readonly name: string; readonly email: string }
      readonly refused: string | null
    },
  ): Promise<Response> {
    const found = await waiting(c)
    if (!found) return fail(c, 404)
    const { href, ...proposal } = listed(found, addresses)
    const { factor = '' } = found.params
    const name = found.accountId && (await factorNamed(c.get('context'), { accountId: found.accountId, factor }))
    return render(c, 'adminProposal', {
      person,
      action: href,
      issues: issuesOf(refused),
      proposal: { ...proposal, reason: found.reason, params: name ? { ...found.params, factor: name } : found.params },
      own: found.proposer.id === account.id,
      aboutOneself: found.accountId === account.id,
      path: href,
    })
  }

  async function waiting(c: Context<ProviderEnv>): Promise<OpenedProposal | null> {
    return waitingProposal(c.get('context'), { id: c.req.param('id') ?? '' })
  }
}
