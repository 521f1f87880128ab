import type { Store } from '@laissez-passer/core/ports'
import { anywhere, merged } from './asking.ts'
import { routed } from './routed.ts'
import type { Shards } from './shards.ts'

/** What falls due at a time, merged from all databases in one order. */
export function shardedDue(shards: Shards): Pick<Store, 'dataExports' | 'deletions' | 'factorRemovals'> {
  return {
    dataExports: {
      ...routed(shards, 'dataExports'),
      schema: () => shards.first.dataExports.schema(),
      due: (options) =>
        merged(shards, {
          ...options,
          there: true,
          ask: (store) => store.dataExports.due(options),
          order: ({ askedAt, id }) => [askedAt, id],
        }),
    },
    deletions: {
      ...routed(shards, 'deletions'),
      due: (options) =>
        merged(shards, {
          ...options,
          there: true,
          ask: (store) => store.deletions.due(options),
          order: ({ dueAt }) => [dueAt],
        }),
      unreminded: (options) =>
        merged(shards, {
          ...options,
          there: true,
          ask: (store) => store.deletions.unreminded(options),
          order: ({ dueAt }) => [dueAt],
        }),
    },
    factorRemovals: {
      ...routed(shards, 'factorRemovals'),
      async isSpent(askedBy) {
        return (await anywhere(shards, (store) => store.factorRemovals.isSpent(askedBy))) === true
      },
      due: (options) =>
        merged(shards, {
          ...options,
          there: true,
          ask: (store) => store.factorRemovals.due(options),
          order: ({ dueAt }) => [dueAt],
        }),
    },
  }
}
