import { type Entry, isEntries, type Json, type Patch, type Path } from '@laissez-passer/europass/patch'
import { valueAt } from '@laissez-passer/europass/profile'
import {
  type Changes,
  inOwn,
  keepMine,
  type Layers,
  onlyHere,
  sheetOf,
  type Shown,
  shownAt,
  storedAt,
  takeBeneath,
  writing,
} from './layers.ts'

/** What of the profile, and of a CV or a letter, fields read and write. One for each page that edits. */
export interface Editing {
  readonly subscribe: (listener: () => void) => () => void
  /** The documents as they are; the same object until one of them changes. */
  readonly layers: () => Layers
  /** What is shown at a path of the profile. */
  readonly shown: (path: Path) => Shown
  /**
   * Takes what is being typed. It reaches the documents after a pause, or with `flush`: a key costs nothing
   * but its own field.
   */
  readonly type: (path: Path, typed: Typed) => void
  /** The same of a field of the CV or letter itself, its title for example. */
  readonly typeSheet: (path: Path, value: Json) => void
  /** Writes at once. */
  readonly write: (path: Path, typed: Typed) => void
  /** Changes documents by patches, after what was typed before. */
  readonly change: (changes: Changes) => void
  /** Writes what was typed and is waiting. */
  readonly flush: () => void
  /** Whether anything is waiting; whoever listens is told when that changes, not of every key. */
  readonly waiting: { readonly subscribe: (listener: () => void) => () => void; readonly view: () => boolean }
  readonly onlyHere: (path: Path) => void
  readonly takeBeneath: (path: Path) => void
  readonly keepMine: (path: Path) => void
}

/** A value that was typed; `translatable`: words of a language. */
export interface Typed {
  readonly value: Json
  readonly translatable: boolean
}

/** What documents must do for it. */
export interface EditedDocuments {
  readonly subscribe: (listener: () => void) => () => void
  readonly layers: () => Layers
  readonly apply: (changes: Changes) => void
}

/**
 * Edits a profile, a CV over it, or a letter.
 *
 * @param documents - where it is kept
 * @param options - `pause`: milliseconds without a key before what was typed is written; short enough that
 * the page follows within 300, and the key is on the screen before
 */
export function editing(documents: EditedDocuments, { pause = 120 }: { readonly pause?: number } = {}): Editing {
  const waiting = new Map<string, () => Changes>()
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const apply = (changes: Changes): void => {
    if (Object.values(changes).some((patches) => patches.length > 0)) documents.apply(changes)
  }
  const flush = (): void => {
    clearTimeout(timer)
    const typed = [...waiting.values()]
    waiting.clear()
    for (const changes of typed) apply(changes())
    if (typed.length > 0) tell()
  }
  const change = (changes: Changes): void => {
    flush()
    apply(changes)
  }
  const wait = (key: string, changes: () => Changes): void => {
    const first = waiting.size === 0
    waiting.set(key, changes)
    if (first) tell()
    clearTimeout(timer)
    timer = setTimeout(flush, pause)
  }
  return {
    subscribe: documents.subscribe,
    layers: documents.layers,
    shown: (path) => shownAt(documents.layers(), path),
    type: (path, typed) => wait(`profile ${path}`, () => writing(documents.layers(), path, typed)),
    typeSheet: (path, value) => wait(`sheet ${path}`, () => settingSheet(documents.layers(), path, value)),
    write: (path, typed) => {
      waiting.delete(`profile ${path}`)
      change(writing(documents.layers(), path, typed))
    },
    change,
    flush,
    waiting: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      view: () => waiting.size > 0,
    },
    onlyHere: (path) => {
      flush()
      change(onlyHere(documents.layers(), path))
    },
    takeBeneath: (path) => {
      flush()
      change(takeBeneath(documents.layers(), path))
    },
    keepMine: (path) => change(keepMine(documents.layers(), path)),
  }
}

/** Sets a field of the CV or letter itself. */
export function settingSheet(layers: Layers, path: Path, value: Json): Changes {
  const was = valueAt(sheetOf(layers), path)
  const patches = [{ at: path, value, ...(was !== undefined && { was }) }]
  return layers.cv ? { cv: patches } : { letter: patches }
}

/** The entries of a list; none where there is no such list. */
export function entriesAt(layers: Layers, path: Path): readonly Entry[] {
  const list = storedAt(layers, path)
  return isEntries(list) ? list : none
}

/** One and the same, so that who reads it sees that nothing changed. */
const none: readonly Entry[] = []

/** Patches of lists, by the document that has them: what stands by itself is addressed from its own root. */
export function changesOf(patches: readonly Patch[]): Changes {
  const made: { -readonly [K in keyof Changes]: Patch[] } = {}
  for (const patch of patches) {
    const own = inOwn(placeIn(patch))
    if (own) (made[own.root] ??= []).push(withPlace(patch, own.inside))
    else (made.profile ??= []).push(patch)
  }
  return made
}

const placeIn = (patch: Patch): Path =>
  'at' in patch ? patch.at : 'insert' in patch ? patch.into : 'remove' in patch ? patch.from : patch.in

function withPlace(patch: Patch, place: Path): Patch {
  if ('at' in patch) return { ...patch, at: place }
  if ('insert' in patch) return { ...patch, into: place }
  return 'remove' in patch ? { ...patch, from: place } : { ...patch, in: place }
}

/** Adds an entry at the end of a list. */
export const adding = (layers: Layers, path: Path, entry: Entry): Patch => ({
  insert: entry,
  into: path,
  after: lastKey(entriesAt(layers, path)),
})

/** Removes an entry of a list; undoing it brings it back to its place. */
export function removing(layers: Layers, path: Path, id: string): Patch[] {
  const entries = entriesAt(layers, path)
  const at = entries.findIndex((entry) => entry['id'] === id)
  const was = entries[at]
  return was ? [{ remove: id, from: path, was, after: keyOf(entries[at - 1]) }] : []
}

/** Moves an entry of a list to another place, counted among the others. */
export function moving(
  entries: readonly Entry[],
  path: Path,
  { key, to }: { readonly key: string; readonly to: number },
): Patch[] {
  const at = entries.findIndex((entry) => keyOf(entry) === key)
  if (at < 0 || at === to) return []
  const rest = entries.toSpliced(at, 1)
  return [{ move: key, in: path, after: keyOf(rest[to - 1]), was: keyOf(entries[at - 1]) }]
}

const keyOf = (entry: Entry | undefined): string | null => {
  const key = entry?.['id'] ?? entry?.['name']
  return typeof key === 'string' ? key : null
}
const lastKey = (entries: readonly Entry[]): string | null => keyOf(entries.at(-1))
