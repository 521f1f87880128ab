import type { Queued, Store } from '@laissez-passer/core/ports'
import { changesOf, type Executor } from './executor.ts'

/** An executor that tells what its commits queued, once for each kind and commit. */
export function queues(base: Executor): Pick<Store, 'whenQueued'> & { readonly executor: Executor } {
  const listeners = new Set<(queued: Queued) => void>()

  const commit: Executor['commit'] = async (statements, options) => {
    const outcomes = await base.commit(statements, options)
    const queued = new Set<Queued>()
    for (const [index, { queues: kind }] of statements.entries())
      if (kind !== undefined && changesOf(outcomes[index]) > 0) queued.add(kind)
    for (const kind of queued) for (const listener of listeners) listener(kind)
    return outcomes
  }

  return {
    executor: { query: base.query, commit },
    whenQueued(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
