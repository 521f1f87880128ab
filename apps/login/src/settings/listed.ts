import { readJson } from '@laissez-passer/server/json-text'

/** What is wrong with a list: where, as `0.url`, and why. No secret is repeated. */
interface Issue {
  readonly path: string
  readonly message: string
}

/** A list, or what is wrong in it. */
export type ReadList<Item> =
  | { readonly ok: true; readonly items: readonly Item[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Reads a list from JSON as an operator writes it.
 *
 * @param parse judges it once it is JSON
 * @returns it; or all that is wrong, a line each, with its place and, of an entry that has one, its name
 */
export function readList<Item>(
  text: string,
  parse: (value: unknown) => ReadList<Item>,
): { readonly ok: true; readonly items: readonly Item[] } | { readonly ok: false; readonly faults: readonly string[] } {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const read = parse(json.value)
  if (read.ok) return read
  const faults = read.issues.map(
    ({ message, path }) =>
      `line ${json.lineOf(path)}: ${path === '' ? 'the whole' : path}${nameAt(json.value, path)} ${message}`,
  )
  return { ok: false, faults }
}

/** Of which entry it is, by what its operator calls it: of many, nobody counts the places. */
function nameAt(list: unknown, path: string): string {
  const entry: unknown = Array.isArray(list) ? list[Number(path.split('.')[0])] : undefined
  if (typeof entry !== 'object' || entry === null) return ''
  const names = ['name', 'clientId', 'id'].map((field): unknown => Reflect.get(entry, field))
  const name = names.find((each): each is string => typeof each === 'string' && each.trim() !== '')
  return name === undefined ? '' : ` of ${name.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)}`
}
