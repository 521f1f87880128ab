import { DatabaseSync } from 'node:sqlite'
import { RelyingPartyError } from '../errors.ts'
import { mustHave } from '../kinds.ts'
import type { RelyingPartySessions } from './port.ts'
import { sessionTables, sqlSessions } from './sql.ts'

/**
 * Sessions in a SQLite file: they outlive a restart, and several processes of one machine may share it. The
 * tables are made where absent.
 *
 * @param database - a path, which is opened durably (WAL, `synchronous=FULL`), or a database of your own,
 * whose settings stay as they are
 * @throws RelyingPartyError when it is neither, or an empty path: a file that nobody finds again
 */
export function sqliteSessions(database: string | DatabaseSync): RelyingPartySessions {
  if (database === '')
    throw new RelyingPartyError(
      'invalid-option',
      'sqliteSessions takes a path, such as sessions.sqlite, not an empty one.',
    )
  if (typeof database !== 'string')
    mustHave(database, ['exec', 'prepare'], 'sqliteSessions takes a path, such as sessions.sqlite, or a DatabaseSync.')
  const opened = typeof database === 'string' ? openDatabase(database) : database
  for (const statement of sessionTables) opened.exec(statement)
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return sqlSessions(async (sql, parameters) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = opened.prepare(sql)
      statements.set(sql, statement)
    }
    return statement.all(...parameters)
  })
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1500')
  return database
}
