import type { Patch } from '@laissez-passer/europass/patch'
import type { Keep, LocalKey, Pending } from './keep.ts'
import type { LastWords } from './last-words.ts'
import { broughtOn, type Writing } from './local-document.ts'

/** What was typed in a document, on its way into the browser's database. */
export interface Outbox {
  /** Everything that isn't there yet, in order. */
  readonly patches: () => readonly Patch[]
  readonly add: (patches: readonly Patch[]) => void
  /** Resolves when everything is there, or can't be. */
  readonly write: () => Promise<void>
  /** The page may go at any moment: what isn't there yet is said where that takes no time. */
  readonly leave: () => void
}

/** Where an outbox writes, and who is told. */
export interface OutboxOptions {
  readonly keep: Keep
  readonly lastWords: LastWords
  /** What was written is no longer in the outbox. `pending`: null where the browser couldn't keep it. */
  readonly wrote: (pending: Pending | null, how: (before: Pending) => Pending) => void
}

/** An outbox of one document on one page. */
export function createOutbox(key: LocalKey, { keep, lastWords, wrote }: OutboxOptions): Outbox {
  const by = crypto.randomUUID()
  let count = 0
  let waiting: readonly Writing[] = []
  let said = false
  let work: Promise<void> | null = null
  const writeAll = async (): Promise<void> => {
    let kept = true
    while (waiting.length > 0) {
      const writings = waiting
      const how = (before: Pending): Pending => broughtOn(before, { by, writings })
      const pending = await keep.type(key, how).catch(() => null)
      kept = pending !== null && kept
      waiting = waiting.slice(writings.length)
      wrote(pending, how)
    }
    if (said && kept) {
      lastWords.unsay(key, by)
      said = false
    }
  }
  return {
    patches: () => waiting.flatMap(({ patches }) => patches),
    add: (patches) => {
      count += 1
      waiting = [...waiting, { count, patches }]
    },
    write: () => {
      work ??= writeAll().finally(() => (work = null))
      return work
    },
    leave: () => {
      if (waiting.length === 0) return
      said = true
      lastWords.say(key, { by, writings: waiting })
    },
  }
}
