import { readFileSync } from 'node:fs'
import { readList, type ReadList } from './listed.ts'

/**
 * Reads a list, as an operator writes it, from its file.
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
    readonly parse: (value: unknown) => ReadList<Item>
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
