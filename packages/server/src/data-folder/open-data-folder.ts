import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { whyNotWritten } from './not-written.ts'

/**
 * Makes the folder that holds all data, closed to other users. So is every file that this process makes from
 * now on.
 *
 * @param path as set; relative ones count from the working directory
 * @returns its absolute path, or one line that says why it can't be used
 */
export function openDataFolder(
  path: string,
): { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly line: string } {
  const folder = resolve(path)
  // Threads can't, and make no files of their own.
  if (isMainThread) process.umask(0o077)
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) return refused('it is not a folder')
    chmodSync(folder, 0o700)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return { ok: true, folder }
  } catch (error) {
    return refused(whyNotWritten(error instanceof Error && 'code' in error ? String(error.code) : 'nothing more'))
  }

  function refused(why: string): { readonly ok: false; readonly line: string } {
    const accepted = 'the path of a folder that this user may write to'
    return { ok: false, line: `DATA_DIR=${path} can’t be used: ${why}. Accepted: ${accepted}.` }
  }
}

/** With those above it. Node's own `recursive` never ends below `/proc`, where nobody can make one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  // A drive that isn't there is its own parent.
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Apps that start together make the same one.
    if (!existsSync(folder)) throw error
  }
}
