import type { Seconds } from '@laissez-passer/core/ports'
import { didChange, type Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { eachThere } from './away.ts'
import { isFence } from './fence.ts'
import type { Shards } from './shards.ts'

/** How long a name may be reserved before something bears it; no commit takes so long. */
const reservedSeconds = 15 * 60

/** A name as it is in the directory. */
export interface Entry {
  readonly name: string
  /** An account's id, or where a row was moved to. */
  readonly owner: string
  readonly reservedAt: Seconds
  readonly claim: string | null
  readonly confirmed: number
}

/** The directory: keyed hashes of names, and who owns each. */
export interface Directory {
  readonly find: (names: readonly string[]) => Promise<ReadonlyMap<string, Entry>>
  /** Takes a name that is free, or that `instead` still has. @returns whether this claim has it now */
  readonly take: (
    entry: Pick<Entry, 'name' | 'owner' | 'reservedAt'> & { readonly claim: string },
    instead: Entry | null,
  ) => Promise<boolean>
  /** Notes that what bears the name has been written. */
  readonly confirm: (name: string, claim: string) => Promise<void>
  readonly release: (name: string, claim: string) => Promise<void>
  readonly forget: (owner: string, but: readonly string[]) => Promise<void>
  /** Entries that were reserved long ago and never confirmed. */
  readonly left: (options: { readonly now: Seconds; readonly limit: number }) => Promise<readonly Entry[]>
}

/**
 * The owner of an entry that is needed for minutes only: it leads to the account's database without being an
 * account, so that the sweep deletes it like a reservation that nothing came of.
 */
export function passing(accountId: string): string {
  return `${accountId}~`
}

/** Whether what is to bear a reserved name may still be about to be written. */
export function isOnItsWay({ confirmed, reservedAt }: Entry, now: Seconds): boolean {
  return confirmed === 0 && now - reservedAt < reservedSeconds
}

/**
 * The directory, on SQL: each name in one of the first databases, as its hash says.
 *
 * @param options `spread`: over how many of them, always the same
 */
export function directoryOn(
  { all, directoryOf }: Pick<Shards, 'all' | 'directoryOf'>,
  { spread }: { readonly spread: () => Promise<number> },
): Directory {
  const placeOf = async (name: string): Promise<Executor> => directoryOf(name, await spread()).executor
  const parts = async (): Promise<readonly SqlStore[]> => all.slice(0, await spread())

  async function findIn(executor: Executor, names: readonly string[]): Promise<readonly Entry[]> {
    const found: Entry[] = []
    for (let from = 0; from < names.length; from += 90) {
      const asked = sql.join(names.slice(from, from + 90))
      found.push(
        ...(await executor.query(
          statement(sql<Entry>`select name, owner, reserved_at, claim, confirmed from names where name in (${asked})`),
        )),
      )
    }
    return found
  }

  return {
    async find(names) {
      const among = await spread()
      const places = Map.groupBy(names, (name) => directoryOf(name, among).executor)
      const found = await Promise.all([...places].map(([place, its]) => findIn(place, its)))
      return new Map(found.flat().map((entry) => [entry.name, entry]))
    },
    async take({ claim, name, owner, reservedAt }, instead) {
      const [taken] = await (await placeOf(name)).commit([
        statement(
          instead === null
            ? sql`insert into names (name, owner, reserved_at, claim, confirmed)
                select ${name}, ${owner}, cast(${reservedAt} as bigint), ${claim}, 0 where 1 = 1 on conflict do nothing`
            : sql`update names set owner = ${owner}, reserved_at = ${reservedAt}, claim = ${claim}, confirmed = 0
                where name = ${name} and claim = ${instead.claim}`,
        ),
      ])
      return didChange(taken)
    },
    async confirm(name, claim) {
      await (await placeOf(name)).commit([
        statement(sql`update names set confirmed = 1 where name = ${name} and claim = ${claim}`),
      ])
    },
    async release(name, claim) {
      await (await placeOf(name)).commit([statement(sql`delete from names where name = ${name} and claim = ${claim}`)])
    },
    async forget(owner, but) {
      const others = but.length === 0 ? sql`1 = 1` : sql`name not in (${sql.join(but)})`
      // In a part that doesn't answer they stay, which does no harm: a name without a bearer is free.
      await eachThere(await parts(), ({ executor }) =>
        executor.commit([statement(sql`delete from names where owner = ${owner} and ${others}`)]),
      )
    },
    async left({ limit, now }) {
      const found = await eachThere(await parts(), ({ executor }) =>
        executor.query(
          statement(sql<Entry>`select name, owner, reserved_at, claim, confirmed from names
            where confirmed = 0 and reserved_at <= ${now - reservedSeconds} and not ${isFence} order by reserved_at limit ${limit}`),
        ),
      )
      return found.flat()
    },
  }
}
