import type { Store } from '@laissez-passer/core/ports'
import { belonging, setRow, shardRow } from './sharded/marks.ts'
import { guarded } from './sharded/guarded.ts'
import { nameUnder, shardsOf, type ShardsOptions } from './sharded/shards.ts'
import { storeOver } from './sharded/store.ts'
import { nonce } from './sql/statements.ts'
import type { SqlStore } from './store.ts'
import type { SnapshotPart } from './upkeep/upkeep.ts'

export { placeIn, shardRow } from './sharded/marks.ts'
export type { ShardsOptions } from './sharded/shards.ts'
export type { SqlStore } from './store.ts'

/**
 * One store over several databases: SQLite, PostgreSQL, D1, also mixed. Each account lies whole in one of
 * them, and its id says in which, as does all that is handed out in its name: what happens to one account is
 * one commit in one database. A directory says whose an address, a unique identifier, a passkey,
 * an eID or a device is, by keyed hashes: no two accounts in all databases share one.
 *
 * The directory is spread, by a hash of the name, over the databases that there were at the first start with
 * several, and stays there. A database is added at the end: no account moves, and what there was before there
 * were several stays in the first. None is ever taken away, and their order stays: each remembers which one
 * it is, of which set, and how many there are.
 *
 * @param stores as `sqlite`, `postgres` and `d1` open them, the first one first. Whoever opened them closes
 * them.
 * @param options `key`: of the directory, the same for ever; `full`: databases that get no new accounts.
 * @throws RangeError when there are none or more than 1,296, all are full, or the key is shorter than 32
 * bytes; LaissezPasserError `store-order` when they stand in another order than before, one is missing, empty
 * where one that wasn't stood, or another provider's, or the key is another one.
 * @see docs/decisions/0133-an-account-lives-whole-in-one-database.md
 * @experimental
 */
export async function sharded(stores: readonly SqlStore[], options: ShardsOptions): Promise<Store> {
  const shards = shardsOf(stores, options)
  const { checkAll, directory } = belonging(shards)
  await checkAll()
  return storeOver(shards, { spread: directory })
}

/**
 * What the key of a directory is known by in each of its databases, in the column `claim` of {@link shardRow}
 * among the names. Tells nothing of the key.
 */
export function keyMarkOf(key: Uint8Array): string {
  return nameUnder(key, { kind: 'key', value: shardRow })
}

/** Names a set of databases that belong together as no other is. */
export function newSet(): string {
  return nonce()
}

/**
 * A snapshot of one of several databases as one of another set: what is restored is a copy, which may stand
 * beside what it was taken of, and none of them is taken for one of the others.
 *
 * @param parts as `Upkeep.snapshot` gives them
 * @param set of `newSet`, the same for all of them
 */
export async function* inSet(parts: AsyncIterable<SnapshotPart>, set: string): AsyncGenerator<SnapshotPart> {
  let at: { readonly name: number; readonly owner: number } | null = null
  for await (const part of parts) {
    if (part.kind === 'table')
      at = part.name === 'names' ? { name: part.columns.indexOf('name'), owner: part.columns.indexOf('owner') } : null
    if (part.kind !== 'rows' || at === null) yield part
    else {
      const { name, owner } = at
      yield { kind: 'rows', rows: part.rows.map((row) => (row[name] === setRow ? row.with(owner, set) : row)) }
    }
  }
}

/**
 * The same where nothing can be awaited, and a database that is away mustn't keep those of others waiting:
 * each is asked whether it belongs to these before its first statement, which fails with `store-order` where
 * it doesn't.
 *
 * @param stores as for {@link sharded}
 * @param options as for {@link sharded}
 * @throws RangeError as {@link sharded} does
 * @experimental
 */
export function shardedLater(stores: readonly SqlStore[], options: ShardsOptions): Store {
  const { check, directory } = belonging(shardsOf(stores, options))
  return storeOver(
    shardsOf(
      stores.map((store) => guarded(store, () => check(store))),
      options,
    ),
    { spread: directory },
  )
}
