import { linkSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Makes a file where there is none, for its owner alone. Of processes that start at once one makes it, and
 * nobody ever finds it half written: it appears by a hard link to a complete one, which fails where there is
 * one already.
 *
 * @throws when the folder can't be written to
 */
export function makeFile(path: string, text: string): void {
  const draft = `${path}.${crypto.randomUUID()}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}
