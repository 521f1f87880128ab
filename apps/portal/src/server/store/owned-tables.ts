import type { SqlDialect } from './dialect.ts'

/** A table whose rows are people's. */
export interface OwnedTable {
  readonly table: string
  /** What says whose a row is: a column, or what is read of one. */
  readonly owner: (dialect: Pick<SqlDialect, 'fieldOf'>) => string
  /**
   * What of it stands in a copy of all that is kept: its columns, as they are. Null where the copy has it in
   * another shape.
   */
  readonly copied: readonly string[] | null
}

const owner = (): string => 'owner'

/**
 * Every table that holds anything of a person. Whoever deletes their profile is gone from all of them, and a
 * copy of what is kept has what is said here: a new table joins this list, or {@link nobodysTables} with its
 * reason.
 */
export const ownedTables: readonly OwnedTable[] = [
  { table: 'document_changes', owner, copied: null },
  { table: 'documents', owner, copied: null },
  { table: 'library_versions', owner, copied: null },
  { table: 'library_files', owner, copied: null },
  { table: 'library_contents', owner, copied: null },
  // Keys of contents that no file has any more.
  { table: 'library_loose', owner, copied: null },
  { table: 'share_views', owner, copied: ['id', 'day', 'views'] },
  // Neither hashes nor sealed tokens: the links themselves stand in the page of links.
  {
    table: 'shares',
    owner,
    copied: ['id', 'title', 'message', 'sharer', 'items', 'may', 'created_at', 'expires_at', 'revoked_at'],
  },
  // That somebody answered; what they answered is nobody's.
  { table: 'survey_people', owner, copied: ['mark'] },
  {
    table: 'relying_party_sessions',
    owner: ({ fieldOf }) => fieldOf('account', 'id'),
    copied: ['account', 'expires_at'],
  },
  { table: 'leaving', owner, copied: ['asked_at', 'due_at'] },
]

/** Tables that hold nothing of anybody, and why. */
export const nobodysTables: Readonly<Record<string, string>> = {
  survey_answers: 'answers are kept apart from who gave them',
  relying_party_pending: 'a sign-in under way: nobody is known yet, and it is over within minutes',
}
