import type { DatabaseSync } from 'node:sqlite'
import { type Migration, migrationsTable, missing } from './migrations/index.ts'

/**
 * Brings the schema of a file up to date. One transaction for all steps: two processes that start at once
 * take turns.
 */
export function migrate(database: DatabaseSync, known?: readonly Migration[]): void {
  database.exec('begin immediate')
  try {
    database.exec(migrationsTable)
    const done = database.prepare('select id from migrations').all()
    for (const { id, statements } of missing(
      done.map((row) => String(row.id)),
      known,
    )) {
      for (const statement of statements) database.exec(statement)
      database.prepare('insert into migrations (id) values (?)').run(id)
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
