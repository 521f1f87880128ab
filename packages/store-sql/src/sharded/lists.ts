import type {
  ClaimedMessage,
  ClaimedNotice,
  DayOfSignIns,
  Figures,
  OutboxState,
  Store,
} from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { isMiss, routed } from './routed.ts'
import type { Shards } from './shards.ts'

/** Asks every database. */
export function each<Result>(
  { all }: Pick<Shards, 'all'>,
  ask: (store: SqlStore) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(all.map(ask))
}

/** The first of all by an order, of lists that have it each. */
export async function merged<Item>(
  shards: Pick<Shards, 'all'>,
  {
    ask,
    limit,
    order,
  }: {
    readonly ask: (store: SqlStore) => Promise<readonly Item[]>
    readonly limit: number
    /** Values that are compared one after the other. */
    readonly order: (item: Item) => readonly (string | number)[]
  },
): Promise<readonly Item[]> {
  const lists = await each(shards, ask)
  return lists
    .flat()
    .toSorted((one, other) => compare(order(one), order(other)))
    .slice(0, limit)
}

/** As databases compare: texts by code point. */
export function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index]
    if (value === against || against === undefined) continue
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

/** Asks one database after the other until one has it. */
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

/** Where what a worker holds was claimed; a worker that started anew asks all. */
function whereabouts(shards: Shards) {
  const known = new Map<string, SqlStore>()
  return {
    remember(ids: readonly string[], store: SqlStore) {
      for (const id of ids) known.set(id, store)
      for (const id of known.keys()) if (known.size > 10_000) known.delete(id)
    },
    of: (id: string): readonly SqlStore[] => {
      const store = known.get(id)
      return store === undefined ? shards.all : [store]
    },
    forget: (id: string) => known.delete(id),
  }
}

/** Each database in turn is the first to be asked, so that none waits for ever behind another. */
function turns(shards: Shards): () => readonly SqlStore[] {
  let turn = 0
  return () => {
    turn = (turn + 1) % shards.all.length
    return [...shards.all.slice(turn), ...shards.all.slice(0, turn)]
  }
}

export function shardedOutbox(shards: Shards): Store['outbox'] {
  const where = whereabouts(shards)
  const inTurn = turns(shards)
  const everywhere = async (id: string, tell: (store: SqlStore) => Promise<unknown>) => {
    for (const store of where.of(id)) await tell(store)
  }
  return {
    async add(messages, options) {
      const parts = new Map<SqlStore, typeof messages>()
      for (const message of messages) {
        const store = shards.of(message.accountId ?? options?.activity?.accountId ?? '')
        parts.set(store, [...(parts.get(store) ?? []), message])
      }
      const beside = shards.of(options?.activity?.accountId ?? '')
      if (options?.activity && !parts.has(beside)) parts.set(beside, [])
      for (const [store, its] of parts) await store.outbox.add(its, store === beside ? options : undefined)
    },
    async claim(options) {
      const claimed: ClaimedMessage[] = []
      for (const store of inTurn()) {
        const left = options.limit - claimed.length
        if (left === 0) break
        const its = await store.outbox.claim({ ...options, limit: left })
        where.remember(
          its.map(({ id }) => id),
          store,
        )
        claimed.push(...its)
      }
      return claimed.toSorted((one, other) => compare([one.createdAt, one.id], [other.createdAt, other.id]))
    },
    async receivers(options) {
      const found = await each(shards, (store) => store.outbox.receivers(options))
      return [...new Set(found.flat())].slice(0, options.limit)
    },
    async state() {
      const states = new Map<string, OutboxState>()
      for (const one of (await each(shards, (store) => store.outbox.state())).flat()) {
        const key = `${one.kind} ${one.state}`
        const before = states.get(key)
        states.set(key, {
          ...one,
          count: Number(one.count) + Number(before?.count ?? 0),
          oldestAt: Math.min(one.oldestAt, before?.oldestAt ?? one.oldestAt),
        })
      }
      return [...states.values()]
    },
    async delivered(id) {
      await everywhere(id, (store) => store.outbox.delivered(id))
      where.forget(id)
    },
    failed: (id, options) => everywhere(id, (store) => store.outbox.failed(id, options)),
    abandoned: (id, options) => everywhere(id, (store) => store.outbox.abandoned(id, options)),
    list: (options) =>
      merged(shards, {
        ...options,
        ask: (store) => store.outbox.list(options),
        order: ({ abandonedAt, dueAt, id, kind }) => [
          Number(kind === 'event'),
          abandonedAt === null ? dueAt : -abandonedAt,
          id,
        ],
      }),
    async retry(options) {
      let count = 0
      for (const store of shards.all) {
        // What tells of it is written once, where the first of them is.
        const { audit: _, ...rest } = options
        count += await store.outbox.retry(count === 0 ? options : rest)
        if (options.id !== null && count > 0) break
      }
      return count
    },
    async drop(id, options) {
      return (await anywhere(shards, (store) => store.outbox.drop(id, options))) ?? null
    },
    async find(id) {
      return (await anywhere(shards, (store) => store.outbox.find(id))) ?? null
    },
  }
}

export function shardedLogouts(shards: Shards): Store['logouts'] {
  const where = whereabouts(shards)
  const inTurn = turns(shards)
  return {
    ...routed(shards, 'logouts'),
    async claim(options) {
      const claimed: ClaimedNotice[] = []
      for (const store of inTurn()) {
        const left = options.limit - claimed.length
        if (left === 0) break
        const its = await store.logouts.claim({ ...options, limit: left })
        where.remember(
          its.map(({ id }) => id),
          store,
        )
        claimed.push(...its)
      }
      return claimed
    },
    async settle(outcomes) {
      const parts = new Map<SqlStore, (typeof outcomes)[number][]>()
      for (const outcome of outcomes)
        for (const store of where.of(outcome.id)) parts.set(store, [...(parts.get(store) ?? []), outcome])
      for (const [store, its] of parts) await store.logouts.settle(its)
      for (const { id } of outcomes) where.forget(id)
    },
  }
}

export function shardedMailbox(shards: Shards): Store['mailbox'] {
  return {
    add: (entry, options) => shards.of(options.accountId ?? '').mailbox.add(entry, options),
    list: (options) =>
      merged(shards, { ...options, ask: (store) => store.mailbox.list(options), order: ({ sentAt }) => [-sentAt] }),
  }
}

export function shardedSessions(shards: Shards): Store['sessions'] {
  const port = routed(shards, 'sessions')
  return {
    ...port,
    async open(options) {
      const { now, replaces, session } = options
      const [there, here] = [shards.of(replaces ?? ''), shards.of(session.accountId)]
      if (replaces === null || there === here) return port.open(options)
      // Of another account, in another database: it ends as soon as this one is there.
      if (!(await port.open({ ...options, replaces: null }))) return false
      await there.sessions.end({ idHash: replaces, now })
      return true
    },
    async count(options) {
      return sum(await each(shards, (store) => store.sessions.count(options)))
    },
    async endAny(options) {
      let ended = 0
      for (const store of shards.all)
        if (ended < options.limit) ended += await store.sessions.endAny({ ...options, limit: options.limit - ended })
      return ended
    },
  }
}

export function shardedActivity(shards: Shards): Store['activity'] {
  return {
    ...routed(shards, 'activity'),
    async tally(options) {
      const shares = await sharesOf(shards, options)
      const tallies = (
        await each(shards, async (store) => {
          const limit = shares.get(store) ?? 0
          return limit === 0 ? [] : store.activity.tally({ ...options, limit })
        })
      ).flat()
      const counts = new Map<string, (typeof tallies)[number]>()
      for (const one of tallies) {
        const key = JSON.stringify([one.kind, one.method, one.slot])
        counts.set(key, { ...one, count: one.count + (counts.get(key)?.count ?? 0) })
      }
      return [...counts.values()]
    },
  }
}

/** How many of the newest entries of all are in each database. */
async function sharesOf(
  shards: Shards,
  { limit, since }: { readonly limit: number; readonly since: number },
): Promise<ReadonlyMap<SqlStore, number>> {
  const moments = await each(shards, async (store) => {
    const rows = await store.executor.query(
      statement(
        sql<{ readonly at: number }>`select at from activity where at >= ${since} order by at desc limit ${limit}`,
      ),
    )
    return rows.map(({ at }) => ({ at, store }))
  })
  const shares = new Map<SqlStore, number>()
  for (const { store } of moments
    .flat()
    .toSorted((one, other) => other.at - one.at)
    .slice(0, limit))
    shares.set(store, (shares.get(store) ?? 0) + 1)
  return shares
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

export function shardedStats(shards: Shards): Store['stats'] {
  return {
    async figures(options) {
      const found = await each(shards, (store) => store.stats.figures(options))
      const guests = await each(shards, guestsOf)
      const total = <Key extends string>(counts: readonly Readonly<Record<Key, number>>[]) => {
        const all: Record<string, number> = {}
        for (const one of counts)
          for (const [key, count] of Object.entries<number>(one)) all[key] = (all[key] ?? 0) + count
        return all as Record<Key, number>
      }
      const accounts = total(found.map((one) => one.accounts))
      return {
        accounts: { ...accounts, active: accounts.active - sum(guests) },
        withPassword: sum(found.map((one) => one.withPassword)),
        withFactor: total<keyof Figures['withFactor']>(found.map((one) => one.withFactor)),
        openSessions: sum(found.map((one) => one.openSessions)),
        outbox: total(found.map((one) => one.outbox)),
      }
    },
    async signIns(options) {
      const found = await each(shards, (store) => store.stats.signIns(options))
      const days = new Map<number, DayOfSignIns>()
      for (const day of found.flatMap((one) => one.days)) {
        const before = days.get(day.day)
        const byMethod: Record<string, number> = { ...before?.byMethod }
        for (const [method, count] of Object.entries(day.byMethod)) byMethod[method] = (byMethod[method] ?? 0) + count
        days.set(day.day, {
          day: day.day,
          signedIn: day.signedIn + (before?.signedIn ?? 0),
          byMethod,
          refused: day.refused + (before?.refused ?? 0),
        })
      }
      // Days before a database's first one that isn't whole lack what happened there.
      const from = Math.max(0, ...found.map(({ days: its, whole }) => (whole ? 0 : (its[0]?.day ?? 0))))
      return {
        days: [...days.values()].filter(({ day }) => day >= from).toSorted((one, other) => one.day - other.day),
        whole: found.every(({ whole }) => whole),
      }
    },
  }

  /** Administrators of another database whose proposals are kept here (`proposals.ts`). */
  async function guestsOf(store: SqlStore): Promise<number> {
    const rows = await store.executor.query(
      statement(sql<{ readonly id: string }>`select id from accounts where administrator = 1 and status = 'active'`),
    )
    return rows.filter(({ id }) => shards.of(id) !== store).length
  }
}
