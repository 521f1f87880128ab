import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

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
