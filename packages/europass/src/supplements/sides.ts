import type { SupplementFields } from './fields.ts'
import type { SupplementPart } from './part.ts'
import type { Side } from './side.ts'

/** Who writes a part of a document: as its kind has it, unless the document says otherwise. */
export const sideOf = (
  part: Pick<SupplementPart, 'name' | 'side'>,
  { assigned }: Pick<SupplementFields, 'assigned'>,
): Side => (Object.hasOwn(assigned, part.name) ? assigned[part.name] : undefined) ?? part.side
