import type { SqlStore } from '../store.ts'
import { eachThere } from './away.ts'
import { isMiss } from './routed.ts'
import type { Shards } from './shards.ts'

/** Asks every database. */
export function each<Result>(
  { all }: Pick<Shards, 'all'>,
  ask: (store: SqlStore) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(all.map(ask))
}

/** The first items of all databases, merged from lists that each have the same order. */
export async function merged<Item>(
  shards: Pick<Shards, 'all'>,
  {
    ask,
    limit,
    order,
    there = false,
  }: {
    readonly ask: (store: SqlStore) => Promise<readonly Item[]>
    readonly limit: number
    /** The sort key of an item: values compared one after the other. */
    readonly order: (item: Item) => readonly (string | number)[]
    /** Leaves out databases that don't answer. Default: all must. */
    readonly there?: boolean
  },
): Promise<readonly Item[]> {
  const lists = there ? await eachThere(shards.all, ask) : await each(shards, ask)
  return lists
    .flat()
    .toSorted((one, other) => compare(order(one), order(other)))
    .slice(0, limit)
}

/** Compares sort keys as the databases do, texts by code point. */
export function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index]
    if (value === against) continue
    if (typeof value === 'number') return value - Number(against)
    return byCodePoint(value, String(against))
  }
  return 0
}

function byCodePoint(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  for (const [index, sign] of a.entries()) {
    const against = b[index]
    if (against === undefined) return 1
    if (sign !== against) return (sign.codePointAt(0) ?? 0) - (against.codePointAt(0) ?? 0)
  }
  return a.length - b.length
}

/** Asks one database after another until one has an answer. */
export async function anywhere<Result>(
  { all }: Pick<Shards, 'all'>,
  ask: (store: SqlStore) => Promise<Result>,
): Promise<Result | undefined> {
  let found: Result | undefined
  for (const store of all) {
    found = await ask(store)
    if (!isMiss(found)) return found
  }
  return found
}
