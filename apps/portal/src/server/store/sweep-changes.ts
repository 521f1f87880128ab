import { moments } from '@laissez-passer/europass/patch'
import type { Executor, Statement } from '@laissez-passer/store-sql/executors'
import { changeColumns, toChange } from './change-row.ts'
import { historyLimits } from './documents.ts'
import { runOn, toText } from './run.ts'

/** How many rows one statement removes, so that nobody waits long for the database. */
const slice = 100

/** Removes changes that are too old, and joins what was done in one go and every browser has seen. */
export async function sweepChanges(
  executor: Executor,
  { now, most = Number.POSITIVE_INFINITY }: { readonly now: number; readonly most?: number },
): Promise<void> {
  const run = runOn(executor)
  for (let [removed, turns] = [slice, 0]; removed === slice && turns < most; turns += 1)
    removed = await run.changes(
      `DELETE FROM document_changes WHERE (owner, kind, id, version) IN (
         SELECT owner, kind, id, version FROM document_changes WHERE changed_at < ? LIMIT ${slice})`,
      now - historyLimits.age,
    )
  const before = now - historyLimits.joinedAfter
  for (let turns = 0; turns < most; turns += 1) {
    const due = await run.find(
      'SELECT owner, kind, id FROM document_changes WHERE compacted = 0 AND changed_at < ? LIMIT 1',
      before,
    )
    if (!due) return
    const key = [toText(due['owner']), toText(due['kind']), toText(due['id'])] as const
    const rows = await run.list(
      `SELECT ${changeColumns} FROM document_changes
       WHERE owner = ? AND kind = ? AND id = ? AND compacted = 0 AND changed_at < ? ORDER BY version LIMIT ${slice}`,
      ...key,
      before,
    )
    await executor.commit(moments(rows.map(toChange)).flatMap((moment) => joining(key, moment)))
  }
}

/** What makes one row of those that a moment was. Done twice, it is done. */
function joining(
  key: readonly [string, string, string],
  { from, version, patches }: { readonly from: number; readonly version: number; readonly patches: unknown },
): readonly Statement[] {
  const text = JSON.stringify(patches)
  return [
    {
      sql: `DELETE FROM document_changes WHERE owner = ? AND kind = ? AND id = ? AND version > ? AND version < ?`,
      parameters: [...key, from, version],
    },
    {
      sql: `UPDATE document_changes SET from_version = ?, patches = ?, size = ?, compacted = 1
            WHERE owner = ? AND kind = ? AND id = ? AND version = ?`,
      parameters: [from, text, text.length, ...key, version],
    },
  ]
}
