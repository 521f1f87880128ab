import { entryKey, type Json, same } from './json.ts'
import type { InsertPatch, MovePatch, Patch, RemovePatch, SetPatch } from './patch.ts'
import { stepsOf } from './path.ts'
import {
  type Cell,
  cellOf,
  fieldsOf,
  lastOf,
  type Link,
  listOf,
  moveBehind,
  type OpenList,
  place,
  takeOut,
  valueOf,
} from './tree.ts'
import { weave } from './weave.ts'

/**
 * Why a patch doesn’t go with a document. `changed`: the field, or the entry to be removed, is another than
 * the patch knew. `removed`: the entry was removed elsewhere while it was changed here. `gone`: what it
 * changes isn’t there at all. `misfit`: the document has no such thing in this place; it isn’t one of its
 * patches.
 */
export type ConflictReason = 'changed' | 'removed' | 'gone' | 'misfit'

/** A patch that doesn’t go with what others did. */
export interface Conflict {
  /** Its number in the list. */
  readonly index: number
  readonly patch: Patch
  readonly reason: ConflictReason
  /** What stands there now; absent where nothing does. */
  readonly theirs?: Json
}

/** A document with patches laid on it, and those that don’t go with it. */
export interface Merged<T> {
  readonly value: T
  readonly conflicts: readonly Conflict[]
}

/**
 * Lays patches that were made on one state of a document on another one: what others changed elsewhere stays,
 * what says the same already is passed over, and what others changed in the same place is a conflict and
 * stays theirs. Of long texts and lists of words the place is a block or a word.
 *
 * Costs the patches and the containers that they touch, once each. Never throws, whatever the patches say.
 *
 * @param document - JSON; never changed itself, and shared with the outcome where nothing changed
 * @returns an entry whose neighbour is gone stands last
 */
export function merge<T>(document: T, patches: readonly Patch[]): Merged<T>
export function merge(document: Json, patches: readonly Patch[]): Merged<unknown> {
  return lay(document, { patches, insist: false })
}

/**
 * The same, but in the place of a conflict stands what the patch says: what a person sees who wrote it, and
 * has been asked.
 */
export function overlay<T>(document: T, patches: readonly Patch[]): Merged<T>
export function overlay(document: Json, patches: readonly Patch[]): Merged<unknown> {
  return lay(document, { patches, insist: true })
}

/**
 * Applies patches to the document they were made on.
 *
 * @throws RangeError where one doesn’t go with it
 */
export function apply<T>(document: T, patches: readonly Patch[]): T {
  const { value, conflicts } = merge(document, patches)
  const [first] = conflicts
  if (first) throw new RangeError(`Patch ${first.index} is not of this document: ${first.reason}`)
  return value
}

function lay(document: Json, { patches, insist }: { patches: readonly Patch[]; insist: boolean }): Merged<unknown> {
  if (patches.length === 0) return { value: document, conflicts: [] }
  const root = cellOf(document)
  const conflicts: Conflict[] = []
  for (const [index, patch] of patches.entries()) {
    const found = layOne(root, patch, insist)
    if (found) conflicts.push({ index, patch, ...found })
  }
  return { value: valueOf(root), conflicts }
}

type Found = Omit<Conflict, 'index' | 'patch'> | null
const misfit: Found = { reason: 'misfit' }
const gone: Found = { reason: 'gone' }

function layOne(root: Cell, patch: Patch, insist: boolean): Found {
  if ('at' in patch) return set(root, patch, insist)
  if ('insert' in patch) return insert(root, patch, insist)
  return 'remove' in patch ? remove(root, patch, insist) : move(root, patch)
}

/** Goes down the steps; null where one isn’t there. */
function descend(root: Cell, steps: readonly string[]): Cell | null {
  let cell: Cell | undefined = root
  for (const step of steps) {
    cell = listOf(cell)?.entries.get(step)?.cell ?? fieldsOf(cell)?.get(step)
    if (!cell) return null
  }
  return cell
}

function set(root: Cell, patch: SetPatch, insist: boolean): Found {
  const steps = stepsOf(patch.at)
  const name = steps.at(-1)
  if (name === undefined) return misfit
  const parent = descend(root, steps.slice(0, -1))
  if (!parent) return gone
  const fields = fieldsOf(parent)
  if (!fields) return misfit
  const cell = fields.get(name)
  const theirs = cell && valueOf(cell)
  if (same(theirs, patch.value)) return null
  const conflict = patch.revives ? ('removed' as const) : same(theirs, patch.was) ? null : ('changed' as const)
  const woven = conflict === 'changed' ? weave({ was: patch.was, mine: patch.value, theirs }) : undefined
  if (woven !== undefined) {
    fields.set(name, cellOf(woven))
    return null
  }
  if (!conflict || insist) {
    if (patch.value === undefined) fields.delete(name)
    else fields.set(name, cellOf(patch.value))
  }
  return conflict && { reason: conflict, ...(theirs !== undefined && { theirs }) }
}

/** The list of a path, or why there is none. */
function listAt(root: Cell, path: string): OpenList | Found {
  const cell = descend(root, stepsOf(path))
  return cell ? (listOf(cell) ?? misfit) : gone
}
const isList = (found: OpenList | Found): found is OpenList => found !== null && 'ends' in found

/** What stands before a place; the last entry where that is gone. */
const anchor = (list: OpenList, after: string | null): Link =>
  after === null ? list.ends : (list.entries.get(after) ?? lastOf(list))

function insert(root: Cell, patch: InsertPatch, insist: boolean): Found {
  const key = entryKey(patch.insert)
  const list = listAt(root, patch.into)
  if (!isList(list)) return list
  if (key === null) return misfit
  const present = list.entries.get(key)
  if (present) {
    const theirs = valueOf(present.cell)
    if (same(theirs, patch.insert)) return null
    if (insist) {
      place(list, patch.insert, present)
      takeOut(list, present)
    }
    return { reason: 'changed', theirs }
  }
  if (patch.revives && !insist) return { reason: 'removed' }
  place(list, patch.insert, anchor(list, patch.after))
  return patch.revives ? { reason: 'removed' } : null
}

function remove(root: Cell, patch: RemovePatch, insist: boolean): Found {
  const list = listAt(root, patch.from)
  if (!isList(list)) return list
  const link = list.entries.get(patch.remove)
  if (!link) return null
  const theirs = valueOf(link.cell)
  const unchanged = same(theirs, patch.was)
  if (unchanged || insist) takeOut(list, link)
  return unchanged ? null : { reason: 'changed', theirs }
}

/** Where an entry stands is nobody’s text: the last one to move it is right. */
function move(root: Cell, patch: MovePatch): Found {
  const list = listAt(root, patch.in)
  if (!isList(list)) return list
  const link = list.entries.get(patch.move)
  const before = patch.after === null ? list.ends : list.entries.get(patch.after)
  if (link && before && link !== before && link.before !== before) moveBehind(link, before)
  return null
}
