import { claim, flag, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * What is one person's alone, where accounts are spread over several databases: addresses, unique
 * identifiers, passkeys, eIDs and devices, as keyed hashes, and whose each is. Empty where there is one
 * database.
 */
export const names = table(
  'names',
  { name: text().primaryKey(), owner: text(), reservedAt: seconds() },
  {
    own: { claim: claim(), confirmed: flag() },
    indexes: [{ on: ['owner'] }, { on: ['reservedAt'], where: 'confirmed = 0' }],
  },
)
