import type { Seconds, SeenPort, ThrottlePort, ThrottleRule } from '@laissez-passer/core/ports'
import { type RawBuilder, sql } from 'kysely'
import { claimed } from '../claims.ts'
import type { Executor, Outcome } from '../executor.ts'
import { db, insertWhere, nonce, prepare, raw, type Statement, statement } from '../statements.ts'

/** Counts one attempt: the attempt that fills the key locks it, and the count starts again. */
function count(
  rule: ThrottleRule,
  { now, claim, where }: { readonly now: Seconds; readonly claim: string; readonly where: RawBuilder<unknown> },
): Statement {
  const first = rule.limit <= 1
  const lockedUntil = now + rule.lockSeconds
  const resetsAt = rule.windowSeconds === null ? null : now + rule.windowSeconds
  const before = sql`(case when throttle.resets_at <= ${now} then 0 else throttle.count end)`
  const full = sql`${before} + 1 >= ${rule.limit}`
  return statement(
    insertWhere(
      'throttle',
      { key: rule.key, count: first ? 0 : 1, lockedUntil: first ? lockedUntil : null, resetsAt, claim },
      {
        where,
        onConflict: sql`on conflict (key) do update set
          count = case when ${full} then 0 else ${before} + 1 end,
          locked_until = case when ${full} then cast(${lockedUntil} as bigint) else null end,
          resets_at = case when ${before} = 0 then excluded.resets_at else throttle.resets_at end,
          claim = excluded.claim`,
      },
    ),
  )
}

const takeBack = prepare((p: { key: string; limit: number; now: Seconds }) =>
  raw(sql`update throttle set
      count = case when locked_until > ${p.now} then ${p.limit} - 1 when count > 0 then count - 1 else 0 end,
      locked_until = null
    where key = ${p.key}`),
)

const locks = (keys: readonly string[], now: Seconds) =>
  statement(
    db
      .selectFrom('throttle')
      .select('lockedUntil')
      .where('key', 'in', [...keys])
      .where('lockedUntil', '>', now),
  )

/**
 * Spending one attempt on every key or on none, as the first statements of a commit that may do more.
 * @returns the statements; `mine`: the condition of what the commit does only if nothing was locked; `until`: reads the latest lock from the
 * commit's outcomes, null when there was none.
 */
export function spending(
  rules: readonly ThrottleRule[],
  { now, unlessLocked = [] }: { readonly now: Seconds; readonly unlessLocked?: readonly string[] },
): {
  readonly statements: readonly Statement[]
  readonly mine: RawBuilder<boolean>
  readonly until: (outcomes: readonly Outcome[]) => Seconds | null
} {
  const keys = [...rules.map((rule) => rule.key), ...unlessLocked]
  const claim = nonce()
  const unlocked = sql`not exists (select 1 from throttle where key in (${sql.join(keys)}) and locked_until > ${now})`
  const mine = claimed('throttle', { key: 'key', is: rules[0]?.key ?? '', claim })
  return {
    // The first rule's row carries the claim by which the others know that nothing was locked.
    statements: [
      locks(keys, now),
      ...rules.map((rule, index) => count(rule, { now, claim, where: index === 0 ? unlocked : mine })),
    ],
    mine,
    until: ([locked]) => {
      const ends = (locked?.rows ?? []).map((row) => Number(row.locked_until))
      return ends.length === 0 ? null : Math.max(...ends)
    },
  }
}

/** Counts of attempts, on SQL. */
export function throttle(executor: Executor): ThrottlePort {
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
            .select(['key', 'count', 'lockedUntil', 'resetsAt'])
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
  db
    .insertInto('seen')
    .values({ key: p.key, expiresAt: p.expiresAt })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({ expiresAt: eb.ref('excluded.expiresAt') }))
        .where('seen.expiresAt', '<=', p.now),
    ),
)

/** Single-use marks, on SQL. */
export function seen(executor: Executor): SeenPort {
  return {
    async first(key, { expiresAt, now }) {
      const [marked] = await executor.commit([mark({ key, expiresAt, now })])
      return marked?.changes === 1
    },
  }
}
