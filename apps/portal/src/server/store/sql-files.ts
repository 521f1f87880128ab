import type { Executor } from '@laissez-passer/store-sql/executors'
import { fileLimits, type Files, type KeptFile } from './files.ts'
import { type Row, runOn, toText } from './run.ts'

const columns = 'id, name, media_type, description, size, saved_at'

/** The files of a database. */
export function sqlFiles(executor: Executor): Files {
  const run = runOn(executor)
  return {
    list: async (owner) =>
      (await run.list(`SELECT ${columns} FROM files WHERE owner = ? ORDER BY saved_at DESC, name, id`, owner)).map(
        toFile,
      ),
    find: async (owner, id) => {
      const row = await run.find(`SELECT ${columns}, content FROM files WHERE owner = ? AND id = ?`, owner, id)
      return row ? { ...toFile(row), content: toText(row['content']) } : null
    },
    add: async (owner, { id, name, mediaType, description, size, content }, { now }) => {
      if (size > fileLimits.size) return 'full'
      const [changes, row] = await run.changesThen(
        [
          `INSERT INTO files (owner, id, name, media_type, description, size, content, saved_at)
           SELECT ?, ?, ?, ?, ?, ?, ?, ? FROM (SELECT count(*) AS files, coalesce(sum(size), 0) AS total
             FROM files WHERE owner = ?) AS had
           WHERE had.files < ${fileLimits.files} AND had.total <= ${fileLimits.total} - ${Math.trunc(size)}
           ON CONFLICT (owner, id) DO NOTHING`,
          owner,
          id,
          name,
          mediaType,
          description,
          size,
          content,
          now,
          owner,
        ],
        ['SELECT size FROM files WHERE owner = ? AND id = ?', owner, id],
      )
      if (changes === 1) return 'made'
      return row ? 'there' : 'full'
    },
    remove: async (owner, id) => (await run.changes('DELETE FROM files WHERE owner = ? AND id = ?', owner, id)) === 1,
  }
}

const toFile = (row: Row): KeptFile => ({
  id: toText(row['id']),
  name: toText(row['name']),
  mediaType: toText(row['mediaType']),
  description: toText(row['description']),
  size: Number(row['size']),
  savedAt: Number(row['savedAt']),
})
