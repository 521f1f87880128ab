import type { ClaimedNotice, LogoutOutcome, LogoutsPort, Seconds } from '@laissez-passer/core/ports'
import { type Executor, returned } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { logoutNotices } from './tables.ts'

type NoticeRow = RowOf<typeof logoutNotices>

// As the outbox's: the condition stands in the outer `where` too, where PostgreSQL checks it again.
const claim = prepare(
  (p: { now: Seconds; limit: number; until: Seconds }) =>
    sql<NoticeRow>`update logout_notices set due_at = ${p.until}, attempts = attempts + 1
    where status = 'waiting' and due_at <= ${p.now}
      and id in (select id from logout_notices where status = 'waiting' and due_at <= ${p.now} order by due_at, id limit ${p.limit})
    returning *`,
)

const settle = prepare(
  (p: { id: string; status: string; reason: string | null; dueAt: Seconds; untried: number }) =>
    sql`update logout_notices set status = ${p.status}, reason = coalesce(${p.reason}, reason),
      due_at = case when ${p.dueAt} > 0 then ${p.dueAt} else due_at end, attempts = attempts - ${p.untried}
    where id = ${p.id} and status in ('waiting', 'deaf')`,
)

// Nobody is left to be shown it.
const forget = prepare(
  (p: { id: string }) =>
    sql`delete from logout_notices where id = ${p.id} and account_id is null and status <> 'waiting'`,
)

const ofSession = prepare((p: { sessionIdHash: string }) =>
  db
    .selectFrom('logoutNotices')
    .select(logoutNotices.columns)
    .where('sessionIdHash', '=', p.sessionIdHash)
    .orderBy('clientId')
    .orderBy('id'),
)

const untold = prepare((p: { accountId: string; since: Seconds }) =>
  db
    .selectFrom('logoutNotices')
    .select(logoutNotices.columns)
    .where('accountId', '=', p.accountId)
    .where('endedAt', '>=', p.since)
    .where('status', '<>', 'told')
    .orderBy('endedAt', 'desc')
    .orderBy('id'),
)

/** Notices of ended sessions, on SQL. */
export function logoutsPort(executor: Executor): LogoutsPort {
  return {
    async claim({ now, limit, leaseSeconds }) {
      const [taken] = await executor.commit([claim({ now, limit, until: now + leaseSeconds })])
      return returned<NoticeRow>(taken).map(
        (row): ClaimedNotice => ({ ...logoutNotices.parse(row), attempts: row.attempts - 1 }),
      )
    },

    async settle(outcomes) {
      if (outcomes.length > 0) await executor.commit(outcomes.flatMap((outcome) => [settled(outcome), forget(outcome)]))
    },

    async ofSession(sessionIdHash) {
      return (await executor.query(ofSession({ sessionIdHash }))).map((row) => logoutNotices.parse(row))
    },

    async untold(options) {
      return (await executor.query(untold(options))).map((row) => logoutNotices.parse(row))
    },
  }
}

function settled({ id, reason, retryAt = 0, status, untried }: LogoutOutcome) {
  return settle({ id, reason, status, dueAt: retryAt, untried: untried === true ? 1 : 0 })
}
