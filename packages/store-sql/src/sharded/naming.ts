import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { type Directory, type Entry, isOnItsWay } from './names.ts'
import type { Shards } from './shards.ts'

/** What is one person's alone in all databases. `external`: what a client of SCIM calls an account. */
export type NameKind = 'email' | 'uid' | 'passkey' | 'eid' | 'source' | 'external'

/** A name that is wanted. */
export interface Name {
  readonly kind: NameKind
  readonly value: string
}

/** Who bears a name in one database, an account's id; `stock`: a device that nobody has. */
const bearers: Readonly<Record<NameKind, (store: SqlStore, value: string) => Promise<string | null>>> = {
  email: async ({ accounts }, email) => (await accounts.find({ email }))?.id ?? null,
  uid: async ({ accounts }, uid) => (await accounts.find({ uid }))?.id ?? null,
  passkey: async ({ passkeys }, id) => (await passkeys.find(id))?.account.id ?? null,
  eid: async ({ eids }, hash) => (await eids.find([hash]))?.account.id ?? null,
  external: async ({ provisioned }, value) => {
    const [client = '', externalId = ''] = JSON.parse(value) as readonly string[]
    return (await provisioned.called({ client, externalId }))?.accountId ?? null
  },
  source: async ({ executor }, source) => {
    const [found] = await executor.query(
      statement(sql<{ readonly owner: string }>`select account_id as owner from code_tokens
        where source = ${source} and status = 'active'
        union all select 'stock' as owner from token_stock where source = ${source}`),
    )
    return found?.owner ?? null
  },
}

/** How often a name is asked for that somebody reserved, within half a second. */
const attempts = 12

interface Holding {
  /** Whose the names become. */
  readonly owner: string
  readonly now: Seconds
  /** Whether who bears a name now gives way, and has. Default: nobody does. */
  readonly yields?: (name: Name, bearer: string) => Promise<boolean>
  /** Asked before a name is taken that was another's, who is gone. Default: it may be. */
  readonly inherits?: (name: Name, from: Entry) => Promise<boolean>
}

/** Names, and who bears them. */
export interface Naming {
  /** The database of who bears a name, as the directory says; the first where it says nothing. */
  readonly at: (names: readonly Name[]) => Promise<readonly SqlStore[]>
  /**
   * Reserves names, writes what bears them, and confirms or releases them: where a crash comes between, the
   * reservation is told from a name by asking the database that it points to.
   * @param options `write`; `won`: whether it wrote; `taken`: what is given back where another has the name.
   */
  readonly hold: <Result>(
    names: readonly Name[],
    holding: Holding,
    options: {
      readonly write: () => Promise<Result>
      readonly won: (result: Result) => boolean
      readonly taken: (name: Name) => Promise<Result>
    },
  ) => Promise<Result>
  /** A name that its owner no longer bears. */
  readonly drop: (name: Name, owner: string) => Promise<void>
}

export function namingOn(shards: Shards, directory: Directory): Naming {
  const nameOf = ({ kind, value }: Name) => shards.nameOf(kind, value)
  const bearerOf = async ({ kind, value }: Name, entry: Entry | null) => {
    const there = entry === null ? shards.first : shards.of(entry.owner)
    const bearer = await bearers[kind](there, value)
    // What the first database had before there were others stands in its own tables alone.
    return bearer ?? (there === shards.first ? null : bearers[kind](shards.first, value))
  }

  /** @returns what it is reserved by; null: it was the owner's before; `taken`: it is another's. */
  async function reserve(name: Name, { inherits, now, owner, yields }: Holding): Promise<string | null | 'taken'> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const entry = (await directory.find([nameOf(name)])).get(nameOf(name)) ?? null
      const bearer = await bearerOf(name, entry)
      if (bearer === owner && entry?.owner === owner) return null
      if (entry !== null && bearer !== entry.owner && isOnItsWay(entry, now)) {
        // Whoever reserved it is about to write, or to give it back, whoever bears it until then.
        if (attempt === attempts - 1) return 'taken'
        await new Promise((resolve) => setTimeout(resolve, 5 * (attempt + 1)))
        continue
      }
      if (bearer !== null && bearer !== owner && !(await yields?.(name, bearer))) return 'taken'
      if (bearer === null && entry !== null && inherits && !(await inherits(name, entry))) return 'taken'
      const claim = await directory.take({ name: nameOf(name), owner, reservedAt: now }, entry)
      if (claim !== null) return claim
    }
    return 'taken'
  }

  return {
    async at(names) {
      const found = await directory.find(names.map(nameOf))
      const owners = names.flatMap((name) => found.get(nameOf(name))?.owner ?? [])
      return [...new Set([...owners.map(shards.of), shards.first])]
    },

    async hold(names, holding, { taken, won, write }) {
      const reserved: (readonly [string, string])[] = []
      const release = async () => {
        for (const [name, claim] of reserved) await directory.release(name, claim)
      }
      for (const name of names) {
        const claim = await reserve(name, holding).catch(async (error: unknown) => {
          // Nothing bears the others: they may lie in other databases than the one that is away.
          await release().catch(() => {})
          throw error
        })
        if (claim === 'taken') {
          await release()
          return taken(name)
        }
        if (claim !== null) reserved.push([nameOf(name), claim])
      }
      // Where this throws, nobody knows whether it was written: the sweep asks.
      const result = await write()
      if (!won(result)) await release()
      else for (const [name, claim] of reserved) await directory.confirm(name, claim)
      return result
    },

    async drop(name, owner) {
      const entry = (await directory.find([nameOf(name)])).get(nameOf(name))
      if (entry?.owner === owner && entry.claim !== null) await directory.release(entry.name, entry.claim)
    },
  }
}
