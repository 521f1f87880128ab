import { LaissezPasserError } from '@laissez-passer/core/errors'
import { gone, unavailable } from '../executor.ts'

/**
 * SQLSTATEs that are about the database, not about the statement: no connection, may only read or knows no
 * serialisable transactions (a standby), no such login or database, taken back for others' sake, locks, no
 * room or memory, told to stop, the disk, damage.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const notNow = /^(?:08|0A000|25006|28|3D|40|53|55|57|58|F0|XX)/

/**
 * SQLSTATEs of a transaction to be run again: no order with the others would have had its result, it waited
 * in a circle, or too long.
 */
const again = /^(?:40001|40P01|55P03)$/

/** Whether a statement waited for another transaction's lock longer than it may, or both for each other's. */
export function isLocked(error: unknown): boolean {
  return /^(?:55P03|40P01)$/.test(sqlState(error) ?? '')
}

/** A key that somebody else wrote meanwhile: what a statement asked for before it wrote is another by now. */
const taken = '23505'

/** A row that another refers to isn't there. */
const noParent = '23503'

/** The SQLSTATE of what the server said, null where something else went wrong. */
function sqlState(error: unknown): string | null {
  // Sockets have codes as well; the server's answers alone have a severity.
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/**
 * Whether a statement that is kept prepared would give other columns now: a step of the schema widened a
 * table that it takes whole. The server never plans it again by itself; it has to be parsed anew. It has no
 * SQLSTATE of its own, and its words are translated.
 */
export function isOutgrown(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
}

/** Whether the server left a transaction undone that may succeed when it is run again. */
export function isToRepeat(error: unknown): boolean {
  return again.test(sqlState(error) ?? '') || isOutgrown(error)
}

/** Whether the server gave a statement up, most often because its time was over by the clock on the wall. */
export function isGivenUp(error: unknown): boolean {
  return sqlState(error) === '57014'
}

/**
 * Whether a key was taken. Of transactions at the same time the server says so before it says that they have
 * no order; run once more, conditions of the statement see the other's row.
 * @see https://www.postgresql.org/docs/current/transaction-iso.html#XACT-SERIALIZABLE
 */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === taken
}

/** Whether the server answered: then the connection is whole, and the transaction is to be rolled back. */
export function isAnswer(error: unknown): boolean {
  return sqlState(error) !== null
}

/**
 * Why a database can't be opened, in one line for its operator: what the server or the network said, neither
 * of which repeats a password. @returns null where it is no trouble of the database's.
 */
export function whyUnavailable(error: unknown): string | null {
  if (!(error instanceof LaissezPasserError)) return null
  const said = error.code === 'store-unavailable' && error.cause instanceof Error ? error.cause : error
  // One error for several addresses of a host has no message.
  return (said.message || ('code' in said ? String(said.code) : error.message)).replace(/\s+/g, ' ')
}

/**
 * Tells the database's troubles (gone, full, stopping, too slow) from a fault in a statement: gives the error
 * that says so.
 */
export function postgresError(error: unknown): unknown {
  if (error instanceof TypeError || error instanceof LaissezPasserError) return error
  const state = sqlState(error)
  if (state === noParent) return gone(error)
  return state !== null && !notNow.test(state) ? error : unavailable(error)
}
