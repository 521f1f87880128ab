import type { RelyingPartySessions } from '@laissez-passer/relying-party'
import type { Documents } from './documents.ts'
import type { FileContents, Files } from './files.ts'
import type { Leaving } from './leaving.ts'
import type { Shares } from './shares.ts'
import type { Survey } from './survey.ts'

/** The portal's store. Every operation is one atomic effect. */
export interface PortalStore {
  readonly documents: Documents
  readonly files: Files
  readonly fileContents: FileContents
  readonly leaving: Leaving
  readonly shares: Shares
  readonly sessions: RelyingPartySessions
  readonly survey: Survey
  /** Removes what has expired. */
  sweep(options: { readonly now: number }): Promise<void>
  /** Whether the database answers. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
