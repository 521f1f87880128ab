import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/**
 * A disk of its own, as small as is said, until the test ends.
 *
 * @param size e.g. `64k`
 * @returns its folder; null where this user may mount none: only root may
 */
export async function smallDisk(size: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'small-'))
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  )
  onTestFinished(async () => {
    if (mounted) await run('umount', [folder])
    await rm(folder, { recursive: true, force: true })
  })
  return mounted ? folder : null
}
