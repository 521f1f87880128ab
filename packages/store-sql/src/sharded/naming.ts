import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { nonce, statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { unavailable } from '../executor.ts'
import { isAway } from './away.ts'
import { behindFence, fence } from './fence.ts'
import { type Directory, type Entry, isOnItsWay } from './names.ts'
import type { Shards } from './shards.ts'

/** What must be unique across all databases. `external`: what a client of SCIM calls an account. */
export type NameKind = 'email' | 'uid' | 'passkey' | 'eid' | 'source' | 'external'

/** A name that somebody wants. */
export interface Name {
  readonly kind: NameKind
  readonly value: string
}

/** The account that bears a name in one database; `stock`: a token device that was given to nobody. */
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

/** How often a reserved name is asked for again, within half a second. */
const attempts = 12
/**
 * How many seconds a reservation is respected before its claim is given up; what it waits for is one commit.
 */
const patientSeconds = 3

interface Holding {
  /** Whose the names become. */
  readonly owner: string
  readonly now: Seconds
  /** Makes the present bearer of a name give way, if it may. @returns whether it did. Default: none does. */
  readonly yields?: (name: Name, bearer: string) => Promise<boolean>
  /** Whether a name may be taken whose former owner is gone. Default: it may. */
  readonly inherits?: (name: Name, from: Entry) => Promise<boolean>
}

/** Names, and who bears them. */
export interface Naming {
  /** The database of whoever bears a name, as the directory says; the first where it says nothing. */
  readonly at: (names: readonly Name[]) => Promise<readonly SqlStore[]>
  /**
   * Reserves names, writes what bears them, and confirms or releases them: where a crash comes between, the
   * reservation is told from a name by asking the database that it points to.
   * @param options `write`: on the databases as it is given them, so that it writes nothing once the names
   * were given up; `won`: whether it wrote; `taken`: what is given back where another has the name.
   */
  readonly hold: <Result>(
    names: readonly Name[],
    holding: Holding,
    options: {
      readonly write: (shards: Shards) => Promise<Result>
      readonly won: (result: Result) => boolean
      readonly taken: (name: Name) => Promise<Result>
    },
  ) => Promise<Result>
  /** The account that bears a name: in the database that the directory says, or in the first one. */
  readonly bearer: (name: Name) => Promise<string | null>
  /** Whether this account bears it, asked in the account's own database. */
  readonly bears: (name: Name, owner: string) => Promise<boolean>
  /** A name that its owner no longer bears. */
  readonly drop: (name: Name, owner: string) => Promise<void>
}

export function namingOn(shards: Shards, directory: Directory): Naming {
  const nameOf = ({ kind, value }: Name) => shards.nameOf(kind, value)
  const bearerOf = async ({ kind, value }: Name, entry: Entry | null) => {
    const there = entry === null ? shards.first : shards.of(entry.owner)
    const bearer = await bearers[kind](there, value)
    // Names from before there were several databases stand in the first one's tables, not in the directory.
    return bearer ?? (there === shards.first ? null : bearers[kind](shards.first, value))
  }

  /** `own`: it was the owner's before; `taken`: it is another's. */
  async function reserve(
    name: Name,
    { claim, inherits, now, owner, yields }: Holding & { readonly claim: string },
  ): Promise<'reserved' | 'own' | 'taken'> {
    let givenUp: string | null = null
    for (let attempt = 0; attempt < attempts; attempt++) {
      const entry = (await directory.find([nameOf(name)])).get(nameOf(name)) ?? null
      const bearer = await bearerOf(name, entry)
      if (bearer === owner && entry?.owner === owner) return 'own'
      if (entry !== null && bearer !== entry.owner && entry.claim !== givenUp && isOnItsWay(entry, now)) {
        if (entry.claim !== null && now - entry.reservedAt >= patientSeconds) {
          // Its database was away when it was to be written, and answers again.
          await fence(shards.of(entry.owner), { claim: entry.claim, now })
          givenUp = entry.claim
        }
        // Whoever reserved it is about to write, or to give it back, whoever bears it until then.
        else await new Promise((resolve) => setTimeout(resolve, 5 * (attempt + 1)))
        continue
      }
      if (bearer !== null && bearer !== owner && !(await yields?.(name, bearer))) return 'taken'
      if (entry !== null && inherits && !(await inherits(name, entry))) return 'taken'
      if (await directory.take({ name: nameOf(name), owner, reservedAt: now, claim }, entry)) return 'reserved'
    }
    return 'taken'
  }

  /**
   * After a write of which nobody knows whether it was made: what it bears is its owner's, the rest is free.
   * @returns whether somebody gave the claim up meanwhile
   */
  async function settle(
    reserved: readonly Name[],
    { claim, now, owner }: Pick<Holding, 'now' | 'owner'> & { readonly claim: string },
  ): Promise<boolean> {
    const there = shards.of(owner)
    await fence(there, { claim, now })
    const entries = await directory.find(reserved.map(nameOf))
    for (const name of reserved) {
      const isBorne = (await bearers[name.kind](there, name.value)) === owner
      await (isBorne ? directory.confirm : directory.release)(nameOf(name), claim)
    }
    return reserved.some((name) => entries.get(nameOf(name))?.claim !== claim)
  }

  return {
    async at(names) {
      const found = await directory.find(names.map(nameOf))
      const owners = names.flatMap((name) => found.get(nameOf(name))?.owner ?? [])
      return [...new Set([...owners.map(shards.of), shards.first])]
    },

    async hold(names, holding, { taken, won, write }) {
      const claim = nonce()
      const reserved: Name[] = []
      const release = async () => {
        for (const name of reserved) await directory.release(nameOf(name), claim)
      }
      for (const name of names) {
        const outcome = await reserve(name, { ...holding, claim }).catch(async (error: unknown) => {
          // Nothing bears the others: they may lie in other databases than the one that is away.
          await release().catch(() => {})
          throw error
        })
        if (outcome === 'taken') {
          await release()
          return taken(name)
        }
        if (outcome === 'reserved') reserved.push(name)
      }
      const there = shards.of(holding.owner)
      const result = await write(behindFence(shards, { claim, store: there })).catch(async (error: unknown) => {
        // While its database is away nobody knows: whoever wants them next asks it, or the sweep.
        if (isAway(error)) throw error
        const isGivenUp = await settle(reserved, { ...holding, claim }).catch(() => false)
        throw isGivenUp ? unavailable(error) : error
      })
      if (!won(result)) await release()
      else for (const name of reserved) await directory.confirm(nameOf(name), claim)
      return result
    },

    async bearer(name) {
      return bearerOf(name, (await directory.find([nameOf(name)])).get(nameOf(name)) ?? null)
    },

    async bears({ kind, value }, owner) {
      return (await bearers[kind](shards.of(owner), value)) === owner
    },

    async drop(name, owner) {
      const entry = (await directory.find([nameOf(name)])).get(nameOf(name))
      if (entry?.owner === owner && entry.claim !== null) await directory.release(entry.name, entry.claim)
    },
  }
}
