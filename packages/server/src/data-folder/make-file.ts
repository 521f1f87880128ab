import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NotWritten } from './not-written.ts'

/**
 * Makes a file where there is none, for its owner alone, and its folder with mode 0700. Of processes that
 * start at once one makes it, and nobody ever finds it half written, also after a crash: it appears by a hard
 * link to a complete one, which fails where there is one already.
 *
 * @throws {@link NotWritten} when it can't be written; nothing is left of it then
 */
export function makeFile(path: string, text: string): void {
  const draft = `${path}.${crypto.randomUUID()}`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
    linked(draft, path)
  } catch (error) {
    throw new NotWritten(path, error)
  } finally {
    // What was written by half is no file of ours; where there is no folder, there is none.
    if (existsSync(draft)) rmSync(draft)
  }
}

/** Where there is one already, it stays. */
function linked(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
