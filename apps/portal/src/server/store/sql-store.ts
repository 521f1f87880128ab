import { type SessionNamespace, sqlSessions } from '@laissez-passer/relying-party/sql'
import { inTime } from '@laissez-passer/server/probe'
import type { Executor } from '@laissez-passer/store-sql/executors'
import type { FileContents } from './files.ts'
import { runOn } from './run.ts'
import { sqlDocuments } from './sql-documents.ts'
import type { SqlDialect } from './dialect.ts'
import { sqlFileContents } from './sql-file-contents.ts'
import { sqlFiles } from './sql-files.ts'
import { sqlLeaving } from './sql-leaving.ts'
import { sqlShares } from './sql-shares.ts'
import { sqlSurvey } from './sql-survey.ts'
import type { PortalStore } from './store.ts'
import { sweepFiles } from './sweep-files.ts'
import { sweepLeaving } from './sweep-leaving.ts'

/** What differs where a database can't do all. */
interface SqlStoreOptions {
  /** What is in files, where that lies elsewhere. */
  readonly fileContents?: FileContents
  /** How many documents' changes a sweep joins; the next one goes on. */
  readonly most?: number
  /** Durable Objects in which sessions are checked, without a query. */
  readonly sessionObjects?: SessionNamespace
}

/**
 * The portal's store on a database: the same statements on each. An operation is one conditional statement or
 * commit, and durable when it resolves.
 */
export function sqlStore(
  executor: Executor,
  dialect: SqlDialect,
  {
    fileContents = sqlFileContents(executor, dialect),
    most = Number.POSITIVE_INFINITY,
    sessionObjects,
  }: SqlStoreOptions = {},
): Omit<PortalStore, 'close'> {
  const run = runOn(executor)
  const sessions = sqlSessions(
    async (sql, parameters) => (await executor.commit([{ sql, parameters }]))[0]?.rows ?? [],
    {
      read: (sql, parameters) => executor.query({ sql, parameters }),
      ...(sessionObjects && { objects: sessionObjects }),
    },
  )
  const documents = sqlDocuments(executor)
  const shares = sqlShares(executor)
  const files = sqlFiles(executor)
  const leaving = sqlLeaving(executor, dialect)
  return {
    documents,
    files,
    fileContents,
    leaving,
    shares,
    sessions,
    survey: sqlSurvey(executor, dialect),
    sweep: async (options) => {
      await sessions.sweep(options)
      await shares.sweep(options)
      await sweepLeaving({ leaving, fileContents, sessions }, options)
      await sweepFiles({ files, fileContents }, options)
      // Last, as it is the most: nobody who is to be forgotten waits for it.
      await documents.sweep({ ...options, most })
    },
    ready: async () => {
      if ((await inTime(run.find('SELECT 1 AS one'))) !== null) return 'unavailable'
      // A full disk answers reads: only a write tells. It leaves nothing.
      const keyHash = `ready:${crypto.randomUUID()}`
      const written = executor.commit([
        {
          sql: 'INSERT INTO relying_party_pending (key_hash, value, expires_at) VALUES (?, ?, ?)',
          parameters: [keyHash, '', 0],
        },
        { sql: 'DELETE FROM relying_party_pending WHERE key_hash = ?', parameters: [keyHash] },
      ])
      return (await inTime(written)) === null ? 'ok' : 'read-only'
    },
  }
}
