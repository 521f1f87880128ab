import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { isAway } from './away.ts'
import type { Shards } from './shards.ts'

/**
 * Stands among the names of each of several databases, and is none, for those are hashes: which one it is.
 */
export const shardRow = 'shard'
export const setRow = 'set'

/** What a database says of itself. */
interface Said {
  /** Its place in the order, 0 is the first; null: it is the only one, or new. */
  readonly index: number | null
  /** What the key of the directory is known by. */
  readonly keyMark: string
  /** How many databases there were when it was last opened with them; 0: it wasn't noted. */
  readonly known: number
  /** Which databases belong together: the same text in each. */
  readonly set: string | null
  /** Over how many of them the directory is spread, for ever. */
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
    // In what was opened before it was spread, the first has it alone.
    directory: Number(set?.claim ?? 0) || 1,
  }
}

/**
 * Which of several databases one is, as it says itself; null: it is the only one, or new.
 * @returns its place in the order (0 is the first), and what the key of the directory is known by
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

/** Whether databases are those that were opened together before. */
export interface Belonging {
  /**
   * Asks one; where it doesn't know all of them yet, all.
   * @throws LaissezPasserError `store-order` where their order, their key or one of them is another
   */
  readonly check: (store: SqlStore) => Promise<void>
  /** Asks all, and has each note the others. */
  readonly checkAll: () => Promise<void>
  /** Over how many databases, from the first on, the directory is spread. */
  readonly directory: () => Promise<number>
}

/**
 * Has each database say which one it is, of which set, and how many there are. Whoever changes their order,
 * leaves one out, names an empty one instead, or has another key, would lose everybody, and give out names
 * that others have.
 */
export function belonging({ all, first, nameOf }: Pick<Shards, 'all' | 'first' | 'nameOf'>): Belonging {
  const keyMark = nameOf('key', shardRow)
  const well = new Set<SqlStore>()
  let set: string | null = null
  let directory: number | null = null

  /** @throws LaissezPasserError `store-order` where one says something else than it should */
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
   * Others may be noting the same at that moment, and be read half way: what looks wrong is looked at again.
   * Nobody waits for them: on Workers what a request began stops with it.
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
    // They are noted from the last to the first: those after one were all there that it knows, and what none
    // before it knows was begun, and maybe cut off. Those of before belong to no set.
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
    // Which set it is, the first decides, of however many processes; its place it notes last, so that a crash
    // between is mended by the next start.
    // Where there were several before, the first has all names; else they are spread over those that there
    // are.
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
    // As `checkAll` says, which asks all of them: another one may be away.
    else if (index < (await saidBy(first)).known) throw isEmpty(index)
    // The first time that these databases are opened together.
    if (said.known !== all.length) await checkAll()
    well.add(store)
  }

  return {
    check,
    checkAll,
    async directory() {
      let away: unknown
      for (const store of all) {
        // Any of them says it: one that is away keeps nobody waiting.
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
