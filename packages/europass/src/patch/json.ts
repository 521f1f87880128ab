/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** An entry of a list, addressed by its key (see {@link entryKey}) and never by where it stands. */
export type Entry = JsonObject

/**
 * What an entry is addressed by: its `id`, or its `name` where it has no `id` (the sections of a CV).
 *
 * @param value - anything
 * @returns null where it has neither, and so is no entry
 */
export function entryKey(value: unknown): string | null {
  if (!isObject(value)) return null
  const key = Object.hasOwn(value, 'id') ? value['id'] : Object.hasOwn(value, 'name') ? value['name'] : null
  return typeof key === 'string' && key !== '' ? key : null
}

/** Whether a value is an object of JSON: no list, not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether a value is a list of entries, whose keys all differ. Any other list (of words, of blocks of text)
 * is one value: it changes as a whole. An empty list is both.
 */
export function isEntries(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value)) return false
  const keys = new Set<string>()
  for (const one of value) {
    const key = entryKey(one)
    if (key === null || keys.has(key)) return false
    keys.add(key)
  }
  return true
}

/** Whether two values say the same; the order of an object's fields says nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, at) => same(one, b[at]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}

/**
 * Whether nothing in a value is nested deeper than may be: what walks through JSON from outside would run out
 * of stack.
 *
 * @param value - parsed JSON
 * @param levels - of lists and objects inside each other
 */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1))
}
