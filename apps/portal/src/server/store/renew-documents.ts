import type { Executor, Statement } from '@laissez-passer/store-sql/executors'
import type { Renewal } from './documents.ts'

/** Whose, under which name, and when, in seconds. */
export interface RenewOptions {
  readonly owner: string
  readonly batch: string
  readonly now: number
}

const named = 'owner = ? AND kind = ? AND id = ?'

/** One commit: the profile first, and the others only where it was. */
export async function renewDocuments(
  executor: Executor,
  [profile, ...others]: readonly [Renewal, ...Renewal[]],
  options: RenewOptions,
): Promise<void> {
  const { owner, batch } = options
  const first = profile.version === 0 ? inserted(profile, options) : updated(profile, options)
  const after = { sql: "EXISTS (SELECT 1 FROM documents WHERE owner = ? AND kind = 'profile' AND batch = ?)" }
  await executor.commit([
    first,
    ...others.map((other) => {
      const { sql, parameters } = updated(other, options)
      return { sql: `${sql} AND ${after.sql}`, parameters: [...parameters, owner, batch] }
    }),
    {
      sql: `DELETE FROM document_changes WHERE owner = ? AND EXISTS (
              SELECT 1 FROM documents WHERE documents.owner = document_changes.owner
                AND documents.kind = document_changes.kind AND documents.id = document_changes.id
                AND documents.batch = ?)`,
      parameters: [owner, batch],
    },
  ])
}

function updated({ kind, id, version, content }: Renewal, { owner, batch, now }: RenewOptions): Statement {
  return {
    sql: `UPDATE documents SET schema_version = ?, head = ?, body = ?, version = version + 1, saved_at = ?, batch = ?
          WHERE ${named} AND version = ?`,
    parameters: [
      content.schema,
      JSON.stringify(content.head),
      JSON.stringify(content.body),
      now,
      batch,
      owner,
      kind,
      id,
      version,
    ],
  }
}

function inserted({ kind, id, content }: Renewal, { owner, batch, now }: RenewOptions): Statement {
  return {
    sql: `INSERT INTO documents (owner, kind, id, schema_version, head, body, version, saved_at, batch)
          VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (owner, kind, id) DO NOTHING`,
    parameters: [
      owner,
      kind,
      id,
      content.schema,
      JSON.stringify(content.head),
      JSON.stringify(content.body),
      now,
      batch,
    ],
  }
}
