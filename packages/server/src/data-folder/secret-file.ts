import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Reads a secret from a file, or makes one of 256 bits when the file doesn't exist: where nobody sets it. The
 * folder is made with mode 0700, the file with 0600. Of processes that start at once, one makes it and all
 * read the same; nobody ever finds it half written, also after a crash: it appears by a hard link to a
 * complete file, which fails where there is one already.
 *
 * @param path the file
 * @returns the secret, base64url; or what an operator put there, trimmed
 */
export async function secretFile(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('base64url')}`
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await chmod(path, 0o600)
  } finally {
    await rm(draft)
  }
  return (await readFile(path, 'utf8')).trim()
}
