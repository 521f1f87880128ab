import type { Change, Device, Patch, Path } from '@laissez-passer/europass/patch'
import type { Failure, Loaded } from '../request.ts'
import type { Base } from './keep.ts'

/**
 * What happened to a document since a version: the changes, or the whole where they aren’t known any more.
 */
export type News = { readonly changes: readonly NewsChange[]; readonly version: number } | { readonly base: Base }

/** A change; of this browser’s own batch only where it became another than was sent. */
export interface NewsChange extends Pick<Change, 'from' | 'version'> {
  readonly batch: string
  readonly patches: readonly Patch[] | null
}

/** Patches to be sent. */
export interface Batch {
  readonly schema: number
  /** The version they were made on. */
  readonly base: number
  readonly batch: string
  readonly device: Device
  readonly patches: readonly Patch[]
}

/**
 * What became of them. `conflict`: none was taken; `outdated`: the page is older than the server; `unkept`:
 * this browser, where the document lies, has no room.
 */
export type Sent =
  | { readonly ok: true; readonly news: News }
  | { readonly ok: false; readonly reason: 'conflict'; readonly news: News }
  | { readonly ok: false; readonly reason: 'outdated' | 'unkept' }
  | Failure

/** Changes that belong together, in a list of what was done. */
export interface Version {
  /** The document before. */
  readonly from: number
  /** The document with them. */
  readonly version: number
  /** Seconds since the epoch. */
  readonly at: number
  readonly device: Device
  readonly places: readonly Path[]
}

/** Where a document is kept for good: on the server, or for a guest here. */
export interface DocumentServer {
  /** Whether what it takes outlives this page. */
  readonly lasting: boolean
  load(): Promise<Loaded<Base>>
  send(batch: Batch): Promise<Sent>
  /** What is new; null where nothing is. */
  since(version: number): Promise<Loaded<News | null>>
  /** The last first. */
  versions(): Promise<Loaded<readonly Version[]>>
  /** The document as it was. */
  at(version: number): Promise<Loaded<Base>>
}
