import type { Executor } from '@laissez-passer/store-sql/executors'
import type { FileContents } from './files.ts'
import { runOn, toText } from './run.ts'
import type { SqlDialect } from './dialect.ts'

/** In bytes: what is in memory of a file that is read. */
const piece = 524_288

/** Contents of files in a database, in pieces: bytes there, hexadecimal on the way. */
export function sqlFileContents(
  executor: Executor,
  { fromHex, toHex }: Pick<SqlDialect, 'fromHex' | 'toHex'>,
): FileContents {
  const run = runOn(executor)
  return {
    put: async (owner, key, content) => {
      const pieces = Array.from({ length: Math.ceil(content.length / piece) }, (_, number) => ({
        sql: `INSERT INTO library_contents (owner, content, piece, bytes) VALUES (?, ?, ?, ${fromHex('?')})`,
        parameters: [
          owner,
          key,
          number,
          Buffer.from(content.subarray(number * piece, (number + 1) * piece)).toString('hex'),
        ],
      }))
      await executor.commit(pieces, { patient: true })
    },
    read: async function* (owner, key) {
      for (let number = 0; ; number += 1) {
        const row = await run.find(
          `SELECT ${toHex('bytes')} AS bytes FROM library_contents WHERE owner = ? AND content = ? AND piece = ?`,
          owner,
          key,
          number,
        )
        if (!row) return
        yield Buffer.from(toText(row['bytes']), 'hex')
      }
    },
    remove: async (owner, key) => {
      await executor.commit(
        [{ sql: 'DELETE FROM library_contents WHERE owner = ? AND content = ?', parameters: [owner, key] }],
        { patient: true },
      )
    },
  }
}
