import type { EmailChange, EmailChangeOutcome, EmailChangesPort, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, type Outcome, returned } from '../executor.ts'
import { owner } from '../accounts/tables.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { emailChanges, joinedChange } from './tables.ts'
import { endSessionsThat, endUnderWay } from '../ends.ts'
import { endLinks } from '../accounts/links.ts'
import { retirePending } from '../retired-uids/retire.ts'

/** It waits, and the account still has the address that it had. */
const stands = sql<boolean>`(email_changes.status = 'waiting' and exists (select 1 from accounts as holder
  where holder.id = email_changes.account_id and holder.email_key = email_changes.old_key and holder.status = 'active'))`

/** It can still be made: its links work, or only time is missing. */
const open = (now: Seconds): Sql<boolean> =>
  sql<boolean>`(links_expire_at > ${now} or due_at is not null and new_confirmed_at is not null)`

const ofAccount = prepare((p: { accountId: string; now: Seconds }) =>
  db
    .selectFrom('emailChanges')
    .select(emailChanges.columns)
    .where('accountId', '=', p.accountId)
    .where(stands)
    .where(open(p.now)),
)
const byId = prepare((p: { id: string }) =>
  db.selectFrom('emailChanges').select(emailChanges.columns).where('id', '=', p.id).where(stands),
)
const byLink = prepare((p: { tokenHash: string; now: Seconds }) =>
  db
    .selectFrom('emailChanges')
    .innerJoin('accounts', 'accounts.id', 'emailChanges.accountId')
    .select([...joinedChange.columns, 'oldTokenHash', ...owner.columns])
    .where((eb) => eb.or([eb('oldTokenHash', '=', p.tokenHash), eb('newTokenHash', '=', p.tokenHash)]))
    .where(sql<boolean>`(links_expire_at > ${p.now} or ${open(p.now)} and not ${unspent(sql`${p.tokenHash}`)})`)
    .where(stands),
)
const due = prepare((p: { now: Seconds; limit: number }) =>
  db
    .selectFrom('emailChanges')
    .select(emailChanges.columns)
    .where('dueAt', '<=', p.now)
    .where('newConfirmedAt', 'is not', null)
    .where(stands)
    .orderBy('dueAt')
    .limit(p.limit),
)
const left = prepare((p: { accountId: string; oldKey: string; since: Seconds }) =>
  db
    .selectFrom('emailChanges')
    .select(emailChanges.columns)
    .where('accountId', '=', p.accountId)
    .where('oldKey', '=', p.oldKey)
    .where('status', '=', 'done')
    .where('changedAt', '>=', p.since)
    .orderBy('changedAt', 'desc')
    .limit(1),
)

/** A link that its address hasn't used. */
function unspent(tokenHash: Sql<unknown>): Sql<boolean> {
  return sql<boolean>`(old_token_hash = ${tokenHash} and old_confirmed_at is null or new_token_hash = ${tokenHash} and new_confirmed_at is null)`
}

const spend = prepare(
  (p: { id: string; tokenHash: string; now: Seconds; claim: string }) =>
    sql`update email_changes set claim = ${p.claim},
      old_confirmed_at = case when old_token_hash = ${p.tokenHash} then ${p.now} else old_confirmed_at end,
      new_confirmed_at = case when new_token_hash = ${p.tokenHash} then ${p.now} else new_confirmed_at end
    where id = ${p.id} and ${unspent(sql`${p.tokenHash}`)} and links_expire_at > ${p.now} and ${stands}`,
)
const claimDue = prepare(
  (p: { id: string; now: Seconds; claim: string }) =>
    sql`update email_changes set claim = ${p.claim}
    where id = ${p.id} and due_at <= ${p.now} and new_confirmed_at is not null and ${stands}`,
)
const cancel = prepare(
  (p: { id: string; accountId: string; claim: string }) =>
    sql`update email_changes set status = 'cancelled', claim = ${p.claim}
    where id = ${p.id} and account_id = ${p.accountId} and ${stands}`,
)

/** Pending accounts that hold an address go, where the condition holds: nobody proved that it is theirs. */
export function withoutPending(emailKey: string, where: Sql<unknown>): readonly Statement[] {
  const those = sql`email_key = ${emailKey} and status = 'pending' and ${where}`
  return [statement(retirePending(those)), statement(sql`delete from accounts where ${those}`)]
}

/** Another account, not a pending one, holds this address. */
export function heldByOther(accountId: string, emailKey: string): Sql<boolean> {
  return sql<boolean>`exists (select 1 from accounts as other where other.email_key = ${emailKey} and other.id <> ${accountId} and other.status <> 'pending')`
}

/** Changes of e-mail addresses, on SQL. */
export function emailChangesPort(executor: Executor): EmailChangesPort {
  return {
    async begin({ change, askedBy, oldTokenHash, newTokenHash, messages, activity }) {
      const claim = nonce()
      const mine = claimed('emailChanges', { key: 'id', is: change.id, claim })
      const { accountId, id, oldKey } = change
      const row = { ...change, askedBy, oldTokenHash, newTokenHash, status: 'waiting', claim } as const
      const where = sql`exists (select 1 from accounts where id = ${accountId} and email_key = ${oldKey} and status = 'active')`
      const [begun] = await executor.commit([
        statement(
          insertInto(emailChanges, row, {
            own: ['askedBy', 'oldTokenHash', 'newTokenHash', 'status', 'claim'],
            where,
          }),
        ),
        statement(
          sql`update email_changes set status = 'cancelled' where account_id = ${accountId} and status = 'waiting' and id <> ${id} and ${mine}`,
        ),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(begun)
    },

    async waiting(accountId, { now }) {
      const [change] = await executor.query(ofAccount({ accountId, now }))
      return change ?? null
    },

    async findLink(tokenHash, { now }) {
      const [row] = await executor.query(byLink({ tokenHash, now }))
      if (!row) return null
      const change = joinedChange.parse(row)
      const side = row.oldTokenHash === tokenHash ? 'old' : 'new'
      const confirmedAt = side === 'old' ? change.oldConfirmedAt : change.newConfirmedAt
      return { change, side, used: confirmedAt !== null, account: owner.parse(row) }
    },

    async confirm({ tokenHash, ...made }) {
      const [row] = await executor.query(byLink({ tokenHash, now: made.now }))
      if (!row) return null
      const change = joinedChange.parse(row)
      const claim = nonce()
      const outcomes = await executor.commit([
        spend({ id: change.id, tokenHash, now: made.now, claim }),
        ...make(change, { ...made, claim }),
      ])
      return outcomeOf(outcomes)
    },

    async cancel({ id, accountId, activity }) {
      const claim = nonce()
      const [cancelled] = await executor.commit([
        cancel({ id, accountId, claim }),
        ...effects({ activity }, claimed('emailChanges', { key: 'id', is: id, claim })),
      ])
      return didChange(cancelled)
    },

    due: (options) => executor.query(due(options)),

    async finish({ id, ...made }) {
      const [change] = await executor.query(byId({ id }))
      if (!change) return null
      const claim = nonce()
      const outcomes = await executor.commit([
        claimDue({ id, now: made.now, claim }),
        ...make(change, { ...made, claim }),
      ])
      const outcome = outcomeOf(outcomes)
      return outcome === 'confirmed' ? null : outcome
    },

    async left(accountId, { oldKey, since }) {
      const [change] = await executor.query(left({ accountId, oldKey, since }))
      return change ?? null
    },
  }
}

/**
 * Makes a change that this commit's first statement claimed, if nothing is missing any more; says at last
 * what became of it.
 */
function make(
  { id, accountId, newEmail, newKey }: EmailChange,
  made: Omit<Parameters<EmailChangesPort['finish']>[0], 'id'> & { readonly claim: string },
): readonly Statement[] {
  const { activity, claim, messages, now } = made
  const mine = claimed('emailChanges', { key: 'id', is: id, claim })
  const done = sql`exists (select 1 from email_changes where id = ${id} and claim = ${claim} and status = 'done')`
  return [
    statement(
      sql`update email_changes set changed_at = ${now}, status = case when ${heldByOther(accountId, newKey)} then 'taken' else 'done' end
        where id = ${id} and claim = ${claim} and status = 'waiting' and new_confirmed_at is not null and (old_confirmed_at is not null or due_at <= ${now})`,
    ),
    ...withoutPending(newKey, done),
    statement(sql`update accounts set email = ${newEmail}, email_key = ${newKey} where id = ${accountId} and ${done}`),
    ...endSessionsThat({
      which: sql`account_id = ${accountId} and ${done}
        and id_hash <> (select asked_by from email_changes where id = ${id})`,
      now,
    }),
    ...endUnderWay({ accountId }, done),
    endLinks({ accountId, purpose: null }, done),
    ...effects({ messages, activity }, done),
    statement(sql`select status from email_changes where id = ${id} and ${mine}`),
  ]
}

function outcomeOf(outcomes: readonly Outcome[]): 'confirmed' | EmailChangeOutcome | null {
  const status = returned(outcomes.at(-1))[0]?.['status']
  if (status === 'done') return 'changed'
  if (status === 'taken') return 'taken'
  return status === 'waiting' ? 'confirmed' : null
}
