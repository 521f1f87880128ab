import { cheapWorkers } from '../../../runtime/test/support/cheap-workers.ts'
import { d1 } from '../../../store-sql/src/d1.ts'
import { emptiedD1 } from '../../../store-sql/test/support/emptied-d1.ts'
import { type Platform, standing } from './world.ts'

/** One: see the Node's. */
export const databases = 1

/** Workers with D1, emptied. */
export async function platform(): Promise<Platform> {
  const counted = { query: 0, commit: 0 }
  const store = d1(await emptiedD1(), { onQuery: ({ kind }) => counted[kind]++ })
  return {
    store,
    runtime: standing(cheapWorkers({ secretKey: 'test-only-'.repeat(5) })),
    queries: () => ({ queries: counted.query, commits: counted.commit }),
  }
}
