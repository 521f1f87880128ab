import { type FileHandle, open, rm } from 'node:fs/promises'
import { unwritable } from './file-faults.ts'
import { placeOf } from './place.ts'

/**
 * Makes a file that was named, for its owner alone, and has it written. It is removed again where that fails:
 * half a file would be taken for a whole one.
 *
 * @returns what `write` returned
 * @throws Refused `exists`, `unwritable`; whatever `write` throws
 */
export async function writeNewFile<Result>(
  name: string,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const path = placeOf(name)
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw unwritable(name, error)
  })
  try {
    return await write(file)
  } catch (error) {
    // What can't be taken away stays: why it was to go is what there is to tell.
    await rm(path, { force: true }).catch(() => {})
    throw error
  } finally {
    await file.close()
  }
}
