import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import { itemsOf } from './values.ts'

/** How deep and how far a credential is followed: a Diploma Supplement of 300 courses is whole. */
const limits = { depth: 12, items: 20_000 } as const

/** What a credential is made of, found by name. References by id lead to where the thing is described. */
export interface Nodes {
  /** The things that a value is or leads to. Nothing once enough was read. */
  of(value: Json | undefined, depth: number): readonly JsonObject[]
  /** The items of a value that may be one or many, as long as there is room for them. */
  items(value: Json | undefined): readonly Json[]
  /** Whether something was left out. */
  shortened(): boolean
}

/**
 * Indexes a credential by the ids in it.
 *
 * @see https://www.w3.org/TR/json-ld11/#node-identifiers
 */
export function nodesOf(credential: JsonObject): Nodes {
  const described = describedIn(credential)
  let [read, left] = [0, false]
  const resolve = (value: Json): JsonObject | null => {
    const id = isObject(value) ? value['id'] : value
    const there = typeof id === 'string' ? described.get(id) : undefined
    if (!isObject(value)) return there ?? null
    // A node that says only its id, or id and type, is named here and described elsewhere.
    return there && Object.keys(value).every((name) => name === 'id' || name === 'type') ? there : value
  }
  const taken = (value: Json | undefined, room: number): readonly Json[] => {
    const all = itemsOf(value)
    const items = all.slice(0, Math.max(room, 0))
    if (items.length < all.length) left = true
    read += items.length
    return items
  }
  const items = (value: Json | undefined): readonly Json[] => taken(value, limits.items - read)
  return {
    items,
    of: (value, depth) =>
      taken(value, depth > limits.depth ? 0 : limits.items - read)
        .map(resolve)
        .filter((one) => one !== null),
    shortened: () => left,
  }
}

/** The fullest description of each id. */
function describedIn(root: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  const open: Json[] = [root]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    // One by one: a list may have more items than a call takes arguments.
    if (Array.isArray(value)) for (const item of itemsOf(value)) open.push(item)
    if (!isObject(value)) continue
    const { id } = value
    if (typeof id === 'string') {
      const had = found.get(id)
      if (!had || Object.keys(had).length < Object.keys(value).length) found.set(id, value)
    }
    for (const inside of Object.values(value)) open.push(inside)
  }
  return found
}
