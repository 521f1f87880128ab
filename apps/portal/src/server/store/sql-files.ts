import type { Executor, SqlValue, Statement } from '@laissez-passer/store-sql/executors'
import { fileLimits, removedFor } from '../../library/limits.ts'
import { inLibraryOrder } from '../../library/order.ts'
import { type Files, type FileVersion, type FileWords, type LibraryFile } from './files.ts'
import { type Row, runOn, toText } from './run.ts'

const columns = `f.id, f.name, f.description, f.tags, f.version AS present,
  v.version, v.media_type, v.size, v.saved_at`
const joined = `library_files f JOIN library_versions v ON v.owner = f.owner AND v.id = f.id`
const there = 'f.owner = ? AND f.removed_at IS NULL'

/** What somebody keeps; one parameter: whose. */
const usage = `SELECT coalesce(sum(v.size), 0) AS bytes, count(DISTINCT f.id) AS files FROM ${joined} WHERE ${there}`

const wordsOf = ({ name, description, tags }: FileWords): readonly string[] => [name, description, JSON.stringify(tags)]

/** The files of a database. */
export function sqlFiles(executor: Executor): Files {
  const run = runOn(executor)
  const rowsOf = (owner: string, more: string, ...parameters: readonly SqlValue[]): Promise<readonly Row[]> =>
    run.list(`SELECT ${columns} FROM ${joined} WHERE ${there} ${more} ORDER BY v.version DESC`, owner, ...parameters)
  /** How many rows each statement changed, all in one commit. */
  const commit = async (...statements: readonly Statement[]): Promise<readonly number[]> =>
    (await executor.commit(statements)).map(({ changes }) => changes)
  const find: Files['find'] = async (owner, id) => toFiles(await rowsOf(owner, 'AND f.id = ?', id))[0] ?? null
  return {
    list: async (owner) => toFiles(await rowsOf(owner, '')).toSorted(inLibraryOrder),
    find,
    used: async (owner) => {
      const row = await run.find(usage, owner)
      return { bytes: Number(row?.['bytes'] ?? 0), files: Number(row?.['files'] ?? 0) }
    },
    content: async (owner, id, version) => {
      const row = await run.find(
        `SELECT f.name, v.content, v.media_type, v.size, v.digest FROM ${joined}
         WHERE ${there} AND f.id = ? AND v.version = ${version === undefined ? 'f.version' : '?'}`,
        owner,
        id,
        ...(version === undefined ? [] : [version]),
      )
      return row
        ? {
            name: toText(row['name']),
            key: toText(row['content']),
            mediaType: toText(row['mediaType']),
            size: Number(row['size']),
            digest: toText(row['digest']),
          }
        : null
    },
    announce: async (owner, key, { now }) => void (await commit(loosening(owner, key, now))),
    add: async (owner, { id, content, ...words }, { now }) => {
      const { size, mediaType, digest, key } = content
      const [made] = await commit(
        {
          sql: `INSERT INTO library_files (owner, id, name, description, tags, version, removed_at)
                SELECT ?, ?, ?, ?, ?, 1, NULL FROM (${usage}) AS had
                WHERE had.files < ${fileLimits.files} AND had.bytes <= ${fileLimits.total} - ${Math.trunc(size)}
                ON CONFLICT (owner, id) DO NOTHING`,
          parameters: [owner, id, ...wordsOf(words), owner],
        },
        // Only beside the file: one that was there has a first version.
        {
          sql: `INSERT INTO library_versions (owner, id, version, media_type, size, saved_at, digest, content)
                SELECT owner, id, 1, ?, ?, ?, ?, ? FROM library_files WHERE owner = ? AND id = ? AND version = 1
                  AND NOT EXISTS (SELECT 1 FROM library_versions WHERE owner = ? AND id = ?)`,
          parameters: [mediaType, size, now, digest, key, owner, id, owner, id],
        },
        keeping(owner, key),
      )
      if (made === 1) return 'made'
      // One that was taken away, too: what comes under its name again isn't another file.
      const row = await run.find('SELECT id FROM library_files WHERE owner = ? AND id = ?', owner, id)
      return row ? 'there' : 'full'
    },
    replace: async (owner, id, { version, content, now }) => {
      const { size, mediaType, digest, key } = content
      const [made] = await commit(
        {
          sql: `INSERT INTO library_versions (owner, id, version, media_type, size, saved_at, digest, content)
                SELECT ?, ?, ?, ?, ?, ?, ?, ? FROM (${usage}) AS had, (
                  SELECT max(v.version) AS last, count(*) AS versions FROM ${joined} WHERE ${there} AND f.id = ?) AS own
                WHERE had.bytes <= ${fileLimits.total} - ${Math.trunc(size)} AND own.last = ?
                  AND own.versions < ${fileLimits.versions}
                ON CONFLICT (owner, id, version) DO NOTHING`,
          parameters: [owner, id, version, mediaType, size, now, digest, key, owner, owner, id, version - 1],
        },
        {
          sql: `UPDATE library_files SET version = ? WHERE owner = ? AND id = ? AND EXISTS (
                  SELECT 1 FROM library_versions WHERE owner = ? AND id = ? AND version = ? AND content = ?)`,
          parameters: [version, owner, id, owner, id, version, key],
        },
        keeping(owner, key),
      )
      if (made === 1) return 'made'
      const file = await find(owner, id)
      if (!file) return 'gone'
      const same = await run.find(
        'SELECT digest FROM library_versions WHERE owner = ? AND id = ? AND version = ?',
        owner,
        id,
        version,
      )
      if (same) return same['digest'] === digest ? 'there' : 'changed'
      return (file.versions[0]?.version ?? 0) === version - 1 ? 'full' : 'changed'
    },
    use: async (owner, id, version) => {
      const [changed] = await commit({
        sql: `UPDATE library_files SET version = ? WHERE owner = ? AND id = ? AND removed_at IS NULL AND EXISTS (
                SELECT 1 FROM library_versions WHERE owner = ? AND id = ? AND version = ?)`,
        parameters: [version, owner, id, owner, id, version],
      })
      return changed === 1
    },
    describe: async (owner, id, words) => {
      const [changed] = await commit({
        sql: `UPDATE library_files SET name = ?, description = ?, tags = ?
              WHERE owner = ? AND id = ? AND removed_at IS NULL`,
        parameters: [...wordsOf(words), owner, id],
      })
      return changed === 1
    },
    judged: async (owner, id, { version, mediaType }) =>
      void (await commit({
        sql: 'UPDATE library_versions SET media_type = ? WHERE owner = ? AND id = ? AND version = ?',
        parameters: [mediaType, owner, id, version],
      })),
    forget: async (owner, id, version) => {
      const old = `owner = ? AND id = ? AND version = ? AND NOT EXISTS (
        SELECT 1 FROM library_files f WHERE f.owner = library_versions.owner AND f.id = library_versions.id
          AND (f.version = library_versions.version OR f.removed_at IS NOT NULL))`
      const [, removed] = await commit(
        {
          sql: `INSERT INTO library_loose (owner, content, since)
                SELECT owner, content, 0 FROM library_versions WHERE ${old} ON CONFLICT DO NOTHING`,
          parameters: [owner, id, version],
        },
        { sql: `DELETE FROM library_versions WHERE ${old}`, parameters: [owner, id, version] },
      )
      return removed === 1
    },
    remove: async (owner, id, { now }) => {
      const [changed] = await commit({
        sql: 'UPDATE library_files SET removed_at = ? WHERE owner = ? AND id = ? AND removed_at IS NULL',
        parameters: [now, owner, id],
      })
      return changed === 1
    },
    bringBack: async (owner, id) => {
      const own = 'SELECT coalesce(sum(size), 0) FROM library_versions WHERE owner = ? AND id = ?'
      const [changed] = await commit({
        sql: `UPDATE library_files SET removed_at = NULL WHERE owner = ? AND id = ? AND removed_at IS NOT NULL
              AND (SELECT had.bytes FROM (${usage}) AS had) + (${own}) <= ${fileLimits.total}
              AND (SELECT had.files FROM (${usage}) AS had) < ${fileLimits.files}`,
        parameters: [owner, id, owner, owner, id, owner],
      })
      if (changed === 1) return 'back'
      if (await find(owner, id)) return 'back'
      const removed = await run.find('SELECT id FROM library_files WHERE owner = ? AND id = ?', owner, id)
      return removed ? 'full' : 'gone'
    },
    loose: async ({ before }) =>
      (
        await run.list(`SELECT owner, content FROM library_loose WHERE since < ? AND NOT ${versionOf} LIMIT 20`, before)
      ).map((row) => ({ owner: toText(row['owner']), key: toText(row['content']) })),
    gone: async (owner, key) =>
      void (await commit({
        sql: `DELETE FROM library_loose WHERE owner = ? AND content = ? AND NOT ${versionOf}`,
        parameters: [owner, key],
      })),
    sweep: async ({ now }) => {
      const due = `EXISTS (SELECT 1 FROM library_files f WHERE f.owner = library_versions.owner
        AND f.id = library_versions.id AND f.removed_at < ?)`
      await executor.commit([
        {
          sql: `INSERT INTO library_loose (owner, content, since)
                SELECT owner, content, 0 FROM library_versions WHERE ${due} ON CONFLICT DO NOTHING`,
          parameters: [now - removedFor],
        },
        // Versions go with their file.
        { sql: 'DELETE FROM library_files WHERE removed_at < ?', parameters: [now - removedFor] },
      ])
    },
  }
}

const loosening = (owner: string, key: string, now: number): Statement => ({
  sql: 'INSERT INTO library_loose (owner, content, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  parameters: [owner, key, now],
})

const versionOf = `EXISTS (SELECT 1 FROM library_versions v
  WHERE v.owner = library_loose.owner AND v.content = library_loose.content)`

/** A content is loose no more where a version has it. */
const keeping = (owner: string, key: string): Statement => ({
  sql: `DELETE FROM library_loose WHERE owner = ? AND content = ? AND ${versionOf}`,
  parameters: [owner, key],
})

/** Rows of versions, the latest first, as files. */
function toFiles(rows: readonly Row[]): LibraryFile[] {
  const byId = new Map<string, Row[]>()
  for (const row of rows) byId.set(toText(row['id']), [...(byId.get(toText(row['id'])) ?? []), row])
  return [...byId].flatMap(([id, own]) => {
    const [row] = own
    const versions = own.map(toVersion)
    const present = versions.find(({ version }) => version === Number(row?.['present']))
    if (!row || !present) return []
    const tags: unknown = JSON.parse(toText(row['tags']))
    return [
      {
        id,
        name: toText(row['name']),
        description: toText(row['description']),
        tags: Array.isArray(tags) ? tags.map(toText) : [],
        ...present,
        versions,
      },
    ]
  })
}

const toVersion = (row: Row): FileVersion => ({
  version: Number(row['version']),
  mediaType: toText(row['mediaType']),
  size: Number(row['size']),
  savedAt: Number(row['savedAt']),
})
