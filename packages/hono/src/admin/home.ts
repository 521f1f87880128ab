import { waitingProposals } from '@laissez-passer/core/administration'
import type { Addresses } from '@laissez-passer/core/addresses'
import type { OpenedProposal } from '@laissez-passer/core/administration'
import type { AdminProposal } from '@laissez-passer/pages/types'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readiness } from '../site/readiness.ts'
import { forAdministrator } from '../signed-in.ts'
import { signInChart } from './chart.ts'
import { doneOf, subjectOf } from './subject.ts'

/** Home: how the provider is, and what waits for a second administrator. */
export function homeRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, facts, render } = parts
  const state = readiness(parts)
  return new Hono<ProviderEnv>().get(
    addresses.admin(),
    forAdministrator(parts, async (c, { person }) => {
      const context = c.get('context')
      const [ready, backlog, proposals, administrators, keys, ...charts] = await Promise.all([
        state(),
        context.store.outbox.state(),
        waitingProposals(context),
        context.store.accounts.administrators(),
        context.store.signingKeys.list('oidc'),
        signInChart(context, { name: 'day' }),
        signInChart(context, { name: 'month' }),
      ])
      return render(c, 'adminHome', {
        person,
        notice: doneOf(c),
        parts: Object.entries(ready.parts).map(([name, how]) => ({ name, state: how })),
        facts: Object.entries(facts()).map(([name, value]) => ({ name, value })),
        backlog,
        keyMadeAt: keys.findLast(({ signsFrom }) => signsFrom <= context.now)?.createdAt ?? null,
        administrators: administrators.map(subjectOf),
        proposals: proposals.map((proposal) => listed(proposal, addresses)),
        charts,
      })
    }),
  )
}

/** A proposal as lists and its page name it. */
export function listed(proposal: OpenedProposal, addresses: Pick<Addresses, 'admin'>): AdminProposal {
  const { action, expiresAt, id, proposedAt, proposer, subject } = proposal
  return {
    action,
    subject: subject && subjectOf(subject),
    proposer: subjectOf(proposer),
    proposedAt,
    expiresAt,
    href: addresses.admin(`proposals/${id}`),
  }
}
