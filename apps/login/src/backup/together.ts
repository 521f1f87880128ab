import type { SnapshotRow } from '@laissez-passer/store-sql/sqlite'
import type { BackupItem } from './lines.ts'

/** So many rows are written at once. */
const atOnce = 500

/** The same, rows that follow each other in one piece: a database writes many as fast as one. */
export async function* rowsTogether(items: AsyncIterable<BackupItem>): AsyncGenerator<BackupItem> {
  let rows: SnapshotRow[] = []
  for await (const item of items) {
    if (item.kind === 'rows') {
      rows.push(...item.rows)
      if (rows.length < atOnce) continue
    }
    if (rows.length > 0) yield { kind: 'rows', rows }
    rows = []
    if (item.kind !== 'rows') yield item
  }
  if (rows.length > 0) yield { kind: 'rows', rows }
}
