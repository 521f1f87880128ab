import { Refused } from './command.ts'
import type { Place } from './place-of-data.ts'

/**
 * A file of this command is of one database.
 *
 * @throws Refused where accounts are spread over several: those of one moment can only be had from each by
 * itself
 */
export function refuseSeveral({ further = [] }: Place, does: 'kept' | 'written'): void {
  if (further.length > 0)
    throw new Refused(
      'several-databases',
      `There are ${further.length + 1} databases, and a file holds one: they are ${does} by PostgreSQL’s own tools, each by itself.`,
    )
}
