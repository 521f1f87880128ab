import type { FileFault } from '../../library/judgement.ts'
import type { Loaded } from '../request.ts'

/** One state of a file. */
export interface FileVersion {
  readonly version: number
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  /** Seconds since the epoch; 0 where nobody noted it. */
  readonly savedAt: number
}

/** What people say of a file. */
export interface FileWords {
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
}

/** A file of a library. */
export interface LibraryFile extends FileVersion, FileWords {
  readonly id: string
  /** The latest first. */
  readonly versions: readonly FileVersion[]
}

/** A library as it is listed. */
export interface ListedFiles {
  readonly files: readonly LibraryFile[]
  readonly used: { readonly bytes: number; readonly files: number }
  /** It is as it was last seen here: the server can't be asked. */
  readonly isKept?: true
}

/** Why a file isn't kept. `offline`: no answer, or none for now; `changed`: another device was quicker. */
export type SendFault = FileFault | 'full' | 'offline' | 'ended' | 'changed' | 'gone' | 'refused'

/** What became of a file that was sent. */
export type SentFile =
  | { readonly ok: true; readonly file: LibraryFile }
  | { readonly ok: false; readonly fault: SendFault }

/** A file that is to be sent. */
export interface Sending {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/** Where the files of somebody are: on the server, or a guest's in this browser. */
export interface FileStore {
  list(): Promise<Loaded<ListedFiles>>
  /** Kept again under the same id, a file is kept once. */
  add(file: Sending): Promise<SentFile>
  /** @param version - one after the last */
  replace(file: Omit<Sending, 'name'> & { readonly version: number }): Promise<SentFile>
  describe(id: string, words: FileWords): Promise<Loaded<null>>
  /** Makes an earlier version the present one. */
  use(id: string, version: number): Promise<Loaded<null>>
  /** Removes an earlier version for good. */
  forget(id: string, version: number): Promise<Loaded<null>>
  remove(id: string): Promise<Loaded<null>>
  bringBack(id: string): Promise<Loaded<null>>
  /** What is in a file. */
  read(id: string, version?: number): Promise<Loaded<Uint8Array<ArrayBuffer>>>
}
