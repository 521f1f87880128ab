import { entryKey } from './json.ts'
import type { Patch, SetPatch } from './patch.ts'

/**
 * What takes patches back: applied after them, the document is as it was.
 *
 * @see merge where others changed something since
 */
export const invert = (patches: readonly Patch[]): readonly Patch[] => patches.map(inverse).toReversed()

function inverse(patch: Patch): Patch {
  if ('at' in patch) return inverseSet(patch)
  if ('insert' in patch)
    return { remove: entryKey(patch.insert) ?? '', from: patch.into, was: patch.insert, after: patch.after }
  if ('remove' in patch) return { insert: patch.was, into: patch.from, after: patch.after }
  return { move: patch.move, in: patch.in, after: patch.was, was: patch.after }
}

const inverseSet = ({ at, value, was }: SetPatch): SetPatch => ({
  at,
  ...(was !== undefined && { value: was }),
  ...(value !== undefined && { was: value }),
})
