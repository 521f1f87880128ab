import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { isAway } from './away.ts'
import type { Shards } from './shards.ts'

/** Marks rows of `names` that aren't names (those are hashes): which database this is, and of which set. */
export const shardRow = 'shard'
export const setRow = 'set'

/** What a database knows about itself. */
interface Said {
  /** Its place in the order, 0 is the first; null: it is the only one, or new. */
  readonly index: number | null
  /** A hash under the directory's key, by which another key is noticed. */
  readonly keyMark: string
  /** How many databases there were when it was last opened with the others; 0: never noted. */
  readonly known: number
  /** The name of the set: databases that belong together have the same one. */
  readonly set: string | null
  /** Over how many of them the directory is spread; that never changes. */
  readonly directory: number
}

async function saidBy({ executor }: { readonly executor: Executor }): Promise<Said> {
  const rows = await executor.query(
    statement(
      sql<{
        readonly name: string
        readonly owner: string
        readonly reservedAt: number
        readonly claim: string
      }>`select name, owner, reserved_at, claim from names where name in (${shardRow}, ${setRow})`,
    ),
  )
  const shard = rows.find(({ name }) => name === shardRow)
  const set = rows.find(({ name }) => name === setRow)
  return {
    index: shard === undefined ? null : Number(shard.owner),
    keyMark: shard?.claim ?? '',
    known: Number(shard?.reservedAt ?? 0),
    set: set?.owner ?? null,
    // Sets from before the directory was spread have all of it in the first database.
    directory: Number(set?.claim ?? 0) || 1,
  }
}

/**
 * Which of several databases this is, as it says itself; null: it is the only one, or new.
 * @returns its place in the order (0 is the first), and the hash by which the directory's key is recognised
 * @experimental
 */
export async function placeIn(store: Pick<SqlStore, 'executor'>): Promise<{
  readonly index: number
  readonly keyMark: string
} | null> {
  const { index, keyMark } = await saidBy(store)
  return index === null ? null : { index, keyMark }
}

const refuse = (index: number, why: string) => new LaissezPasserError('store-order', `Database ${index} ${why}`)

const isEmpty = (index: number) => refuse(index, 'is empty, and one that isn’t stood there: look at its address')

/** Checks that the databases are those that were opened together before. */
export interface Belonging {
  /**
   * Checks one database, or all, where it doesn't know all of them yet.
   * @throws LaissezPasserError `store-order` where the order, the key or one of the databases has changed
   */
  readonly check: (store: SqlStore) => Promise<void>
  /** Checks all, and has each note how many there are. */
  readonly checkAll: () => Promise<void>
  /** Over how many databases, from the first on, the directory is spread. */
  readonly directory: () => Promise<number>
}

/**
 * Writes into each database which one it is, of which set, and how many there are, and checks that at the
 * next start. With another order, another key, or one of them missing or replaced by an empty one, accounts
 * would not be found, and their names would be given to others.
 */
export function belonging({ all, first, nameOf }: Pick<Shards, 'all' | 'first' | 'nameOf'>): Belonging {
  const keyMark = nameOf('key', shardRow)
  const well = new Set<SqlStore>()
  let set: string | null = null
  let directory: number | null = null

  /** @throws LaissezPasserError `store-order` where a database isn't the one that it should be */
  function judge(index: number, said: Said): void {
    if (said.index !== index) throw refuse(index, `says that it is ${said.index}: their order stays as it was`)
    if (said.keyMark !== keyMark) throw refuse(index, 'has names under another key: it stays the same for ever')
    if (said.known > all.length)
      throw refuse(index, `knows ${said.known} databases, and ${all.length} are named: none is taken away`)
    if (said.set !== null && set !== null && said.set !== set) throw refuse(index, 'belongs to others than these')
    set ??= said.set
    directory ??= said.directory
  }

  /**
   * Another process may be writing the same marks, and be read half way: what looks wrong is read again,
   * twice. It isn't waited for, since on Workers what a request began may stop with it.
   */
  async function checkAll(): Promise<void> {
    for (let more = 2; ; more--)
      try {
        return await noteAll()
      } catch (error) {
        if (more === 0 || !(error instanceof LaissezPasserError && error.code === 'store-order')) throw error
      }
  }

  async function noteAll(): Promise<void> {
    const said = await Promise.all(all.map(async (store) => ({ store, ...(await saidBy(store)) })))
    ;[set = null] = said.map((one) => one.set)
    // Marks are written from the last database to the first. A database that one before it counts was there;
    // one that none before it counts may be from a start that was interrupted. Old ones belong to no set.
    const known = said.map((one) => (one.index === null ? 0 : Math.max(one.known, one.index + 1)))
    const mostKnown = set === null ? () => Math.max(...known) : (index: number) => Math.max(0, ...known.slice(0, index))
    for (const [index, one] of said.entries())
      if (one.index !== null) {
        if (set === null && one.set !== null) throw refuse(index, 'belongs to others: the first one is new')
        judge(index, one)
      } else if (index < mostKnown(index)) throw isEmpty(index)
      else if (index > 0 && (await hasAccounts(one.store)))
        throw refuse(index, 'is another provider’s: there are accounts in it')
    if (said.every((one) => one.known === all.length)) return
    // The first database decides the name of the set, for however many processes. Its own place is written
    // last, so that the next start repairs what a crash interrupted. Where there were several databases
    // before, the directory stays in the first; a new set spreads it over all of them.
    const over = String(said.every((one) => one.index === null) ? all.length : 1)
    await first.executor.commit([named(setRow, { owner: nonce(), claim: over })])
    const decided = await saidBy(first)
    ;({ set, directory } = decided)
    for (const [index, store] of [...all.entries()].toReversed()) {
      const raised = sql`update names set reserved_at = ${all.length}
        where name = ${shardRow} and reserved_at < ${all.length}`
      await store.executor.commit([
        named(setRow, { owner: decided.set ?? '', claim: String(decided.directory) }),
        named(shardRow, { owner: String(index), claim: keyMark }),
        statement(raised),
      ])
      judge(index, await saidBy(store))
    }
  }

  async function check(store: SqlStore): Promise<void> {
    if (well.has(store)) return
    const said = await saidBy(store)
    const index = all.indexOf(store)
    if (said.index !== null) judge(index, said)
    // `checkAll` would say the same, but it asks all databases, of which one may not answer.
    else if (index < (await saidBy(first)).known) throw isEmpty(index)
    // These databases haven't been opened together before.
    if (said.known !== all.length) await checkAll()
    well.add(store)
  }

  return {
    check,
    checkAll,
    async directory() {
      let away: unknown
      for (const store of all) {
        // Any database knows it, so one that doesn't answer delays nothing.
        if (directory !== null) return directory
        await check(store).catch((error: unknown) => {
          if (!isAway(error)) throw error
          away = error
        })
      }
      if (directory === null) throw away
      return directory
    },
  }
}

async function hasAccounts({ executor }: SqlStore): Promise<boolean> {
  return (await executor.query(statement(sql`select id from accounts limit 1`))).length > 0
}

function named(name: string, { claim, owner }: { readonly owner: string; readonly claim: string }): Statement {
  return statement(sql`insert into names (name, owner, reserved_at, claim, confirmed)
    select ${name}, ${owner}, 0, ${claim}, 1 where 1 = 1 on conflict do nothing`)
}
