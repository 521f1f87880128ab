// The only place where core's tests reach into another package's store.
export type { QueryEvent } from '../../../store-sql/src/sqlite.ts'
export { testStore } from '../../../store-sql/test/support/test-store.ts'
