import { text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Unique identifiers that are never given again, as keyed marks: nothing else, not even since when. */
export const retiredUids = table('retiredUids', { mark: text().primaryKey() })
