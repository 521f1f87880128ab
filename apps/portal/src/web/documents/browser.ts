import type { Device } from '@laissez-passer/europass/patch'
import { indexedKeep } from './indexed-keep.ts'
import { tabs } from './channel.ts'
import type { Keep } from './keep.ts'
import { areLastWords, type LastWords, lastWordsIn, noLastWords, takeOverLastWords } from './last-words.ts'
import { memoryKeep } from './memory-keep.ts'
import { createUndo, type Undo } from './undo.ts'

/** What this browser keeps, and the name that it goes by. */
export interface Browser {
  readonly keep: Keep
  readonly lastWords: LastWords
  readonly device: Device
}

let opened: Promise<Browser> | null = null

/**
 * Opens what this browser keeps, once, with the last words of pages that are gone. Where it lets us keep
 * nothing, documents live as long as the page.
 */
export function thisBrowser(): Promise<Browser> {
  opened ??= open()
  return opened
}

async function open(): Promise<Browser> {
  try {
    const keep = await indexedKeep()
    await takeOverLastWords(keep, localStorage)
    // A page that goes while this one stays.
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== null && areLastWords(key) && newValue !== null) void hearLastWords(keep)
    })
    return { keep, lastWords: lastWordsIn(localStorage), device: await keep.device() }
  } catch {
    const keep = memoryKeep()
    return { keep, lastWords: noLastWords, device: await keep.device() }
  }
}

async function hearLastWords(keep: Keep): Promise<void> {
  const channel = tabs()
  for (const name of await takeOverLastWords(keep, localStorage)) channel.tell(name)
  channel.close()
}

/** What can be taken back on this page, in the order it was done, whichever document it was in. */
export const pageUndo: Undo = createUndo(() => performance.now())

/** Seconds since the epoch. */
export const nowInSeconds = (): number => Math.floor(Date.now() / 1000)
