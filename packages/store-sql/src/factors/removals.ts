import type { FactorRemoval, FactorRemovalsPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { isThere, withoutFactor } from './sources.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import { factorRemovals } from './tables.ts'

/** It waits, and its factor is still there. */
const stands = sql<boolean>`(factor_removals.status = 'waiting' and ${isThere({
  kind: sql`factor_removals.kind`,
  factorId: sql`factor_removals.factor_id`,
  accountId: sql`factor_removals.account_id`,
})})`

const ofAccount = prepare((p: { accountId: string }) =>
  db.selectFrom('factorRemovals').select(factorRemovals.columns).where('accountId', '=', p.accountId).where(stands),
)
const byId = prepare((p: { id: string }) =>
  db.selectFrom('factorRemovals').select(factorRemovals.columns).where('id', '=', p.id).where(stands),
)
const byLink = prepare((p: { askedBy: string }) =>
  db.selectFrom('factorRemovals').select('id').where('askedBy', '=', p.askedBy),
)
const due = prepare((p: { now: Seconds; limit: number }) =>
  db
    .selectFrom('factorRemovals')
    .select(factorRemovals.columns)
    .where('dueAt', '<=', p.now)
    .where(stands)
    .orderBy('dueAt')
    .limit(p.limit),
)

const begin = prepare((p: FactorRemoval & { askedBy: string; status: 'waiting'; claim: string }) =>
  insertInto(factorRemovals, p, {
    own: ['askedBy', 'status', 'claim'],
    where: sql`exists (select 1 from accounts where accounts.id = ${p.accountId} and accounts.status = 'active')
      and ${isThere({ kind: sql`${p.kind}`, factorId: sql`${p.factorId}`, accountId: sql`${p.accountId}` })}
      and not exists (select 1 from factor_removals where factor_removals.account_id = ${p.accountId} and ${stands})`,
    onConflict: sql`on conflict do nothing`,
  }),
)

const cancel = prepare((p: { id: string; accountId: string; claim: string }) =>
  db
    .updateTable('factorRemovals')
    .set({ status: 'cancelled', claim: p.claim })
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where(stands),
)

const finish = prepare((p: { id: string; now: Seconds; claim: string }) =>
  db
    .updateTable('factorRemovals')
    .set({ status: 'done', claim: p.claim })
    .where('id', '=', p.id)
    .where('dueAt', '<=', p.now)
    .where(stands),
)

/** Lost factors on their way out, on SQL. */
export function factorRemovalsPort(executor: Executor): FactorRemovalsPort {
  async function find(id: string): Promise<FactorRemoval | null> {
    const [removal] = await executor.query(byId({ id }))
    return removal ?? null
  }

  return {
    find,

    async begin({ removal, askedBy, messages, activity }) {
      const claim = nonce()
      const [begun] = await executor.commit([
        begin({ ...removal, askedBy, status: 'waiting', claim }),
        ...effects({ messages, activity }, claimed('factorRemovals', { key: 'id', is: removal.id, claim })),
      ])
      return didChange(begun)
    },

    async waiting(accountId) {
      const [removal] = await executor.query(ofAccount({ accountId }))
      return removal ?? null
    },

    async isSpent(askedBy) {
      return (await executor.query(byLink({ askedBy }))).length > 0
    },

    async cancel({ id, accountId, messages, activity }) {
      const claim = nonce()
      const [cancelled] = await executor.commit([
        cancel({ id, accountId, claim }),
        ...effects({ messages, activity }, claimed('factorRemovals', { key: 'id', is: id, claim })),
      ])
      return didChange(cancelled)
    },

    due: (options) => executor.query(due(options)),

    async finish({ id, now, messages, activity }) {
      const removal = await find(id)
      if (!removal) return false
      const claim = nonce()
      const mine = claimed('factorRemovals', { key: 'id', is: id, claim })
      const [finished] = await executor.commit([
        finish({ id, now, claim }),
        ...withoutFactor(removal, mine),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(finished)
    },
  }
}
