import { dirname } from 'node:path'
import { Refused } from './command.ts'

/** Whether something failed because a disk is full, wherever in the chain of causes that stands. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const full =
    ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === '53100')) ||
    ('errcode' in error && error.errcode === 13)
  return full || isFull(error.cause)
}

/**
 * What the file system says of a file that an operator named, as a refusal; anything else as it is.
 *
 * @param options `does`: what can't be done, e.g. `read`
 */
export function unlessOfFile(
  error: unknown,
  { does, file }: { readonly file: string; readonly does: string },
): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error
  return new Refused('unusable-file', `${file} can’t be ${does}: ${String(error.code)}.`)
}

/** Says so, and where. */
export function noSpace(path: string): Refused {
  return new Refused('no-space', `There is no room left in ${dirname(path)}. Nothing was kept of what was written.`)
}
