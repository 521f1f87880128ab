import type { Executor } from '@laissez-passer/store-sql/executors'
import { documentKinds } from '../../document-kinds.ts'
import { changeColumns, toChange } from './change-row.ts'
import {
  type Content,
  type DocumentKey,
  type Documents,
  historyLimits,
  type KeptChange,
  type KeptDocument,
} from './documents.ts'
import { renewDocuments } from './renew-documents.ts'
import { type Row, runOn, toText } from './run.ts'
import { sweepChanges } from './sweep-changes.ts'

const named = 'owner = ? AND kind = ? AND id = ?'
const columns = 'schema_version, body, version, saved_at'

const partsOf = ({ owner, kind, id }: DocumentKey): readonly [string, string, string] => [owner, kind, id]

/** The documents of a database. */
export function sqlDocuments(executor: Executor): Documents {
  const run = runOn(executor)
  return {
    list: async (owner, kind) =>
      (
        await run.list(
          `SELECT id, version, schema_version, saved_at, head, CASE WHEN head = '' THEN body END AS body
           FROM documents WHERE owner = ? AND kind = ? ORDER BY saved_at DESC, id`,
          owner,
          kind,
        )
      ).map((row) => ({
        id: toText(row['id']),
        version: Number(row['version']),
        schema: Number(row['schemaVersion']),
        savedAt: Number(row['savedAt']),
        head: row['head'] === '' ? null : JSON.parse(toText(row['head'])),
        body: row['head'] === '' ? JSON.parse(toText(row['body'])) : null,
      })),
    find: async (key) => {
      const row = await run.find(`SELECT ${columns} FROM documents WHERE ${named}`, ...partsOf(key))
      return row ? toDocument(row) : null
    },
    version: async (key) => {
      const row = await run.find(`SELECT version, schema_version FROM documents WHERE ${named}`, ...partsOf(key))
      return row ? { version: Number(row['version']), schema: Number(row['schemaVersion']) } : null
    },
    create: async (key, content, { now, most }) => {
      const [changes, row] = await run.changesThen(
        [
          `INSERT INTO documents (owner, kind, id, schema_version, head, body, version, saved_at, batch)
           SELECT ?, ?, ?, ?, ?, ?, 1, ?, '' WHERE (SELECT count(*) FROM documents WHERE owner = ? AND kind = ?) < ${most}
           ON CONFLICT (owner, kind, id) DO NOTHING`,
          ...partsOf(key),
          content.schema,
          JSON.stringify(content.head),
          JSON.stringify(content.body),
          now,
          key.owner,
          key.kind,
        ],
        [`SELECT version FROM documents WHERE ${named}`, ...partsOf(key)],
      )
      if (changes === 1) return 'made'
      return row ? 'there' : 'full'
    },
    since: async (key, { version, batch = '' }) => {
      const found = await run.find(`SELECT ${columns} FROM documents WHERE ${named}`, ...partsOf(key))
      if (!found) return null
      const document = toDocument(found)
      const rows = await run.list(
        `SELECT ${changeColumns} FROM document_changes WHERE ${named} AND (version > ? AND version <= ? OR batch = ?)
         ORDER BY version`,
        ...partsOf(key),
        version,
        document.version,
        batch,
      )
      const all = rows.map(toChange)
      const changes = all.filter((change) => change.version > version && change.version <= document.version)
      const whole = version === document.version || (changes[0]?.from === version && follow(changes))
      return {
        document,
        changes: whole ? changes : null,
        done: all.find((change) => change.batch === batch)?.version ?? null,
      }
    },
    change: async (key, content, change) => (await commitChange(executor, key, { content, change })) === 1,
    all: async (owner) =>
      (
        await run.list(`SELECT kind, id, ${columns} FROM documents WHERE owner = ? ORDER BY saved_at DESC, id`, owner)
      ).flatMap((row) => {
        const kind = documentKinds.find((one) => one === row['kind'])
        return kind ? [{ owner, kind, id: toText(row['id']), ...toDocument(row) }] : []
      }),
    renew: (profile, others, options) => renewDocuments(executor, [profile, ...others], options),
    history: async (key) =>
      (
        await run.list(`SELECT ${changeColumns} FROM document_changes WHERE ${named} ORDER BY version`, ...partsOf(key))
      ).map(toChange),
    remove: async (key) => (await run.changes(`DELETE FROM documents WHERE ${named}`, ...partsOf(key))) > 0,
    sweep: (options) => sweepChanges(executor, options),
  }
}

/** How many documents were changed: one, or none. */
async function commitChange(
  executor: Executor,
  key: DocumentKey,
  { content, change }: { readonly content: Content; readonly change: KeptChange },
): Promise<number> {
  const patches = JSON.stringify(change.patches)
  const parts = partsOf(key)
  const [updated] = await executor.commit([
    {
      sql: `UPDATE documents SET schema_version = ?, head = ?, body = ?, version = ?, saved_at = ?, batch = ?
            WHERE ${named} AND version = ?`,
      parameters: [
        content.schema,
        JSON.stringify(content.head),
        JSON.stringify(content.body),
        change.version,
        change.at,
        change.batch,
        ...parts,
        change.from,
      ],
    },
    // Only beside the update: of two that come together one finds another batch, or its own done.
    {
      sql: `INSERT INTO document_changes
              (owner, kind, id, from_version, version, batch, changed_at, device, device_name, patches, size, compacted)
            SELECT owner, kind, id, ?, version, batch, saved_at, ?, ?, ?, ?, 0 FROM documents
            WHERE ${named} AND version = ? AND batch = ? ON CONFLICT DO NOTHING`,
      parameters: [
        change.from,
        change.device.id,
        change.device.name,
        patches,
        patches.length,
        ...parts,
        change.version,
        change.batch,
      ],
    },
    // A flood of changes finds room for as many as anyone has.
    {
      sql: `DELETE FROM document_changes WHERE ${named} AND version IN (
              SELECT version FROM (
                SELECT version, sum(size) OVER (ORDER BY version DESC) AS total FROM document_changes WHERE ${named}
              ) AS sums WHERE total > ${historyLimits.size} OR version <= ?)`,
      parameters: [...parts, ...parts, change.version - historyLimits.changes],
    },
  ])
  return updated?.changes ?? 0
}

const follow = (changes: readonly KeptChange[]): boolean =>
  changes.every((change, at) => at === 0 || changes[at - 1]?.version === change.from)

const toDocument = (row: Row): KeptDocument => ({
  schema: Number(row['schemaVersion']),
  body: JSON.parse(toText(row['body'])),
  version: Number(row['version']),
  savedAt: Number(row['savedAt']),
})
