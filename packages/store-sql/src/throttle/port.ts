import type { Seconds, SeenPort, ThrottlePort } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import type { Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, prepare, statement } from '../sql/statements.ts'
import { spending } from './spending.ts'
import { seen, throttle } from './tables.ts'

const takeBack = prepare(
  (p: { key: string; limit: number; now: Seconds }) =>
    sql`update throttle set
      count = case when locked_until > ${p.now} then ${p.limit} - 1 when count > 0 then count - 1 else 0 end,
      locked_until = null
    where key = ${p.key}`,
)

/** Counts of attempts, on SQL. */
export function throttlePort(executor: Executor): ThrottlePort {
  return {
    async spend(rules, { now, unlessLocked = [] }) {
      if (rules.length + unlessLocked.length === 0) return { ok: true }
      const spent = spending(rules, { now, unlessLocked })
      const until = spent.until(await executor.commit(spent.statements))
      return until === null ? { ok: true } : { ok: false, until }
    },

    async refund(rules, { now }) {
      if (rules.length > 0) await executor.commit(rules.map(({ key, limit }) => takeBack({ key, limit, now })))
    },

    async peek(keys, { now }) {
      const counts = new Map<string, { count: number; lockedUntil: Seconds | null }>(
        keys.map((key) => [key, { count: 0, lockedUntil: null }]),
      )
      if (keys.length === 0) return counts
      const rows = await executor.query(
        statement(
          db
            .selectFrom('throttle')
            .select(throttle.columns)
            .where('key', 'in', [...keys]),
        ),
      )
      for (const { key, count, lockedUntil, resetsAt } of rows) {
        const over = resetsAt !== null && resetsAt <= now
        counts.set(key, {
          count: over ? 0 : count,
          lockedUntil: lockedUntil !== null && lockedUntil > now ? lockedUntil : null,
        })
      }
      return counts
    },

    async clear(keys) {
      if (keys.length > 0) await executor.commit([statement(db.deleteFrom('throttle').where('key', 'in', [...keys]))])
    },
  }
}

const mark = prepare((p: { key: string; expiresAt: Seconds; now: Seconds }) =>
  insertInto(seen, p, {
    onConflict: sql`on conflict (key) do update set expires_at = excluded.expires_at where seen.expires_at <= ${p.now}`,
  }),
)

/** Single-use marks, on SQL. */
export function seenPort(executor: Executor): SeenPort {
  return {
    async first(key, { expiresAt, now }) {
      const [marked] = await executor.commit([mark({ key, expiresAt, now })])
      return marked?.changes === 1
    },
  }
}
