import { type Entry, entryKey, isEntries, isObject, type Json, type JsonObject } from './json.ts'

/**
 * A value of a document that is being changed: opened where something below it changes, and as it was
 * elsewhere. So a change costs the containers on its way once, however many changes follow, and what isn't
 * changed stays the same object.
 */
export interface Cell {
  readonly value: Json
  open: OpenObject | OpenList | null
}

interface OpenObject {
  readonly fields: Map<string, Cell>
}

/** A list of entries, chained so that coming, going and moving cost the same in a long one. */
export interface OpenList {
  readonly entries: Map<string, Link>
  /** Stands before the first entry and after the last one. */
  readonly ends: Link
}

/** An entry in its place. */
export interface Link {
  readonly key: string | null
  readonly cell: Cell
  /** Null only until the chain's ends are joined. */
  before: Link | null
  next: Link | null
}

/** A value, not opened. */
export const cellOf = (value: Json): Cell => ({ value, open: null })

/** The fields of a cell; null where it is no object. */
export function fieldsOf(cell: Cell): Map<string, Cell> | null {
  if (cell.open) return 'fields' in cell.open ? cell.open.fields : null
  if (!isObject(cell.value)) return null
  const fields = new Map(Object.entries(cell.value).map(([name, value]) => [name, cellOf(value)]))
  cell.open = { fields }
  return fields
}

/** The entries of a cell; null where it is no list of entries. */
export function listOf(cell: Cell): OpenList | null {
  if (cell.open) return 'ends' in cell.open ? cell.open : null
  if (!isEntries(cell.value)) return null
  const list: OpenList = { entries: new Map(), ends: endsOf() }
  for (const entry of cell.value) place(list, entry, lastOf(list))
  cell.open = list
  return list
}

function endsOf(): Link {
  const ends: Link = { key: null, cell: cellOf(null), before: null, next: null }
  ends.before = ends
  ends.next = ends
  return ends
}

/** The last entry; the ends where there is none. */
export const lastOf = ({ ends }: OpenList): Link => ends.before ?? ends

function join(one: Link | null, other: Link | null): void {
  if (one) one.next = other
  if (other) other.before = one
}

/** Puts a new entry behind another. */
export function place(list: OpenList, entry: Entry, before: Link): void {
  const link: Link = { key: entryKey(entry), cell: cellOf(entry), before: null, next: null }
  join(link, before.next)
  join(before, link)
  if (link.key !== null) list.entries.set(link.key, link)
}

/** Takes an entry out. */
export function takeOut(list: OpenList, link: Link): void {
  join(link.before, link.next)
  // Another may have taken its key.
  if (link.key !== null && list.entries.get(link.key) === link) list.entries.delete(link.key)
}

/** Puts an entry of the list behind another. */
export function moveBehind(link: Link, before: Link): void {
  join(link.before, link.next)
  join(link, before.next)
  join(before, link)
}

/** What a cell says now. */
export function valueOf(cell: Cell): Json {
  if (!cell.open) return cell.value
  if ('fields' in cell.open) {
    const value: Record<string, Json> = {}
    // A field may be called __proto__, and is one like others.
    for (const [name, field] of cell.open.fields)
      Object.defineProperty(value, name, {
        value: valueOf(field),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    return value satisfies JsonObject
  }
  const values: Json[] = []
  const { ends } = cell.open
  for (let link = ends.next; link && link !== ends; link = link.next) values.push(valueOf(link.cell))
  return values
}
