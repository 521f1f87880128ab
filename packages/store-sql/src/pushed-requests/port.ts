import type { PushedRequest, PushedRequestsPort, Seconds } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { live } from '../sessions/live.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { db, prepare } from '../sql/statements.ts'
import { pushedRequests } from './tables.ts'

const insert = prepare((p: PushedRequest) => insertInto(pushedRequests, p))

const find = prepare((p: { idHash: string }) =>
  db
    .selectFrom('pushedRequests')
    .select(pushedRequests.columns)
    .where('idHash', '=', p.idHash)
    .where('spentAt', 'is', null),
)

/** Spends a request with the code or ticket that answers it, where the condition holds. */
export function spendPushedWhere(
  p: { readonly pushed: string; readonly now: Seconds; readonly claim: string },
  where: Sql<boolean>,
): Sql<unknown> {
  return sql`update pushed_requests set spent_at = ${p.now}, claim = ${p.claim}
    where id_hash = ${p.pushed} and spent_at is null and ${where}`
}

/** The same, where the session of the answer is live. */
export const spendPushed = prepare((p: { pushed: string; sessionIdHash: string; now: Seconds; claim: string }) =>
  spendPushedWhere(
    p,
    sql<boolean>`exists (select 1 from sessions where id_hash = ${p.sessionIdHash} and ${live(p.now)})`,
  ),
)

/** Pushed authorization requests, on SQL. */
export function pushedRequestsPort(executor: Executor): PushedRequestsPort {
  return {
    async push(request) {
      await executor.commit([insert(request)])
    },

    async find(idHash) {
      const [row] = await executor.query(find({ idHash }))
      return row ? pushedRequests.parse(row) : null
    },
  }
}
