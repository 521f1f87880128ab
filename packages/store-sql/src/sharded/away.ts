import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { SqlStore } from '../store.ts'

/** Whether an error says that a database doesn't answer. */
export function isAway(error: unknown): boolean {
  return error instanceof LaissezPasserError && error.code === 'store-unavailable'
}

/**
 * Runs recurring work in every database. One that doesn't answer is skipped, since the work comes round
 * again.
 * @throws where none answers, or where one fails for another reason
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

/** What a database claimed; nothing where it doesn't answer: its items wait until it does. */
export async function unlessAway<Item>(claiming: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await claiming
  } catch (error) {
    if (isAway(error)) return []
    throw error
  }
}
