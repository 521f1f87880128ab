/** An account with a phone, and what it is asked and answers, as the store's contract makes them. */
export { enrolled, opening, refusal, request } from '../../../store-sql/src/devices/fixtures.ts'
