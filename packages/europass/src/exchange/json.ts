import { isObject, type Json, type JsonObject } from '../patch/json.ts'
import { importLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'

/**
 * Parses JSON whose levels and values have a limit, counted before anything is built.
 *
 * @throws RefusedFile `malformed`, `too-deep` or `too-many-elements`
 */
export function parseJson(text: string): Json {
  const { deepest, values } = shapeOf(text)
  if (deepest > importLimits.jsonDepth) throw new RefusedFile('too-deep')
  if (values > importLimits.jsonValues) throw new RefusedFile('too-many-elements')
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    throw new RefusedFile('malformed')
  }
}

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket, comma] = [34, 92, 123, 91, 125, 93, 44]

/** How deep a text of JSON goes, and about how many values it has. */
function shapeOf(text: string): { readonly deepest: number; readonly values: number } {
  let [depth, deepest, values, inString] = [0, 0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === backslash) at += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === openBrace || code === openBracket) {
      depth += 1
      values += 1
      if (depth > deepest) deepest = depth
    } else if (code === closeBrace || code === closeBracket) depth -= 1
    else if (code === comma) values += 1
  }
  return { deepest, values }
}

/** Text of a JSON value: of a text or number; empty for anything else. White space at its ends goes. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** What is watched, by what watches it. */
const watchedValues = new WeakMap<object, object>()

/** A list of objects; what isn't one is left out, and not read. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  if (!Array.isArray(value)) return []
  const source: unknown = watchedValues.get(value) ?? value
  const places = Array.isArray(source) ? source.flatMap((one, place) => (isObject(one) ? [place] : [])) : []
  return places.map((place) => objectOf(value[place]))
}

/** A list of texts; what isn't one is left out. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : []

/** An object; an empty one for anything else. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {})

/** A value that notices which of its fields were read. */
export interface Watched {
  readonly value: JsonObject
  /** The topmost fields that hold something and that nobody read, in order. */
  unread(): { readonly path: string; readonly value: Json }[]
}

/**
 * Watches what is read of parsed JSON, so that what nobody asked for can be told.
 *
 * @param root - parsed JSON
 */
export function watch(root: JsonObject): Watched {
  const read = new WeakMap<object, Set<string>>()
  const proxies = new WeakMap<object, object>()
  const watched = <T extends object>(target: T): T => {
    const known = proxies.get(target)
    // A proxy has the type of its target.
    if (known) return known as T
    const proxy = new Proxy(target, {
      get(from, key, receiver) {
        const value: unknown = Reflect.get(from, key, receiver)
        if (typeof key === 'string' && Object.hasOwn(from, key)) {
          const keys = read.get(from)
          if (keys) keys.add(key)
          else read.set(from, new Set([key]))
        }
        return typeof value === 'object' && value !== null ? watched(value) : value
      },
    })
    proxies.set(target, proxy)
    watchedValues.set(proxy, target)
    return proxy
  }
  return { value: watched(root), unread: () => unreadIn(root, '', read) }
}

function unreadIn(value: Json, path: string, read: WeakMap<object, Set<string>>): { path: string; value: Json }[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = read.get(value)
  return Object.entries(value).flatMap(([key, inside]: [string, Json]) => {
    const at = path === '' ? key : `${path}/${key}`
    if (!keys?.has(key)) return holds(inside) ? [{ path: at, value: inside }] : []
    return touched(inside, read)
      ? unreadIn(inside, at, read)
      : holds(inside) && isBranch(inside)
        ? [{ path: at, value: inside }]
        : []
  })
}

const isBranch = (value: Json): boolean => typeof value === 'object' && value !== null

/** Whether any text or number inside was read. */
function touched(value: Json, read: WeakMap<object, Set<string>>): boolean {
  if (typeof value !== 'object' || value === null) return true
  const keys = read.get(value)
  return (
    keys !== undefined &&
    Object.entries(value).some(([key, inside]: [string, Json]) => keys.has(key) && touched(inside, read))
  )
}

const holds = (value: Json): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'number' || value === true || (isBranch(value) && Object.values(value ?? {}).some(holds))
