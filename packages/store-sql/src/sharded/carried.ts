import type { OutboxState, Store } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { anywhere, compare, merged } from './asking.ts'
import { eachThere, unlessAway } from './away.ts'
import { routed } from './routed.ts'
import type { Shards } from './shards.ts'

/** For how many claimed items their database is remembered; for others every database is asked. */
const remembered = 10_000

/** Claims items in several databases, and remembers in which. */
function claiming(shards: Shards) {
  const known = new Map<string, SqlStore>()
  let turn = 0

  /** The databases take turns at being asked first, so that none starves behind another. */
  async function claim<Item extends { readonly id: string }>(
    limit: number,
    ask: (store: SqlStore, left: number) => Promise<readonly Item[]>,
  ): Promise<Item[]> {
    turn = (turn + 1) % shards.all.length
    const claimed: Item[] = []
    for (const store of [...shards.all.slice(turn), ...shards.all.slice(0, turn)]) {
      if (claimed.length === limit) break
      const its = await unlessAway(ask(store, limit - claimed.length))
      for (const { id } of its) known.set(id, store)
      claimed.push(...its)
    }
    for (const id of [...known.keys()].slice(0, -remembered)) known.delete(id)
    return claimed
  }

  /** The databases in which an item may lie: all of them, where a worker has started anew. */
  function whereIs(id: string): readonly SqlStore[] {
    const store = known.get(id)
    return store === undefined ? shards.all : [store]
  }

  return { claim, whereIs }
}

export function shardedOutbox(shards: Shards): Store['outbox'] {
  const { claim, whereIs } = claiming(shards)
  const tell = async (id: string, what: (store: SqlStore) => Promise<void>) => {
    for (const store of whereIs(id)) await what(store)
  }
  return {
    async add(messages, options) {
      const about = options?.activity?.accountId ?? ''
      const parts = Map.groupBy(messages, ({ accountId }) => shards.of(accountId ?? about))
      const beside = shards.of(about)
      // What tells of them is written even where none of them is.
      if (options?.activity && !parts.has(beside)) parts.set(beside, [])
      for (const [store, its] of parts) await store.outbox.add(its, store === beside ? options : undefined)
    },
    async claim(options) {
      const claimed = await claim(options.limit, ({ outbox }, limit) => outbox.claim({ ...options, limit }))
      return claimed.toSorted((one, other) => compare([one.createdAt, one.id], [other.createdAt, other.id]))
    },
    async receivers(options) {
      const found = await eachThere(shards.all, (store) => store.outbox.receivers(options))
      return [...new Set(found.flat())].slice(0, options.limit)
    },
    async state() {
      const states = new Map<string, OutboxState>()
      for (const one of (await eachThere(shards.all, (store) => store.outbox.state())).flat()) {
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
    delivered: (id) => tell(id, ({ outbox }) => outbox.delivered(id)),
    failed: (id, options) => tell(id, ({ outbox }) => outbox.failed(id, options)),
    abandoned: (id, options) => tell(id, ({ outbox }) => outbox.abandoned(id, options)),
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
  const { claim, whereIs } = claiming(shards)
  return {
    ...routed(shards, 'logouts'),
    claim: (options) => claim(options.limit, ({ logouts }, limit) => logouts.claim({ ...options, limit })),
    async settle(outcomes) {
      const parts = new Map<SqlStore, (typeof outcomes)[number][]>()
      for (const outcome of outcomes)
        for (const store of whereIs(outcome.id)) parts.set(store, [...(parts.get(store) ?? []), outcome])
      for (const [store, its] of parts) await store.logouts.settle(its)
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
