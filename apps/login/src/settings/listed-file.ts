import { readFileSync } from 'node:fs'
import { readJson } from './json-text.ts'

/** What is wrong with a list: where, as `0.url`, and why. No secret is repeated. */
interface Issue {
  readonly path: string
  readonly message: string
}

/** A list, or what is wrong in it. */
type Read<Item> =
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
  parse: (value: unknown) => Read<Item>,
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

/**
 * Reads such a list from its file.
 *
 * @param path of the JSON file
 * @param options `setting`: which names the file; `needed`: the operator named it, so that it must be there;
 * `accepted`: ends the sentence “Accepted: …”
 * @returns it, empty where there is no file; or what is wrong in it and where
 */
export function readListedFile<Item>(
  path: string,
  {
    accepted,
    needed,
    parse,
    setting,
  }: {
    readonly setting: string
    readonly needed: boolean
    readonly accepted: string
    readonly parse: (value: unknown) => Read<Item>
  },
): { readonly ok: true; readonly items: readonly Item[] } | { readonly ok: false; readonly line: string } {
  const refuse = (why: string) =>
    ({ ok: false, line: `${setting}=${path} can’t be used: ${why}. Accepted: ${accepted}.` }) as const
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return absent && !needed ? { ok: true, items: [] } : refuse('it can’t be read')
  }
  const read = readList(text, parse)
  return read.ok ? read : refuse(read.faults.join('; '))
}
