import type { ClaimedMessage, ClaimedNotice, OutboxState, Store } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { anywhere, compare, merged } from './asking.ts'
import { eachThere, unlessAway } from './away.ts'
import { routed } from './routed.ts'
import type { Shards } from './shards.ts'

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
        const its = await unlessAway(store.outbox.claim({ ...options, limit: left }))
        where.remember(
          its.map(({ id }) => id),
          store,
        )
        claimed.push(...its)
      }
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
        const its = await unlessAway(store.logouts.claim({ ...options, limit: left }))
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
