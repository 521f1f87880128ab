import type { ActivityEntry, Notice, Seconds, SeenPort, ThrottlePort } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { insertLink } from '../accounts/links.ts'
import { auditRow, effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, prepare, type Statement, statement } from '../sql/statements.ts'
import { asked, workIn } from './asking.ts'
import { spending, takingBack } from './spending.ts'
import { seen, throttle } from './tables.ts'

/** Counts of attempts, on SQL. */
export function throttlePort(executor: Executor): ThrottlePort {
  return {
    async spend(rules, options) {
      if (rules.length === 0) return { ok: true }
      const spent = spending(rules, options)
      return spent.locked(await executor.commit(spent.statements)) ?? { ok: true }
    },

    async workAsked(rules, { now }) {
      if (!rules.some(({ asks }) => asks)) return 'none'
      const [row = {}] = await executor.query(statement(asked(rules, now)))
      return workIn(row)
    },

    async refund(rules, { now }) {
      if (rules.length > 0) await executor.commit(takingBack(rules, now))
    },

    async noteWrong({ line, notice, toNobody }, { now }) {
      const lines = toNobody ? insteadOf(line, now) : effects({ activity: line })
      await executor.commit([...lines, ...(notice ? telling(notice, now) : [])])
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

    async clear(clearThrottle) {
      if (clearThrottle.length > 0) await executor.commit(effects({ clearThrottle }))
    },
  }
}

const mark = prepare((p: { key: string; accountId: string | null; expiresAt: Seconds; now: Seconds }) =>
  insertInto(seen, p, {
    own: ['accountId'],
    onConflict: sql`on conflict (key) do update set expires_at = excluded.expires_at where seen.expires_at <= ${p.now}`,
  }),
)

/**
 * What a notice writes, and its mark, which goes last: until then its absence is what all of them stand on.
 */
function telling({ link, message, once, toNobody }: Notice, now: Seconds): readonly Statement[] {
  const untold = sql`not exists (select 1 from seen where key = ${once.key} and expires_at > ${now})`
  const written = toNobody
    ? sizedAlike([...(link ? [[link.tokenHash]] : []), [message.id, message.sealed]], { now, where: untold })
    : [...(link ? [insertLink(link, untold)] : []), ...effects({ messages: [message] }, untold)]
  return [...written, mark({ ...once, now })]
}

const takeAway = prepare((p: { id: string }) => db.deleteFrom('audit').where('id', '=', p.id))

/** As much as a line and its row cost, of which nothing is left: the row goes again in the same commit. */
function insteadOf(line: ActivityEntry, now: Seconds): readonly Statement[] {
  const { accountId: _, ...row } = auditRow(line)
  return [
    ...sizedAlike([[line.id, line.kind, JSON.stringify(line.details)]], { now }),
    ...effects({ audit: [row] }),
    takeAway({ id: line.id }),
  ]
}

/** Rows in the place of others of their size, which are never found and soon swept. */
function sizedAlike(
  rows: readonly (readonly string[])[],
  { now, where = sql`1 = 1` }: { readonly now: Seconds; readonly where?: Sql<unknown> },
): readonly Statement[] {
  return rows.map((row, index) =>
    statement(insertInto(seen, { key: `nobody:${index}:${row.join(':')}`, expiresAt: now + 1 }, { where })),
  )
}

/** Single-use marks, on SQL. */
export function seenPort(executor: Executor): SeenPort {
  return {
    async first(key, { accountId = null, expiresAt, now }) {
      const [marked] = await executor.commit([mark({ key, accountId, expiresAt, now })])
      return didChange(marked)
    },
  }
}
