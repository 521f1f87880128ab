import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { base64url } from '../keys/bytes.ts'
import { random } from '../random.ts'

/**
 * Reads a secret from a file, or makes one of 256 bits when the file doesn't exist: for development, where nobody sets `SECRET_KEY`.
 * The folder is made with mode 0700, the file with 0600; of processes that start at once, one writes and all read the same.
 *
 * @param path - The file.
 * @returns The secret, base64url.
 */
export async function secretFile(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${base64url(random(32))}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await chmod(path, 0o600)
  }
  for (let tries = 0; ; tries++) {
    const text = (await readFile(path, 'utf8')).trim()
    // Another process may have made the file and not yet written it.
    if (text !== '' || tries === 50) return text
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
