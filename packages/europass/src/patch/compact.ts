import { entryKey, same } from './json.ts'
import { apply } from './merge.ts'
import type { InsertPatch, Patch, SetPatch } from './patch.ts'
import { below, type Path } from './path.ts'

/**
 * Says the same in fewer patches: keystrokes in one field become one patch, what was typed into an entry that
 * is new becomes part of it, and a field that ends as it began is left out. Costs the patches, not their
 * square.
 *
 * Two that don’t follow from one another (a writer didn’t know of the other) stay two, so that merging asks.
 */
export function compact(patches: readonly Patch[]): readonly Patch[] {
  const kept: (Patch | null)[] = []
  /** Where a field, an inserted entry, or anything below a path was last written: places in `kept`. */
  let sets = new Map<string, number>()
  let inserts = new Map<string, number>()
  let above = new Set<string>()
  const forget = (): void => {
    sets = new Map()
    inserts = new Map()
    above = new Set()
  }
  for (const patch of patches) {
    if ('at' in patch) {
      if (fold(patch)) continue
      write(patch.at)
      sets.set(patch.at, kept.length)
    } else if ('insert' in patch) {
      const path = below(patch.into, entryKey(patch.insert) ?? '')
      write(path)
      if (!patch.revives) inserts.set(path, kept.length)
    } else if ('move' in patch) write(below(patch.in, patch.move))
    else forget()
    kept.push(patch)
  }
  return kept.filter((patch) => patch !== null)

  /** Something above or below it was written before: then their order says what stands there in the end. */
  function write(path: Path): void {
    const ancestors = ancestorsOf(path)
    if (above.has(path) || ancestors.some((one) => sets.has(one))) forget()
    for (const one of ancestors) above.add(one)
  }

  function fold(patch: SetPatch): boolean {
    const at = sets.get(patch.at)
    const earlier = at === undefined ? null : kept[at]
    if (at !== undefined && earlier && 'at' in earlier) {
      if (!same(earlier.value, patch.value) && !same(earlier.value, patch.was)) return false
      const joined: SetPatch = {
        at: patch.at,
        ...(patch.value !== undefined && { value: patch.value }),
        ...(earlier.was !== undefined && { was: earlier.was }),
        ...(earlier.revives && { revives: true }),
      }
      const nothing = same(joined.was, joined.value) && !joined.revives
      kept[at] = nothing ? null : joined
      if (nothing) sets.delete(patch.at)
      return true
    }
    const place = ancestorsOf(patch.at).find((one) => inserts.has(one))
    const index = place === undefined ? undefined : inserts.get(place)
    const into = index === undefined ? null : kept[index]
    if (place === undefined || index === undefined || !into || !('insert' in into)) return false
    const grown = typedInto(into, { ...patch, at: patch.at.slice(place.length + 1) })
    if (grown) kept[index] = grown
    return grown !== null
  }
}

function typedInto(into: InsertPatch, patch: SetPatch): InsertPatch | null {
  try {
    const insert = apply(into.insert, [patch])
    return entryKey(insert) === entryKey(into.insert) ? { ...into, insert } : null
  } catch {
    return null
  }
}

/** The paths above one, the nearest first. */
function ancestorsOf(path: Path): readonly Path[] {
  const found: Path[] = []
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end))
  return found
}
