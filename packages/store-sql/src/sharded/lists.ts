import type { DayOfSignIns, Figures, Store } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { each } from './asking.ts'
import { isGuest } from './proposals.ts'
import { routed } from './routed.ts'
import type { Shards } from './shards.ts'

export function shardedSessions(shards: Shards): Store['sessions'] {
  const port = routed(shards, 'sessions')
  return {
    ...port,
    async open(options) {
      const { now, replaces, session } = options
      const [there, here] = [shards.of(replaces ?? ''), shards.of(session.accountId)]
      if (replaces === null || there === here) return port.open(options)
      // The replaced session is another account's, in another database: it is ended once the new one is open.
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

/** How many of the newest entries overall are in each database. */
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
      return {
        accounts: total<keyof Figures['accounts']>([...found.map((one) => one.accounts), ...guests]),
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
      // Days from which one database no longer has everything are left out.
      const from = Math.max(0, ...found.map(({ days: its, whole }) => (whole ? 0 : (its[0]?.day ?? 0))))
      return {
        days: [...days.values()].filter(({ day }) => day >= from).toSorted((one, other) => one.day - other.day),
        whole: found.every(({ whole }) => whole),
      }
    },
  }
}

/** Negative counts of guests by state: they are counted in their own database (`proposals.ts`). */
async function guestsOf({ executor }: SqlStore): Promise<Figures['accounts']> {
  const rows = await executor.query(
    statement(sql<{ readonly status: string; readonly guests: number }>`select status, count(*) as guests
      from accounts where ${isGuest} group by status`),
  )
  const counts = Object.fromEntries(rows.map(({ guests, status }) => [status, -Number(guests)]))
  return { pending: 0, active: 0, locked: 0, ...counts }
}
