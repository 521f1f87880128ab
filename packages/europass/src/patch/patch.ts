import type { Entry, Json } from './json.ts'
import type { Path } from './path.ts'

/**
 * A field gets another value. Without `value` the field goes, without `was` there was none: only fields of
 * records (overrides, translations) come and go.
 */
export interface SetPatch {
  readonly at: Path
  readonly value?: Json
  /** What stood there when it was changed: where something else stands now, somebody else changed it too. */
  readonly was?: Json
  /** See {@link InsertPatch.revives}. */
  readonly revives?: true
}

/** A list gets an entry. */
export interface InsertPatch {
  readonly insert: Entry
  /** The list. */
  readonly into: Path
  /** The key of the entry before it; null: first. */
  readonly after: string | null
  /**
   * It was there, another device removed it, and it was being changed here: it comes back only when the
   * person says so. Never leaves the browser.
   */
  readonly revives?: true
}

/** A list loses an entry. */
export interface RemovePatch {
  /** Its key. */
  readonly remove: string
  readonly from: Path
  /** The entry as it was: one that was changed since isn't removed unasked. */
  readonly was: Entry
  /** The entry before it, so that it can come back to its place. */
  readonly after: string | null
}

/** An entry goes to another place of its list. */
export interface MovePatch {
  /** Its key. */
  readonly move: string
  readonly in: Path
  /** The key of the entry before its new place; null: first. */
  readonly after: string | null
  /** The same of its old place. */
  readonly was: string | null
}

/**
 * A change of a document: of a field, or of what a list holds. It knows what it found, so that it can be
 * taken back, and merged with what others changed meanwhile.
 */
export type Patch = SetPatch | InsertPatch | RemovePatch | MovePatch
