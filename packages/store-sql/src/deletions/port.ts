import type { AccountDeletion, DeletionsPort, Seconds } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { deletions } from './tables.ts'

const ofAccount = prepare((p: { accountId: string }) =>
  db.selectFrom('deletions').select(deletions.columns).where('accountId', '=', p.accountId),
)
const byId = prepare((p: { id: string }) => db.selectFrom('deletions').select(deletions.columns).where('id', '=', p.id))

const begin = prepare((p: AccountDeletion & { claim: string }) =>
  insertInto(deletions, p, {
    own: ['claim'],
    where: sql`exists (select 1 from accounts where accounts.id = ${p.accountId}
      and (accounts.status = 'active' or ${p.askedBy} = 'operator'))`,
    onConflict: sql`on conflict do nothing`,
  }),
)

const take = prepare(
  (p: { id: string; accountId: string; claim: string }) =>
    sql`update deletions set claim = ${p.claim} where id = ${p.id} and account_id = ${p.accountId}`,
)

const stands = sql<boolean>`(asked_by = 'operator'
  or exists (select 1 from accounts where accounts.id = deletions.account_id and accounts.status = 'active'))`

const due = prepare((p: { now: Seconds; limit: number }) =>
  db
    .selectFrom('deletions')
    .select(deletions.columns)
    .where('dueAt', '<=', p.now)
    .where(stands)
    .orderBy('dueAt')
    .limit(p.limit),
)

const unreminded = prepare((p: { until: Seconds; askedBefore: Seconds; limit: number }) =>
  db
    .selectFrom('deletions')
    .select(deletions.columns)
    .where('dueAt', '<=', p.until)
    .where('askedAt', '<=', p.askedBefore)
    .where('remindedAt', 'is', null)
    .orderBy('dueAt')
    .limit(p.limit),
)

const remind = prepare((p: { id: string; now: Seconds; claim: string }) =>
  db
    .updateTable('deletions')
    .set({ remindedAt: p.now, claim: p.claim })
    .where('id', '=', p.id)
    .where('remindedAt', 'is', null),
)

/** "A deletion of this account whose time has come, and that still stands": what it does depends on this. */
export function isDue(p: { readonly id: string; readonly accountId: string; readonly now: Seconds }): Sql<boolean> {
  return sql<boolean>`exists (select 1 from deletions
    where id = ${p.id} and deletions.account_id = ${p.accountId} and due_at <= ${p.now} and ${stands})`
}

/** Ends a deletion that whoever held the account asked for, where the condition holds. */
export function endDeletion({ accountId }: { readonly accountId: string }, where: Sql<unknown>): Statement {
  return statement(sql`delete from deletions where account_id = ${accountId} and asked_by = 'person' and ${where}`)
}

/** Deletions of accounts that wait, on SQL. */
export function deletionsPort(executor: Executor): DeletionsPort {
  return {
    async begin({ deletion, messages, activity }) {
      const claim = nonce()
      const [begun] = await executor.commit([
        begin({ ...deletion, claim }),
        ...effects({ messages, activity }, claimed('deletions', { key: 'id', is: deletion.id, claim })),
      ])
      return didChange(begun)
    },

    async waiting(accountId) {
      const [deletion] = await executor.query(ofAccount({ accountId }))
      return deletion ?? null
    },

    async find(id) {
      const [deletion] = await executor.query(byId({ id }))
      return deletion ?? null
    },

    async cancel({ id, accountId, messages, activity }) {
      const claim = nonce()
      const [taken] = await executor.commit([
        take({ id, accountId, claim }),
        ...effects({ messages, activity }, claimed('deletions', { key: 'id', is: id, claim })),
        statement(sql`delete from deletions where id = ${id} and claim = ${claim}`),
      ])
      return didChange(taken)
    },

    due: (options) => executor.query(due(options)),
    unreminded: (options) => executor.query(unreminded(options)),

    async remind({ id, now, messages }) {
      const claim = nonce()
      const [reminded] = await executor.commit([
        remind({ id, now, claim }),
        ...effects({ messages }, claimed('deletions', { key: 'id', is: id, claim })),
      ])
      return didChange(reminded)
    },
  }
}
