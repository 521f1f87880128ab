import { entryKey, isObject, isShallow } from './json.ts'
import type { Patch } from './patch.ts'

/** How deep a value may be nested; the deepest of ours is at 9. */
const deepest = 32

/**
 * Reads patches that came over the network.
 *
 * @param value - parsed JSON
 * @param options - `most`: how many there may be
 * @returns null where it is anything else; whether they go with a document, merging says
 */
export function readPatches(value: unknown, { most }: { readonly most: number }): readonly Patch[] | null {
  if (!Array.isArray(value) || value.length > most) return null
  const patches = value.map(readPatch)
  return patches.every((patch) => patch !== null) ? patches : null
}

function readPatch(value: unknown): Patch | null {
  if (!isObject(value) || !isShallow(value, deepest)) return null
  const { at, value: set, insert, into, remove, from, was, after, move, in: list } = value
  const placed = after === null || typeof after === 'string'
  if (typeof at === 'string' && at !== '') {
    if (set === undefined && was === undefined) return null
    return { at, ...(set !== undefined && { value: set }), ...(was !== undefined && { was }) }
  }
  if (insert !== undefined)
    return isObject(insert) && entryKey(insert) !== null && typeof into === 'string' && placed
      ? { insert, into, after }
      : null
  if (typeof remove === 'string')
    return isObject(was) && entryKey(was) === remove && typeof from === 'string' && placed
      ? { remove, from, was, after }
      : null
  const moved = typeof move === 'string' && typeof list === 'string' && placed
  return moved && (was === null || typeof was === 'string') ? { move, in: list, after, was } : null
}
