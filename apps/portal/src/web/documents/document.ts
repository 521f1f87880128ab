import type { Conflict, Device, Patch } from '@laissez-passer/europass/patch'
import type { Loaded } from '../request.ts'
import type { Channel, Lock } from './channel.ts'
import type { Keep, LocalKey } from './keep.ts'
import type { LastWords } from './last-words.ts'
import type { DocumentServer, Version } from './server.ts'
import type { Undo } from './undo.ts'

/** Where a document comes from and goes to. */
export interface DocumentSource<T> {
  readonly key: LocalKey
  /** The version of the schema that this page writes. */
  readonly schema: number
  readonly server: (keep: Keep) => DocumentServer
  /** Reads a document, of an earlier schema too; null where it is none. */
  parse(value: unknown): T | null
}

/**
 * How far a document is saved. `offline`: tried again by itself; `ended`: signed out meanwhile; `changed`:
 * there are questions; `outdated`: this page is older than the server. Whatever it is, all that was typed is
 * kept here; but for `unkept`: nobody keeps it but this page.
 */
export type SaveState =
  | 'saved'
  | 'unsaved'
  | 'saving'
  | 'offline'
  | 'ended'
  | 'changed'
  | 'refused'
  | 'missing'
  | 'full'
  | 'unkept'
  | 'outdated'

/** A document as a page sees it. */
export interface DocumentView<T> {
  readonly status: 'loading' | 'open' | 'missing' | 'ended' | 'offline'
  readonly value: T | null
  readonly save: SaveState
  /** Fields that another device or tab changed too: both values, until the person has chosen. */
  readonly conflicts: readonly Conflict[]
}

/** A document being edited. */
export interface OpenDocument<T> {
  readonly subscribe: (listener: () => void) => () => void
  readonly view: () => DocumentView<T>
  readonly change: (update: (value: T) => T) => void
  /** Changes the document by patches that were made on what is seen. */
  readonly apply: (patches: readonly Patch[]) => void
  /** Saves now; resolves when there is nothing left to save, or it can’t be. */
  readonly flush: () => Promise<void>
  /** Asks for what other devices did; for the whole where it couldn’t be had. */
  readonly refresh: () => Promise<void>
  readonly answer: (conflict: Conflict, answer: 'mine' | 'theirs') => Promise<void>
  readonly versions: () => Promise<Loaded<readonly Version[]>>
  /** Makes the document what it was, as a change like any other; false where that isn’t known any more. */
  readonly restore: (version: number) => Promise<boolean>
  /** The page may go at any moment: whatever was typed is kept before this returns. */
  readonly leave: () => void
  readonly close: () => void
}

/** What a document needs of the browser; tests give their own. */
export interface DocumentRuntime {
  readonly keep: Keep
  readonly lastWords: LastWords
  readonly device: Device
  readonly undo: Undo
  readonly channel: Channel
  readonly lock: Lock
  /** Milliseconds after the last change. */
  readonly pause?: number
  /** Milliseconds before another try, by the number of tries so far. */
  readonly retry?: (tries: number) => number
}
