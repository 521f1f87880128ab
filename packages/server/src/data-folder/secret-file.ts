import { randomBytes } from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { makeFile } from './make-file.ts'

/**
 * Reads a secret from a file, or makes one of 256 bits when the file doesn't exist: where nobody sets it.
 * Nothing is written where there is one, so that a full disk doesn't stop who only starts again; its mode is
 * 0600 afterwards. Of processes that start at once, one makes it and all read the same.
 *
 * @param path the file
 * @returns the secret, base64url; or what an operator put there, trimmed
 * @throws {@link NotWritten} when there is none and it can't be made
 * @see makeFile
 */
export async function secretFile(path: string): Promise<string> {
  const there = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (there === null) makeFile(path, `${randomBytes(32).toString('base64url')}\n`)
  else await chmod(path, 0o600)
  return (there ?? (await readFile(path, 'utf8'))).trim()
}
