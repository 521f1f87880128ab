import type { Change } from '@laissez-passer/europass/patch'
import type { DocumentKind } from '../../document-kinds.ts'

/** A document's name: whose it is belongs to it, another person's doesn't exist. */
export interface DocumentKey {
  readonly owner: string
  readonly kind: DocumentKind
  /** Made by the browser. A person has one profile: `profile`. */
  readonly id: string
}

/** What a list of documents says of one. */
export type Head = Readonly<Record<string, unknown>>

/** A document's content, in the schema of its time. */
export interface Content {
  readonly schema: number
  readonly body: unknown
  readonly head: Head
}

/** A document as it is kept. */
export interface KeptDocument extends Omit<Content, 'head'> {
  /** Grows with every change. */
  readonly version: number
  /** Seconds since the epoch. */
  readonly savedAt: number
}

/** A document in a list. */
export interface ListedDocument {
  readonly id: string
  readonly version: number
  readonly schema: number
  /** Seconds since the epoch. */
  readonly savedAt: number
  /** Null for one from before heads were kept. */
  readonly head: Head | null
  /** The body where there is no head; null otherwise. */
  readonly body: unknown
}

/** A change as it is kept: with the name that the browser gave it. */
export interface KeptChange extends Change {
  readonly batch: string
}

/** A document and what changed it. */
export interface DocumentSince {
  readonly document: KeptDocument
  /** The changes after a version, each following the one before; null where they aren't all kept any more. */
  readonly changes: readonly KeptChange[] | null
  /** The version that a batch made, whenever that was; null for one that is new. */
  readonly done: number | null
}

/** How long, how many and how large changes are kept, by document. */
export const historyLimits = {
  /** In seconds. */
  age: 90 * 86_400,
  changes: 1000,
  /** In characters of JSON. */
  size: 4_000_000,
  /** In seconds: younger ones aren't joined, so that browsers find what they haven't seen. */
  joinedAfter: 86_400,
} as const

/** A document in its next schema. */
export interface Renewal {
  readonly kind: DocumentKind
  readonly id: string
  /** The version that was read. */
  readonly version: number
  readonly content: Content
}

/** What people keep. Every operation is one atomic effect. */
export interface Documents {
  /** The last saved first. */
  list(owner: string, kind: DocumentKind): Promise<readonly ListedDocument[]>
  find(key: DocumentKey): Promise<KeptDocument | null>
  /** Of which version and schema a document is, without reading it: what open pages ask all the time. */
  version(key: DocumentKey): Promise<{ readonly version: number; readonly schema: number } | null>
  /**
   * Keeps a document that is new; one that is there stays as it is.
   *
   * @param options - `most`: how many of this kind a person may have
   */
  create(
    key: DocumentKey,
    content: Content,
    options: { readonly now: number; readonly most: number },
  ): Promise<'made' | 'there' | 'full'>
  /**
   * A document with what changed it.
   *
   * @param options - `version`: changes after this one; `batch`: whether this one is done
   */
  since(key: DocumentKey, options: { readonly version: number; readonly batch?: string }): Promise<DocumentSince | null>
  /**
   * Changes a document, and keeps the change; false where it has another version or is gone. The same batch
   * is done once.
   */
  change(key: DocumentKey, content: Content, change: KeptChange): Promise<boolean>
  /** All documents of a person, of all kinds. */
  all(owner: string): Promise<readonly (KeptDocument & DocumentKey)[]>
  /**
   * Puts documents of a person into another schema, all or none: none where the profile has another version
   * than was read. A document that changed meanwhile stays for another time. Their history ends here: it is
   * told in another schema.
   *
   * @param profile - 0 in `version` where there is none yet
   * @param options - `batch`: a name that nothing else has
   */
  renew(
    profile: Renewal,
    others: readonly Renewal[],
    options: { readonly owner: string; readonly batch: string; readonly now: number },
  ): Promise<void>
  /** All changes that are kept, the first first. */
  history(key: DocumentKey): Promise<readonly KeptChange[]>
  /** Removes a document with its history. */
  remove(key: DocumentKey): Promise<boolean>
  /**
   * Joins what was changed in one go, and removes what is too old.
   *
   * @param options - `most`: how many documents are gone through; all unless told
   */
  sweep(options: { readonly now: number; readonly most?: number }): Promise<void>
}
