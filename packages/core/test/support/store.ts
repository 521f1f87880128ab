// The only place where core's tests reach into another package's store.
export type { QueryEvent } from '../../../store-sql/src/sqlite.ts'
export { testStore } from '../../../store-sql/test/support/test-store.ts'
/** A code that a service was given in a session, as the store's contract makes one. */
export { code as serviceCode } from '../../../store-sql/src/contract/fixtures.ts'
export { lastingAccess } from './lasting-access.ts'
