import type { Failure } from './failure.ts'

/** A value that was read, or what is wrong with it. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** An invalid request, and why. */
export function invalid(message: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code: 'INVALID_REQUEST', message } }
}

/** Longer than any address or list that is meant. */
const longest = 4096

/**
 * The parameters of a request by their names; those that are empty count as absent, as clients of many
 * frameworks send all that they know. What a client says twice could mean different things to two readers.
 *
 * @param known names that mean something here; others are left out
 */
export function parametersOf<Name extends string>(
  parameters: URLSearchParams,
  known: readonly Name[],
): Read<Readonly<Partial<Record<Name, string>>>> {
  const read: Partial<Record<Name, string>> = {}
  for (const name of known) {
    const [value, ...more] = parameters.getAll(name)
    if (more.length > 0) return invalid(`${name} occurs twice`)
    if (value === undefined || value.trim() === '') continue
    if (value.length > longest) return invalid(`${name} is longer than ${longest} characters`)
    read[name] = value.trim()
  }
  return { ok: true, value: read }
}

/** `xsd:boolean`, in any case. */
export function readFlag(name: string, text: string | undefined): Read<boolean> {
  const word = text?.toLowerCase()
  if (word === undefined || word === 'false' || word === '0') return { ok: true, value: false }
  if (word === 'true' || word === '1') return { ok: true, value: true }
  return invalid(`${name} is true or false`)
}

/** One of these words, in any case. */
export function readWord<const Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Read<Word | null> {
  if (text === undefined) return { ok: true, value: null }
  const found = words.find((word) => word === text.toUpperCase())
  return found === undefined ? invalid(`${name} is one of ${words.join(', ')}`) : { ok: true, value: found }
}

/** What stands between commas. */
export function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
