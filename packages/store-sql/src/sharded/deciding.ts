import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Deciding } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { carrying } from '../proposals/carrying.ts'
import { deciding } from '../proposals/port.ts'
import { type SqlStore, storeOn } from '../store.ts'
import { ownMessages } from './own-messages.ts'
import { invite, refreshGuests, whereProposed } from './proposals.ts'
import type { Shards } from './shards.ts'

/**
 * Databases whose first commit decides a proposal. In the proposal's own database both are one commit; before
 * a first commit in another, the proposal is decided in its own, so that nothing is done undecided.
 */
export function decidingStores(
  shards: Shards,
  options: Deciding,
): { readonly stores: readonly SqlStore[]; readonly decided: () => boolean } {
  const notDecided = () =>
    new LaissezPasserError('not-decided', `the proposal ${options.id} doesn't wait for ${options.by}`)
  const own = (store: SqlStore) => ({
    ...options,
    messages: ownMessages(shards, { messages: options.messages, store }),
  })
  let prepared: Promise<SqlStore> | undefined
  const prepare = async () => {
    const store = await whereProposed(shards, options.id)
    if (store === undefined) throw notDecided()
    await refreshGuests(shards, store)
    await invite(shards, { id: options.by, store })
    return store
  }
  let done = false
  let last: Promise<unknown> = Promise.resolve()
  const committing = (store: SqlStore): Executor => {
    const carrier = carrying(store.executor, deciding(store.executor, own(store))).executor
    const commit: Executor['commit'] = async (statements, how) => {
      if (done) return store.executor.commit(statements, how)
      const lies = await (prepared ??= prepare())
      if (lies === store) {
        const outcomes = await carrier.commit(statements, how)
        done = true
        return outcomes
      }
      if (!(await lies.proposals.decide(own(lies)))) throw notDecided()
      done = true
      return store.executor.commit(statements, how)
    }
    return {
      query: store.executor.query,
      commit(statements, how) {
        // One after the other, or two at the same time would both decide.
        const own = last.then(() => commit(statements, how))
        last = own.catch(() => {})
        return own
      },
    }
  }
  return {
    stores: shards.all.map((store) =>
      storeOn(committing(store), { sweeping: {}, whenQueued: (listener) => store.whenQueued(listener) }),
    ),
    decided: () => done,
  }
}
