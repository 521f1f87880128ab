import type {
  Deciding,
  PersonOfProposal,
  ProposalDecision,
  ProposalsPort,
  Seconds,
  WaitingProposal,
} from '@laissez-passer/core/ports'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import type { carrying } from './carrying.ts'
import { proposals } from './tables.ts'

/** It waits, and who proposed it still may. */
const stands = (now: Seconds) => sql<boolean>`(proposals.decision is null and proposals.expires_at > ${now}
  and exists (select 1 from accounts as maker where maker.id = proposals.proposed_by
    and maker.administrator = 1 and maker.status = 'active'))`

const selected = (now: Seconds) =>
  db
    .selectFrom('proposals')
    .innerJoin('accounts as proposer', 'proposer.id', 'proposals.proposedBy')
    .leftJoin('accounts as subject', 'subject.id', 'proposals.accountId')
    .select([
      'proposals.id',
      'proposals.action',
      'proposals.accountId',
      'proposals.sealed',
      'proposals.proposedBy',
      'proposals.proposedAt',
      'proposals.expiresAt',
      'proposer.uid as proposerUid',
      'proposer.email as proposerEmail',
      'proposer.firstName as proposerFirstName',
      'proposer.lastName as proposerLastName',
      'subject.uid as subjectUid',
      'subject.email as subjectEmail',
      'subject.firstName as subjectFirstName',
      'subject.lastName as subjectLastName',
    ])
    .where(stands(now))

const waiting = prepare((p: { now: Seconds; limit: number }) =>
  selected(p.now)
    .where('proposals.expiresAt', '>', p.now)
    .orderBy('proposals.expiresAt')
    .orderBy('proposals.id')
    .limit(p.limit),
)
const byId = prepare((p: { id: string; now: Seconds }) => selected(p.now).where('proposals.id', '=', p.id))

interface Decision {
  readonly id: string
  readonly by: string
  readonly decision: ProposalDecision
  readonly now: Seconds
}

/** It waits, and is theirs to decide. */
const decidable = (p: Decision) => sql<boolean>`(id = ${p.id} and ${stands(p.now)}
      and exists (select 1 from accounts as decider where decider.id = ${p.by}
        and decider.administrator = 1 and decider.status = 'active')
      and (${p.decision} = 'withdrawn' and proposed_by = ${p.by}
        or ${p.decision} <> 'withdrawn' and proposed_by <> ${p.by} and (account_id is null or account_id <> ${p.by})))`

const decide = prepare(
  (p: Decision & { claim: string }) =>
    sql`update proposals set decision = ${p.decision}, decided_by = ${p.by}, decided_at = ${p.now}, claim = ${p.claim}
    where ${decidable(p)}`,
)
const mayDecide = prepare((p: Decision) => sql`select id from proposals where ${decidable(p)}`)

interface Row extends Omit<WaitingProposal, 'proposer' | 'subject'> {
  readonly proposerUid: string
  readonly proposerEmail: string
  readonly proposerFirstName: string
  readonly proposerLastName: string
  readonly subjectUid: string | null
  readonly subjectEmail: string | null
  readonly subjectFirstName: string | null
  readonly subjectLastName: string | null
}

/** Proposals, on SQL. */
export function proposalsPort(executor: Executor): ProposalsPort {
  return {
    async propose({ audit, proposal, messages }) {
      const claim = nonce()
      const [made] = await executor.commit([
        statement(
          insertInto(
            proposals,
            { ...proposal, claim },
            {
              own: ['claim'],
              where: sql`exists (select 1 from accounts where id = ${proposal.proposedBy} and administrator = 1 and status = 'active')`,
            },
          ),
        ),
        ...effects({ audit, messages }, claimed('proposals', { key: 'id', is: proposal.id, claim })),
      ])
      return didChange(made)
    },

    async waiting(options) {
      return (await executor.query(waiting(options))).map(read)
    },

    async find(id, { now }) {
      const [row] = await executor.query(byId({ id, now }))
      return row ? read(row) : null
    },

    async decide(options) {
      const [decided] = await executor.commit(decision(options, nonce()))
      return didChange(decided)
    },
  }
}

function decision({ audit, id, by, decision: outcome, now, messages }: Deciding, claim: string): readonly Statement[] {
  return [
    decide({ id, by, decision: outcome, now, claim }),
    ...effects({ audit, messages }, claimed('proposals', { key: 'id', is: id, claim })),
  ]
}

// A row without a key is refused by every database, and with it the whole transaction.
const orNothing = prepare(
  (p: { id: string; claim: string }) => sql`insert into seen (key, expires_at) select cast(null as text), 0
    where not ${claimed('proposals', { key: 'id', is: p.id, claim: p.claim })}`,
)

/** What carries a decision: the beginning of a transaction that is nothing without it, and why it isn't. */
export function deciding(executor: Executor, options: Deciding): Parameters<typeof carrying>[1] {
  const claim = nonce()
  const { by, decision: outcome, id, now } = options
  return {
    first: [...decision(options, claim), orNothing({ id, claim })],
    async whyNot() {
      const found = await executor.query(mayDecide({ id, by, decision: outcome, now }))
      return found.length > 0
        ? null
        : new LaissezPasserError('not-decided', `the proposal ${id} doesn't wait for ${by}`)
    },
  }
}

function read(row: Row): WaitingProposal {
  const { id, action, accountId, sealed, proposedBy, proposedAt, expiresAt } = row
  const proposer: PersonOfProposal = {
    id: proposedBy,
    uid: row.proposerUid,
    email: row.proposerEmail,
    firstName: row.proposerFirstName,
    lastName: row.proposerLastName,
  }
  const subject: PersonOfProposal | null =
    accountId === null
      ? null
      : {
          id: accountId,
          uid: row.subjectUid ?? '',
          email: row.subjectEmail ?? '',
          firstName: row.subjectFirstName ?? '',
          lastName: row.subjectLastName ?? '',
        }
  return { id, action, accountId, sealed, proposedBy, proposedAt, expiresAt, proposer, subject }
}
