import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { SqlStore } from '../store.ts'

/** Whether a database doesn't answer now. */
export function isAway(error: unknown): boolean {
  return error instanceof LaissezPasserError && error.code === 'store-unavailable'
}

/**
 * Does in each database what is done again and again: in one that is away it is done when it is back, and the
 * others don't wait for it.
 * @throws where all are away
 */
export async function eachThere<Result>(
  all: readonly SqlStore[],
  ask: (store: SqlStore) => Promise<Result>,
): Promise<readonly Result[]> {
  const done = await Promise.allSettled(all.map(ask))
  const failed = done.filter((one) => one.status === 'rejected')
  const grave = failed.find(({ reason }) => !isAway(reason)) ?? (failed.length === all.length ? failed[0] : undefined)
  if (grave) throw grave.reason
  return done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

/**
 * What waits in a database that is away is claimed when it is back: that of the others doesn't wait for it.
 */
export async function unlessAway<Item>(claiming: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await claiming
  } catch (error) {
    if (isAway(error)) return []
    throw error
  }
}
