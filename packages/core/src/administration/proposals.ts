import { accepts, checkOptions, optional } from '../options/index.ts'
import { auditEntry } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import { LaissezPasserError } from '../errors.ts'
import { newId } from '../ids/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { spendOwnMail } from '../policy/mails.ts'
import type { Account, Actor, OutboxMessage, Proposal, ProposalDecision, WaitingProposal } from '../ports/index.ts'
import type { ActionOutcome, ActionParams } from './actions.ts'
import { type ActionRequest, type Administration, doing, type Refused } from './perform.ts'
import type { FreshAdministrator } from './require-administrator.ts'

/** How long another administrator may take to confirm, in seconds. */
export const proposalSeconds = 24 * 60 * 60

const gone: Refused = { ok: false, reason: 'gone' }

/** A proposal with what it says. */
export interface OpenedProposal extends Omit<WaitingProposal, 'sealed'> {
  readonly reason: string
  readonly params: ActionParams
}

/**
 * What waits for another administrator, the oldest first. One query.
 *
 * @param context `store`, `keyRing` and `now` are used.
 */
export async function waitingProposals(
  { keyRing, now, store }: Pick<Context, 'store' | 'keyRing' | 'now'>,
  options: { readonly limit?: number } = {},
): Promise<readonly OpenedProposal[]> {
  checkOptions('waitingProposals', options, { limit: optional(accepts.whole(1, 'proposals')) })
  const { limit = 100 } = options
  const all = await Promise.all((await store.proposals.waiting({ now, limit })).map((one) => opened({ keyRing }, one)))
  return all.filter((one) => one !== null)
}

/**
 * One that waits for another administrator, however many others do. One query.
 *
 * @param context `store`, `keyRing` and `now` are used.
 * @returns null when it doesn't wait any more.
 */
export async function waitingProposal(
  { keyRing, now, store }: Pick<Context, 'store' | 'keyRing' | 'now'>,
  { id }: { readonly id: string },
): Promise<OpenedProposal | null> {
  const found = await store.proposals.find(id, { now })
  return found && opened({ keyRing }, found)
}

/**
 * Confirms a proposal, which does what it says in the same commit; refuses it; or takes one's own back.
 * Exactly one of any number of parallel deciders decides. What it is about is looked at again: whoever
 * became an administrator since is let alone.
 *
 * @param context the use case's.
 * @param input `administrator`: who decides; `id`: which proposal.
 * @returns `gone` when it doesn't wait any more, or isn't theirs to decide; else why the action refuses: then
 * it is decided all the same.
 */
export async function decideProposal(
  context: Context,
  {
    actions,
    administrator,
    decision,
    id,
  }: Pick<Administration, 'actions'> & {
    readonly administrator: FreshAdministrator
    readonly id: string
    readonly decision: ProposalDecision
  },
): Promise<{ readonly ok: true } | Refused> {
  const { now, store } = context
  const { account } = administrator
  const found = await store.proposals.find(id, { now })
  if (!found) return gone
  const proposal = await opened(context, found)
  if (!proposal) return gone
  const { action, accountId, params, proposer, reason } = proposal
  const request = { action, accountId, params, reason }
  const allowed = decision === 'confirmed' ? await doing(context, { actions, by: account, request }) : null
  if (allowed?.ok === false) return allowed
  const told = decision === 'withdrawn' ? null : await store.accounts.find({ id: proposer.id })
  const messages = told ? [await proposalMail(context, told, { template: `proposal-${decision}`, by: account })] : []
  const audit = [
    await auditEntry(context, {
      kind: `proposal-${decision}`,
      by: { via: 'administration', name: account.uid },
      details: { action, proposer: proposer.uid },
      accountId,
    }),
  ]
  const deciding = { id, by: account.id, decision, now, messages, audit }
  if (!allowed) return (await store.proposals.decide(deciding)) ? { ok: true } : gone
  // Both names, in every entry that comes of it.
  const by: Actor = { via: 'administration', name: `${proposer.uid}+${account.uid}` }
  return confirm(context, { deciding, perform: (within) => allowed.perform(within, by) })
}

/** Decided and done are one transaction: nothing that ends the process leaves one without the other. */
async function confirm(
  context: Context,
  {
    deciding,
    perform,
  }: {
    readonly deciding: Parameters<Context['store']['deciding']>[0]
    readonly perform: (within: Context) => Promise<ActionOutcome>
  },
): Promise<{ readonly ok: true } | Refused> {
  const { store } = context
  const together = store.deciding(deciding)
  try {
    const done = await perform({ ...context, store: together.store })
    // What was refused before anything was written is decided by itself.
    if (!together.decided() && !(await store.proposals.decide(deciding))) return gone
    return done
  } catch (error) {
    // Somebody else was first, or it isn't theirs to confirm.
    if (error instanceof LaissezPasserError && error.code === 'not-decided') return gone
    throw error
  }
}

/** Writes what takes two as a proposal, and tells the other administrators: of five an hour, by mail. */
export async function propose(
  context: Context,
  { administrator, request }: { readonly administrator: FreshAdministrator; readonly request: ActionRequest },
): Promise<{ readonly ok: true; readonly did: 'proposed' } | Refused> {
  const { keyRing, now, random, store } = context
  const { account } = administrator
  const { action, accountId, params, reason } = request
  const id = newId(random, accountId)
  const sealed = await keyRing.seal(new TextEncoder().encode(JSON.stringify({ reason, params })), `proposal:${id}`)
  const others = (await store.accounts.administrators()).filter((one) => one.id !== account.id && one.id !== accountId)
  const proposal: Proposal = {
    id,
    action,
    accountId,
    sealed,
    proposedBy: account.id,
    proposedAt: now,
    expiresAt: now + proposalSeconds,
  }
  const messages: OutboxMessage[] = []
  for (const other of others) {
    // A mail is a knock at the door: whoever got some lately finds the rest on the page.
    if (await spendOwnMail(context, { accountId: other.id, kind: 'proposal' })) continue
    messages.push(await proposalMail(context, other, { template: 'proposal-made', by: account }))
  }
  const audit = [
    await auditEntry(context, {
      kind: 'proposal-made',
      by: { via: 'administration', name: account.uid },
      reason,
      details: { action },
      accountId,
    }),
  ]
  return (await store.proposals.propose({ proposal, messages, audit })) ? { ok: true, did: 'proposed' } : gone
}

/** Null where no key opens it any more: nobody knows what it proposed, and so it is none. */
async function opened(
  { keyRing }: Pick<Context, 'keyRing'>,
  { sealed, ...proposal }: WaitingProposal,
): Promise<OpenedProposal | null> {
  try {
    const { params, reason }: Pick<OpenedProposal, 'params' | 'reason'> = JSON.parse(
      new TextDecoder().decode(await keyRing.open(sealed, `proposal:${proposal.id}`)),
    )
    return { ...proposal, params, reason }
  } catch (error) {
    if (error instanceof LaissezPasserError && error.code === 'sealed-value') return null
    throw error
  }
}

function proposalMail(
  context: Context,
  to: Account,
  { by, template }: { readonly template: string; readonly by: Account },
): Promise<OutboxMessage> {
  const { addresses, origin } = context.settings
  const params = { administrator: by.uid, link: origin + addresses.admin() }
  return accountMail(context, to, { template, params, withNotMe: false })
}
