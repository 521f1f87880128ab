import { accepts, checkOptions, optional } from '@laissez-passer/core/options'
import { statfsSync } from 'node:fs'
import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/**
 * Makes the file of a database closed to other users (mode 0600; its folder, where absent, 0700), whatever it
 * was before. SQLite gives the files that it makes beside it the same mode; those that a crash left are
 * closed as well.
 * @param path of the database, before it is opened.
 */
export async function makePrivate(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  await file.close()
  await chmod(path, 0o600)
  for (const beside of [`${path}-wal`, `${path}-shm`])
    await chmod(beside, 0o600).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    })
}

/** In bytes. Nobody else can use the database meanwhile: half a second for this much. */
const largestRewritten = 64_000_000

/** In milliseconds: nothing else runs in this process while it waits for another's lock. */
const patience = 50

/**
 * Writes a database anew, page by page: `secure_delete` overwrites what is deleted where it lies, not where
 * it lay before SQLite moved it within its pages. A large file stays as it is (restoring a backup of it does
 * the same), and one that another process uses just now, or that lacks room or memory: its pages go through
 * the log first, and what little room is left isn't ours to fill.
 *
 * @param options `roomAt`: bytes free where a file lies; default: what the system says.
 * @returns whether it was done
 */
export function rewritten(
  database: DatabaseSync,
  options: { readonly roomAt?: (path: string) => number } = {},
): boolean {
  checkOptions('rewritten', options, { roomAt: optional(accepts.made) })
  const { roomAt = freeBytesAt } = options
  const row = database.prepare('select page_count * page_size as size from pragma_page_count, pragma_page_size').get()
  const size = Number(row?.['size'])
  if (size > largestRewritten) return false
  const path = database.location()
  if (path !== null && roomAt(path) < 2 * size) return false
  try {
    // Beside the file nothing of it is to lie, not even for a moment.
    database.exec('pragma temp_store = memory')
    hastily(database, 'vacuum')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && notNow.has(Number(error.errcode) & 0xff)) return false
    throw error
  }
}

/** Runs what can as well be done another time, and hardly waits for whoever holds the database. */
export function hastily(database: DatabaseSync, sql: string): void {
  const usual = Number(database.prepare('pragma busy_timeout').get()?.['timeout'])
  database.exec(`pragma busy_timeout = ${patience}`)
  try {
    database.exec(sql)
  } finally {
    database.exec(`pragma busy_timeout = ${usual}`)
  }
}

function freeBytesAt(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

/** BUSY, LOCKED, NOMEM, IOERR, FULL. @see https://www.sqlite.org/rescode.html */
const notNow: ReadonlySet<number> = new Set([5, 6, 7, 10, 13])
