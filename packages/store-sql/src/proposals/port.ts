import type {
  PersonOfProposal,
  ProposalDecision,
  ProposalsPort,
  Seconds,
  WaitingProposal,
} from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import type { Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
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

const decide = prepare(
  (p: { id: string; by: string; decision: ProposalDecision; now: Seconds; claim: string }) =>
    sql`update proposals set decision = ${p.decision}, decided_by = ${p.by}, decided_at = ${p.now}, claim = ${p.claim}
    where id = ${p.id} and ${stands(p.now)}
      and exists (select 1 from accounts as decider where decider.id = ${p.by}
        and decider.administrator = 1 and decider.status = 'active')
      and (${p.decision} = 'withdrawn' and proposed_by = ${p.by}
        or ${p.decision} <> 'withdrawn' and proposed_by <> ${p.by} and (account_id is null or account_id <> ${p.by}))`,
)

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
      return made?.changes === 1
    },

    async waiting(options) {
      return (await executor.query(waiting(options))).map(read)
    },

    async find(id, { now }) {
      const [row] = await executor.query(byId({ id, now }))
      return row ? read(row) : null
    },

    async decide({ audit, id, by, decision, now, messages }) {
      const claim = nonce()
      const [decided] = await executor.commit([
        decide({ id, by, decision, now, claim }),
        ...effects({ audit, messages }, claimed('proposals', { key: 'id', is: id, claim })),
      ])
      return decided?.changes === 1
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
