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

/** Says so, and where. */
export function noSpace(path: string): Refused {
  return new Refused('no-space', `There is no room left in ${dirname(path)}. Nothing was kept of what was written.`)
}
