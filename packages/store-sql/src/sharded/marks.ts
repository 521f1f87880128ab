import { LaissezPasserError } from '@laissez-passer/core/errors'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import type { Shards } from './shards.ts'

/** Stands among the names, and is none: those are hashes. */
const mark = 'shard'

/**
 * Which of several databases one is, as it says itself; null: it is the only one, or new.
 * @returns its place in the order (0 is the first), and what the key of the directory is known by
 */
export async function placeIn({ executor }: Pick<SqlStore, 'executor'>): Promise<{
  readonly index: number
  readonly keyMark: string
} | null> {
  const [row] = await executor.query(
    statement(
      sql<{ readonly owner: string; readonly claim: string }>`select owner, claim from names where name = ${mark}`,
    ),
  )
  return row === undefined ? null : { index: Number(row.owner), keyMark: row.claim }
}

/**
 * Has each database say which one it is. Whoever changes their order, leaves one out, or has another key,
 * would lose everybody, and give out names that others have.
 * @throws LaissezPasserError `store-order` where it is so
 */
export async function markAll(shards: Pick<Shards, 'all' | 'nameOf'>): Promise<void> {
  const keyMark = shards.nameOf('key', mark)
  for (const [index, store] of shards.all.entries()) {
    const place = (await placeIn(store)) ?? (await write(store, { index, keyMark }))
    const refuse = (why: string) => new LaissezPasserError('store-order', `Database ${index} ${why}`)
    if (place.index !== index) throw refuse(`says that it is ${place.index}: their order stays as it was`)
    if (place.keyMark !== keyMark) throw refuse('has names under another key: it stays the same for ever')
  }
}

async function write(store: SqlStore, { index, keyMark }: { readonly index: number; readonly keyMark: string }) {
  if (index > 0) {
    const accounts = await store.executor.query(statement(sql`select id from accounts limit 1`))
    if (accounts.length > 0)
      throw new LaissezPasserError('store-order', `Database ${index} is another provider’s: there are accounts in it`)
  }
  await store.executor.commit([
    statement(sql`insert into names (name, owner, reserved_at, claim, confirmed)
      select ${mark}, ${String(index)}, 0, ${keyMark}, 1 where 1 = 1 on conflict do nothing`),
  ])
  return (await placeIn(store)) ?? { index, keyMark }
}
