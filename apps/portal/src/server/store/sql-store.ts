import { sqlSessions } from '@laissez-passer/relying-party/sql'
import type { Executor } from '@laissez-passer/store-sql/executors'
import { runOn } from './run.ts'
import { sqlDocuments } from './sql-documents.ts'
import type { Words } from './schema.ts'
import { sqlFileContents } from './sql-file-contents.ts'
import { sqlFiles } from './sql-files.ts'
import { sqlLeaving } from './sql-leaving.ts'
import { sqlShares } from './sql-shares.ts'
import { sqlSurvey } from './sql-survey.ts'
import type { PortalStore } from './store.ts'
import { sweepFiles } from './sweep-files.ts'
import { sweepLeaving } from './sweep-leaving.ts'

/**
 * The portal's store on a database: the same statements on each. An operation is one conditional statement or
 * commit, and durable when it resolves.
 */
export function sqlStore(executor: Executor, words: Words): Omit<PortalStore, 'close'> {
  const run = runOn(executor)
  const sessions = sqlSessions(
    async (sql, parameters) => (await executor.commit([{ sql, parameters }]))[0]?.rows ?? [],
    { read: (sql, parameters) => executor.query({ sql, parameters }) },
  )
  const documents = sqlDocuments(executor)
  const shares = sqlShares(executor)
  const [files, fileContents] = [sqlFiles(executor), sqlFileContents(executor, words)]
  const leaving = sqlLeaving(executor, words)
  return {
    documents,
    files,
    fileContents,
    leaving,
    shares,
    sessions,
    survey: sqlSurvey(executor, words),
    sweep: async (options) => {
      await sessions.sweep(options)
      await documents.sweep(options)
      await shares.sweep(options)
      await sweepFiles({ files, fileContents }, options)
      await sweepLeaving({ leaving, fileContents }, options)
    },
    ready: async () => {
      try {
        return (await run.find('SELECT 1 AS one'))?.['one'] === 1
      } catch {
        return false
      }
    },
  }
}
