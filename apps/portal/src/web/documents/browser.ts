import type { Device } from '@laissez-passer/europass/patch'
import { indexedKeep } from './indexed-keep.ts'
import type { Keep } from './keep.ts'
import { memoryKeep } from './memory-keep.ts'
import { createUndo, type Undo } from './undo.ts'

/** What this browser keeps, and the name that it goes by. */
export interface Browser {
  readonly keep: Keep
  readonly device: Device
}

let opened: Promise<Browser> | null = null

/** Opens what this browser keeps, once. Where it lets us keep nothing, documents live as long as the page. */
export function thisBrowser(): Promise<Browser> {
  opened ??= open()
  return opened
}

async function open(): Promise<Browser> {
  try {
    const keep = await indexedKeep()
    return { keep, device: await keep.device() }
  } catch {
    const keep = memoryKeep()
    return { keep, device: await keep.device() }
  }
}

/** What can be taken back on this page, in the order it was done, whichever document it was in. */
export const pageUndo: Undo = createUndo(() => performance.now())

/** Seconds since the epoch. */
export const nowInSeconds = (): number => Math.floor(Date.now() / 1000)
