import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { NotMade, onceAnIsolate, why } from '@laissez-passer/server/workers'
import { type D1Binding, d1, migrateD1 } from '@laissez-passer/store-sql/d1'

/** One database an isolate, whose schema is brought up to date before its first statement. */
const upToDate = onceAnIsolate(async (binding: D1Binding) => {
  try {
    await migrateD1(binding)
  } catch (error) {
    console.error(`EU Login’s database can’t be used: ${why(error)}`)
    throw error
  }
})

/**
 * The store of a Worker. While D1 doesn't answer, the isolate serves what needs no database, and says so of
 * the rest like at any other time.
 */
export function d1Store(binding: D1Binding): Store {
  return d1(binding, {
    around: async (_, run) => {
      await upToDate(binding).catch((error: unknown) => {
        throw error instanceof NotMade
          ? new LaissezPasserError('store-unavailable', 'The database can’t be brought up to date', { cause: error })
          : error
      })
      return run()
    },
  })
}
