import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { sqliteError } from './sqlite-executor.ts'

/**
 * READONLY, FULL, CANTOPEN, each as the system calls it; CORRUPT and NOTADB, of which it has no word.
 * @see https://www.sqlite.org/rescode.html
 */
const systems: Readonly<Record<number, string>> = {
  8: 'EROFS',
  11: 'CORRUPT',
  13: 'ENOSPC',
  14: 'EACCES',
  26: 'NOTADB',
}
const IOERR = 10

/** What SQLite needs to open a file: its index of the log, in bytes. */
const leastRoom = 64 * 1024

/**
 * What ails the file of a database that can't be opened, in the system's word where there is one (`ENOSPC`,
 * `EROFS`, `EACCES`, `EIO`), `CORRUPT`, `NOTADB`, else as SQLite says it.
 *
 * @param error that was thrown while it was opened
 * @param path of the database
 * @returns null where the file isn't at fault
 */
export function sqliteTrouble(error: unknown, path: string): string | null {
  const known = sqliteError(error)
  if (!(known instanceof LaissezPasserError) || known.code !== 'store-unavailable') return null
  const { cause } = known
  if (!(cause instanceof Error)) return known.message
  if ('syscall' in cause && 'code' in cause) return String(cause.code)
  const code = 'errcode' in cause ? Number(cause.errcode) & 0xff : 0
  // Without room for the index of its log, SQLite speaks of the disk alone.
  if (code === IOERR) return roomAt(path) < leastRoom ? 'ENOSPC' : 'EIO'
  return systems[code] ?? cause.message
}

/** Bytes free where a file lies; more than enough where the system doesn’t say. */
function roomAt(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
