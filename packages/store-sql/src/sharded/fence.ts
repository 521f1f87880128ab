import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { type SqlStore, storeOn } from '../store.ts'
import { replacing, type Shards } from './shards.ts'

/** What stands among a database's names, and is none, for those are hashes: that a claim was given up. */
const beginning = 'void '
const fenceOf = (claim: string): string => `${beginning}${claim}`

const put = (claim: string, now: Seconds) =>
  sql`insert into names (name, owner, reserved_at, claim, confirmed)
    values (${fenceOf(claim)}, '', ${now}, ${claim}, 0)`

/**
 * The databases, in one of which each commit is made under a claim on names: where that was given up, or is
 * just now, the key that both write lets one of them through, and nothing is written after it.
 */
export function behindFence(
  shards: Shards,
  { claim, store }: { readonly claim: string; readonly store: SqlStore },
): Shards {
  const key = statement(put(claim, 0))
  // Left behind until the next sweep: to look for it would be a read, for which transactions give way. One
  // that commits again takes its own away, never that of whoever gave the claim up, which has its moment.
  const own = statement(sql`delete from names where name = ${fenceOf(claim)} and reserved_at = 0`)
  let before: readonly Statement[] = [key]
  const behind = storeOn(
    {
      query: store.executor.query,
      async commit(statements, options) {
        const first = before
        before = [own, key]
        return (await store.executor.commit([...first, ...statements], options)).slice(first.length)
      },
    },
    { sweeping: {}, whenQueued: (listener) => store.whenQueued(listener) },
  )
  return replacing(shards, (one) => (one === store ? behind : one))
}

/** Gives a claim up: what it has written is there when this resolves, and nothing comes after it. */
export async function fence({ executor }: SqlStore, { claim, now }: { readonly claim: string; readonly now: Seconds }) {
  await executor.commit([
    statement(sql`${put(claim, now)} on conflict (name) do update set reserved_at = excluded.reserved_at`),
  ])
}

/**
 * Forgets claims under which something was written, or that were given up longer ago than any commit takes.
 */
export async function forgetFences({ executor }: SqlStore, now: Seconds): Promise<void> {
  const due = sql`select name from names
    where confirmed = 0 and reserved_at <= ${now - 86_400} and ${isFence} order by reserved_at limit 1000`
  if ((await executor.query(statement(due))).length > 0)
    await executor.commit([statement(sql`delete from names where name in (${due})`)], { patient: true })
}

/** Whether a row is none of the directory's. */
export const isFence = sql`name like ${sql.lit(`${beginning}%`)}`
