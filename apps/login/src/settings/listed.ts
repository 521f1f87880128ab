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
 * @returns it; or all that is wrong, a line each, with its place
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
    ({ message, path }) => `line ${json.lineOf(path)}: ${path === '' ? 'the whole' : path} ${message}`,
  )
  return { ok: false, faults }
}
