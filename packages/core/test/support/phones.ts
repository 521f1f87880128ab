/** An account with a phone, as the store's contract makes one. */
export { enrolled } from '../../../store-sql/src/devices/fixtures.ts'
