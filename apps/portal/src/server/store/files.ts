/** One state of a file's content. */
export interface FileVersion {
  /** Counts up from 1. */
  readonly version: number
  /** Judged by the content; empty for one from before that was done. */
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  /** Seconds since the epoch. */
  readonly savedAt: number
}

/** A file of a library, as lists show it. */
export interface LibraryFile extends FileVersion {
  /** Made by the browser. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
  /** All that are kept, the latest first; the present one is the file's `version`. */
  readonly versions: readonly FileVersion[]
}

/** What people say of a file. */
export interface FileWords {
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
}

/** A content that lies where contents lie, under its key. */
export interface StoredContent {
  readonly key: string
  readonly mediaType: string
  readonly size: number
  /** Of the content: the same file sent again is the same. */
  readonly digest: string
}

/** Where a version's content lies. */
export interface FoundContent extends StoredContent {
  readonly name: string
}

/** How much somebody keeps: of files that are there, with their versions. */
export interface FilesUsed {
  readonly bytes: number
  readonly files: number
}

/**
 * How long a content may lie there without a file, in seconds: its upload is under way, or was broken off.
 */
export const looseFor = 3600

/**
 * The files of people, but for what is in them: see {@link FileContents}. Every operation is one atomic
 * effect; another person's files don't exist, nor do those that were removed. Quotas hold whoever comes at
 * once.
 */
export interface Files {
  /** The last saved first. */
  list(owner: string): Promise<readonly LibraryFile[]>
  find(owner: string, id: string): Promise<LibraryFile | null>
  used(owner: string): Promise<FilesUsed>
  /** @param version - the present one unless told */
  content(owner: string, id: string, version?: number): Promise<FoundContent | null>
  /**
   * Notes that a content is about to be stored: until a file has it, it is loose, and goes after a while.
   */
  announce(owner: string, key: string, options: { readonly now: number }): Promise<void>
  /**
   * Keeps a file that is new, with a content that was stored; one that is there stays as it is.
   *
   * @returns `full`: there is no room, and the content is loose
   */
  add(
    owner: string,
    file: FileWords & { readonly id: string; readonly content: StoredContent },
    options: { readonly now: number },
  ): Promise<'made' | 'there' | 'full'>
  /**
   * Puts a content in the place of the present one, which stays as an earlier version.
   *
   * @param version - the number that it gets: one after the last, so that of two who send at once one is told
   * @returns `there`: it has that number already; `changed`: another has
   */
  replace(
    owner: string,
    id: string,
    options: { readonly version: number; readonly content: StoredContent; readonly now: number },
  ): Promise<'made' | 'there' | 'changed' | 'full' | 'gone'>
  /** Makes an earlier version the present one; false where there is none. */
  use(owner: string, id: string, version: number): Promise<boolean>
  describe(owner: string, id: string, words: FileWords): Promise<boolean>
  /** Says what the content of an older version is, once it was judged. */
  judged(owner: string, id: string, options: { readonly version: number; readonly mediaType: string }): Promise<void>
  /** Removes an earlier version for good. */
  forget(owner: string, id: string, version: number): Promise<boolean>
  /** Takes a file away; for a day it can be brought back. */
  remove(owner: string, id: string, options: { readonly now: number }): Promise<boolean>
  bringBack(owner: string, id: string): Promise<'back' | 'full' | 'gone'>
  /** Contents that no file has, a few at a time. */
  loose(options: { readonly before: number }): Promise<readonly { readonly owner: string; readonly key: string }[]>
  /** Notes that a loose content is gone. */
  gone(owner: string, key: string): Promise<void>
  /** Removes for good what was taken away long enough ago; its contents are loose then. */
  sweep(options: { readonly now: number }): Promise<void>
}

/**
 * What is in files, by keys that were made for them: here in the database, elsewhere in a store of objects.
 * Apart from {@link Files}, so that either can be another one.
 */
export interface FileContents {
  /** Resolves when it is durable. */
  put(owner: string, key: string, content: Uint8Array): Promise<void>
  /** In pieces, read as they are asked for; none where there is no such content. */
  read(owner: string, key: string): AsyncIterable<Uint8Array>
  /** Harmless where there is none. */
  remove(owner: string, key: string): Promise<void>
}
