/** A file that came along with an import, as a list shows it. */
export interface KeptFile {
  /** Made by the browser. */
  readonly id: string
  readonly name: string
  /** What the import said it is: nobody looked. */
  readonly mediaType: string
  readonly description: string
  /** In bytes. */
  readonly size: number
  /** Seconds since the epoch. */
  readonly savedAt: number
}

/** A file with what is in it, in base64. */
export interface FileWithContent extends Omit<KeptFile, 'savedAt'> {
  readonly content: string
}

/** How much of this a person may keep. */
export const fileLimits = {
  /** In bytes, of one. */
  size: 5_000_000,
  /** In bytes, of all together. */
  total: 20_000_000,
  files: 50,
} as const

/** Files that came along with imports. Every operation is one atomic effect; another person's don't exist. */
export interface Files {
  /** The last first. */
  list(owner: string): Promise<readonly KeptFile[]>
  find(owner: string, id: string): Promise<FileWithContent | null>
  /** Keeps a file that is new; one that is there stays as it is. Holds {@link fileLimits}. */
  add(owner: string, file: FileWithContent, options: { readonly now: number }): Promise<'made' | 'there' | 'full'>
  remove(owner: string, id: string): Promise<boolean>
}
