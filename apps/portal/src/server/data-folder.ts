import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Makes the folder that holds all data, closed to other users.
 *
 * @param path - as set; relative ones count from the working directory
 * @returns its absolute path, or one line that says why it can't be used
 */
export function openDataFolder(
  path: string,
): { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly line: string } {
  const folder = resolve(path)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder')
    chmodSync(folder, 0o700)
    return { ok: true, folder }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    return {
      ok: false,
      line: `DATA_DIR=${path} can’t be used: ${why}. Accepted: the path of a folder that this user may write to.`,
    }
  }
}

/**
 * The secret in a file, made where there is none. EU Login reads the same file: whoever starts first makes it, and it is
 * never seen half written, since it appears by a hard link to a complete one.
 *
 * @param path - the file; its folder exists
 */
export function sharedSecret(path: string): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const made = (): string | null => {
    try {
      return readFileSync(path, 'utf8').trim() || null
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw error
    }
  }
  const found = made()
  if (found !== null) return found
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
