import { LaissezPasserError } from '@laissez-passer/core/errors'
import { type Migration, migrations, missing, tooNew } from '../migrations/index.ts'
import type { SnapshotPart, SnapshotRow } from './upkeep.ts'

/** Writes what a snapshot holds into one kind of database. */
export interface SnapshotWriter {
  /** Makes the schema that the snapshot was taken of: these steps, and no other. */
  readonly begin: (steps: readonly Migration[]) => Promise<void>
  /** These are all the rows of a table, or some of them. */
  readonly rows: (
    table: { readonly name: string; readonly columns: readonly string[] },
    rows: readonly SnapshotRow[],
  ) => Promise<void>
  /** A table begins: what a step has put into it goes. */
  readonly empty: (table: string) => Promise<void>
}

/**
 * Reads a snapshot into a database.
 *
 * @returns the steps that its schema lacks now
 * @throws LaissezPasserError `store-schema` when it is of a newer version, before anything is written
 */
export async function readInto(
  writer: SnapshotWriter,
  parts: AsyncIterable<SnapshotPart>,
): Promise<readonly Migration[]> {
  let table: { readonly name: string; readonly columns: readonly string[] } | null = null
  let later: readonly Migration[] | null = null
  for await (const part of parts) {
    if (part.kind === 'schema') {
      later = missing(part.steps)
      // A database may be ahead; of a snapshot this version couldn't make the tables.
      const ahead = part.steps[migrations.length]
      if (ahead !== undefined) throw tooNew(ahead)
      await writer.begin(migrations.slice(0, part.steps.length))
    } else if (later === null) {
      throw new LaissezPasserError('snapshot', 'A snapshot begins with its schema')
    } else if (part.kind === 'table') {
      table = { name: plain(part.name), columns: part.columns.map(plain) }
      await writer.empty(table.name)
    } else if (table !== null) {
      await writer.rows(table, part.rows)
    }
  }
  if (later === null) throw new LaissezPasserError('snapshot', 'The snapshot is empty')
  return later
}

/** A name of a table or column stands in SQL as it is. */
function plain(name: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(name)) return name
  throw new LaissezPasserError('snapshot', 'The snapshot names a table or column that can’t be')
}

/** Names of columns as SQL has them. */
export function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ')
}
