import { type FileHandle, open } from 'node:fs/promises'
import { unwritable } from './file-faults.ts'
import { placeOf } from './place.ts'

/**
 * Makes a file that was named, for its owner alone.
 * @throws Refused `exists`, `unwritable`
 */
export function newFile(name: string): Promise<FileHandle> {
  return open(placeOf(name), 'wx', 0o600).catch((error: unknown) => {
    throw unwritable(name, error)
  })
}
