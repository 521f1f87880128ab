import type { KeptChange } from './documents.ts'
import { type Row, toText } from './run.ts'

/** The columns of a change, as {@link toChange} reads them. */
export const changeColumns = 'from_version, version, batch, changed_at, device, device_name, patches'

/** A row of changes. */
export const toChange = (row: Row): KeptChange => ({
  from: Number(row['fromVersion']),
  version: Number(row['version']),
  batch: toText(row['batch']),
  at: Number(row['changedAt']),
  device: { id: toText(row['device']), name: toText(row['deviceName']) },
  patches: JSON.parse(toText(row['patches'])),
})
