/** Somebody's wish that their profile be deleted. */
export interface LeavingWish {
  /** Seconds since the epoch. */
  readonly askedAt: number
  /** When it is done, in seconds since the epoch. */
  readonly dueAt: number
}

/** How long a profile waits to be deleted, so that its owner can think again: in seconds. */
export const leavingAfter = 14 * 86_400

/** Rows of a table, as they are kept. */
export interface CopiedTable {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** People who want to be forgotten. Every operation is one atomic effect. */
export interface Leaving {
  /** Notes the wish; asked again, the first one counts. */
  ask(owner: string, options: { readonly now: number }): Promise<LeavingWish>
  find(owner: string): Promise<LeavingWish | null>
  /** Takes the wish back; false where there is none, or its time is up. */
  cancel(owner: string, options: { readonly now: number }): Promise<boolean>
  /** Whose time is up. */
  due(options: { readonly now: number }): Promise<readonly string[]>
  /** Keys of all contents of somebody's files, whatever has them. */
  contents(owner: string): Promise<readonly string[]>
  /** Somebody's sessions, by their `idHash`: they are ended where they are kept, before the rows go. */
  sessions(owner: string): Promise<readonly string[]>
  /** Removes all rows of somebody whose time is up, of every table but the sessions', in one commit. */
  erase(owner: string, options: { readonly now: number }): Promise<void>
  /** What is kept of somebody beside documents and files, for a copy. */
  copy(owner: string): Promise<readonly CopiedTable[]>
}
