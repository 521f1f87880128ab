import type { RelyingPartySessions } from '@laissez-passer/relying-party'
import type { Documents } from './documents.ts'
import type { FileContents, Files } from './files.ts'
import type { Leaving } from './leaving.ts'
import type { Shares } from './shares.ts'
import type { Survey } from './survey.ts'

/** How a database is: `read-only` where it answers and takes no writes, often a full disk. */
export type Readiness = 'ok' | 'read-only' | 'unavailable'

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
  /** Whether the database answers and takes writes, asked by doing both. */
  ready(): Promise<Readiness>
  close(): Promise<void>
}
