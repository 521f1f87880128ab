import type { Executor } from '../executor.ts'
import { type D1Binding, d1Executor as executorOf } from '../d1-executor.ts'
import { migrate } from '../d1-migrate.ts'
import type { Migration } from '../migrations/index.ts'

export type { D1Answer, D1Binding, D1Prepared } from '../d1-executor.ts'

/** Runs statements on a D1 database. */
export interface D1Executor extends Executor {
  /**
   * Takes the steps that are missing, each as one batch; whoever does so at the same time finds them done.
   */
  readonly migrate: (known: readonly Migration[]) => Promise<void>
}

/**
 * Runs statements on a D1 database: a commit is a batch, which D1 runs as one transaction, one after the
 * other. Of changed rows it counts those that went with others, too (`ON DELETE CASCADE`). A row, and so each
 * parameter, holds two megabytes at most, a statement a hundred parameters.
 *
 * @param binding the database, e.g. `env.DB`
 * @see https://developers.cloudflare.com/d1/platform/limits/
 */
export function d1Executor(binding: D1Binding): D1Executor {
  return {
    ...executorOf(binding),
    migrate: async (known) => void (await migrate(binding, { known })),
  }
}
