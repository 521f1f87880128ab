import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { type SqlStore, storeOn } from '../store.ts'
import { replacing, type Shards } from './shards.ts'

/** Marks a row of `names` that isn't a name (those are hashes) but the fence of a claim. */
const beginning = 'void '
const fenceOf = (claim: string): string => `${beginning}${claim}`

const put = (claim: string, now: Seconds) =>
  sql`insert into names (name, owner, reserved_at, claim, confirmed)
    values (${fenceOf(claim)}, '', ${now}, ${claim}, 0)`

/**
 * The databases, with one whose commits all depend on a claim on names. Each commit writes the claim's fence,
 * a row with a unique key, and so does {@link fence}, which gives the claim up: only one of the two succeeds,
 * and after `fence` did, nothing more is written under the claim.
 */
export function behindFence(
  shards: Shards,
  { claim, store }: { readonly claim: string; readonly store: SqlStore },
): Shards {
  const key = statement(put(claim, 0))
  // The row of the last commit stays until the sweep: looking for it would be a read, which makes
  // transactions conflict. A further commit deletes its own row first, never that of `fence`, which has a
  // time.
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

/** Gives a claim up: once this resolves, whatever was written under it is there, and nothing more follows. */
export async function fence({ executor }: SqlStore, { claim, now }: { readonly claim: string; readonly now: Seconds }) {
  await executor.commit([
    statement(sql`${put(claim, now)} on conflict (name) do update set reserved_at = excluded.reserved_at`),
  ])
}

/** Deletes fences that are older than any commit takes. */
export async function forgetFences({ executor }: SqlStore, now: Seconds): Promise<void> {
  const due = sql`select name from names
    where confirmed = 0 and reserved_at <= ${now - 86_400} and ${isFence} order by reserved_at limit 1000`
  if ((await executor.query(statement(due))).length > 0)
    await executor.commit([statement(sql`delete from names where name in (${due})`)], { patient: true })
}

/** Whether a row of `names` is a fence, and no entry of the directory. */
export const isFence = sql`name like ${sql.lit(`${beginning}%`)}`
