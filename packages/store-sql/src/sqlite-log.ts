import { close, fdatasync, open } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'

/**
 * The write-ahead log of a database that stays open: the disk is waited for beside the process, not in it.
 */
export interface DurableLog {
  /**
   * Resolves when all that was committed before the call is on disk. Rejects when the disk failed, then and
   * ever after: what the system's memory holds may not be what the disk does.
   */
  readonly durable: () => Promise<void>
  /** Gives the file back, once nobody waits. */
  readonly close: () => void
}

/** What of the disk is used. */
export interface Disk {
  readonly open: (path: string) => Promise<number>
  readonly sync: (file: number) => Promise<void>
  readonly close: (file: number) => Promise<void>
}

const openFile = promisify(open)
const thisDisk: Disk = {
  // Windows syncs what may be written.
  open: (path) => openFile(path, 'r+'),
  sync: promisify(fdatasync),
  close: promisify(close),
}

/**
 * Takes waiting for the disk over from SQLite, which would hold the process for each commit. From then on a
 * commit writes to the log and returns (`synchronous=NORMAL`); it is durable when `durable()` resolves.
 * SQLite still waits by itself where the order of writes matters: when it begins the log anew or empties it
 * into the database.
 *
 * @returns null where there is no log to wait for, and SQLite goes on as it was: in memory, without WAL
 * @see https://www.sqlite.org/wal.html#performance_considerations
 */
export function durableLog(database: DatabaseSync, disk: Disk = thisDisk): DurableLog | null {
  const path = database.location()
  const mode = database.prepare('pragma journal_mode').get()?.['journal_mode']
  if (path === null || mode !== 'wal') return null
  database.exec('pragma synchronous = normal')

  let file: number | null = null
  let isClosing = false
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let failure: { readonly error: unknown } | null = null

  async function sync(): Promise<void> {
    if (failure) throw failure.error
    try {
      // A commit was made: the log is there, and stays the same file while the database is open.
      file ??= await disk.open(`${path}-wal`)
      await disk.sync(file)
    } catch (error) {
      failure = { error }
      throw error
    }
  }

  function start(): Promise<void> {
    next = null
    running = sync().finally(() => {
      running = null
      if (isClosing && !next) giveBack()
    })
    return running
  }

  function giveBack(): void {
    if (file !== null) void disk.close(file).catch(() => {})
    file = null
  }

  return {
    // One that is under way may have begun before the commit: the next is everybody's who asks meanwhile.
    durable: () => next ?? (running ? (next = running.then(start, start)) : start()),
    close() {
      isClosing = true
      if (!running) giveBack()
    },
  }
}
