export { testStore } from '../../../store-sql/test/support/test-store.ts'
