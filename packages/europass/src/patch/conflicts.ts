import { type Entry, entryKey, isEntries, isObject, type Json } from './json.ts'
import { type Conflict, overlay } from './merge.ts'
import type { Patch } from './patch.ts'
import { below, isWithin, type Path, pathOf, stepsOf } from './path.ts'

/** The place that a patch changes: of a field, or of the entry that comes, goes or moves. */
export function placeOf(patch: Patch): Path {
  if ('at' in patch) return patch.at
  if ('insert' in patch) return below(patch.into, entryKey(patch.insert) ?? '')
  return 'remove' in patch ? below(patch.from, patch.remove) : below(patch.in, patch.move)
}

/** A person’s patches over what others left: see {@link separate}. */
export interface Separated<T> {
  /** The document as its writer sees it: their own words stand in the places of conflicts. */
  readonly value: T
  /** What goes with the document. */
  readonly sendable: readonly Patch[]
  /** What doesn’t, and what builds on it, in order: it waits for an answer. */
  readonly held: readonly Patch[]
  /** The questions; `index` counts in `held`. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Tells patches that go with a document from those that need an answer first. What lies in another place is
 * never held up.
 */
export function separate<T>(document: T, patches: readonly Patch[]): Separated<T> {
  const { value, conflicts } = overlay(document, patches)
  if (conflicts.length === 0) return { value, sendable: patches, held: [], conflicts: [] }
  const asked = new Map(conflicts.map((conflict) => [conflict.index, conflict]))
  const places: Path[] = []
  const sendable: Patch[] = []
  const held: Patch[] = []
  const questions: Conflict[] = []
  for (const [index, patch] of patches.entries()) {
    const conflict = asked.get(index)
    const place = placeOf(patch)
    // A patch of something that isn't there, and never was here either, says nothing to anybody.
    if (conflict?.reason === 'gone' || conflict?.reason === 'misfit') continue
    if (conflict) {
      questions.push({ ...conflict, index: held.length })
      places.push(place)
    }
    if (conflict || places.some((one) => isWithin(place, one) || isWithin(one, place))) held.push(patch)
    else sendable.push(patch)
  }
  return { value, sendable, held, conflicts: questions }
}

/**
 * Answers a conflict.
 *
 * @param patches - those it was found among
 * @param answer - `mine`: the patch knows now what stands there, and is right; `theirs`: it goes, and what
 * builds on it
 * @returns the patches that are left
 */
export function settle(
  patches: readonly Patch[],
  { conflict, answer }: { readonly conflict: Conflict; readonly answer: 'mine' | 'theirs' },
): readonly Patch[] {
  const place = placeOf(conflict.patch)
  return patches.flatMap((patch, index) => {
    if (index < conflict.index) return [patch]
    if (answer === 'theirs') return isWithin(placeOf(patch), place) ? [] : [patch]
    return index === conflict.index ? informed(conflict) : [patch]
  })
}

/** The patch of a conflict, knowing what stands there. */
function informed({ patch, theirs }: Conflict): readonly Patch[] {
  if ('insert' in patch) {
    const { insert, into, after } = patch
    const comes = { insert, into, after }
    if (!isObject(theirs)) return [comes]
    return [{ remove: entryKey(theirs) ?? '', from: into, was: theirs, after }, comes]
  }
  if ('remove' in patch) return [isObject(theirs) ? { ...patch, was: theirs } : patch]
  if ('move' in patch) return [patch]
  const { at, value } = patch
  return [{ at, ...(value !== undefined && { value }), ...(theirs !== undefined && { was: theirs }) }]
}

/**
 * Where others removed what a person was changing, their changes become the whole of it as they see it: to be
 * brought back when they say so. Other patches stay as they are.
 *
 * @param patches - the person’s
 * @param options - `onto`: the document without it; `seen`: the document as the person saw it last
 */
export function revive(
  patches: readonly Patch[],
  { onto, seen }: { readonly onto: unknown; readonly seen: unknown },
): readonly Patch[] {
  const { value, conflicts } = overlay(onto, patches)
  const lost = new Set(conflicts.filter(({ reason }) => reason === 'gone').map(({ index }) => index))
  if (lost.size === 0) return patches
  const back = new Set<Path>()
  return patches.flatMap((patch, index) => {
    if (!lost.has(index)) return [patch]
    const missing = firstMissing(stepsOf(placeOf(patch)), { in: value, seen })
    if (!missing || back.has(missing.place)) return []
    back.add(missing.place)
    return [missing.patch]
  })
}

function firstMissing(
  steps: readonly string[],
  { in: document, seen }: { readonly in: unknown; readonly seen: unknown },
): { readonly place: Path; readonly patch: Patch } | null {
  let here = document
  let there = seen
  for (const [depth, step] of steps.entries()) {
    const found = child(there, step)
    if (found === undefined) return null
    const present = child(here, step)
    if (present === undefined) {
      const into = pathOf(...steps.slice(0, depth))
      const place = pathOf(...steps.slice(0, depth + 1))
      if (!isEntries(there)) return { place, patch: { at: place, value: found, revives: true } }
      if (!isObject(found)) return null
      return { place, patch: { insert: found, into, after: neighbour(there, step), revives: true } }
    }
    here = present
    there = found
  }
  return null
}

const child = (value: unknown, step: string): Json | undefined => {
  if (isEntries(value)) return value.find((entry) => entryKey(entry) === step)
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function neighbour(entries: readonly Entry[], key: string): string | null {
  const at = entries.findIndex((entry) => entryKey(entry) === key)
  const before = entries[at - 1]
  return before ? entryKey(before) : null
}
