import { nearestName } from '@laissez-passer/core/typed'
import type * as z from 'zod'

/** One thing wrong with a list of services: where (`2.redirectUris.0`), and what is accepted. */
export interface ServiceIssue {
  readonly path: string
  readonly message: string
}

/**
 * The fields that services have, by what they speak; of a list whose entries are of one kind, by that kind's
 * name.
 */
export type Fields = Readonly<Record<string, readonly string[]>>

/**
 * What a schema found, in words for operators: which field, why, and what is accepted. What was given is
 * never repeated, for there are secrets in it; of names that aren't known, the one that was probably meant
 * is.
 *
 * @param issues - As zod gives them.
 * @param options - `input`: what was read; `fields`: what is known.
 */
export function inWords(
  issues: readonly z.core.$ZodIssue[],
  { input, fields }: { readonly input: unknown; readonly fields: Fields },
): readonly ServiceIssue[] {
  // What is of another type is neither too short nor too long.
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => path.join('.')))
  const told = issues.filter(({ code, path }) => code === 'invalid_type' || !mistyped.has(path.join('.')))
  return told.flatMap((issue) => {
    const at = (path: readonly PropertyKey[], message: string): ServiceIssue => ({ path: path.join('.'), message })
    const given = valueAt(input, issue.path)
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => at([...issue.path, key], unknownField(key, { given, fields })))
      case 'invalid_union':
        return at(issue.path, oneOf(given, Object.keys(fields)))
      case 'invalid_value':
        return at(issue.path, oneOf(given, issue.values.map(String)))
      case 'invalid_type':
        return at(issue.path, given === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`)
      default:
        return at(issue.path, issue.message)
    }
  })
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object',
  string: 'a text',
}

/**
 * Says what is accepted in place of a name that isn't known.
 *
 * @param given - What was given; only whether it is near a known name is said of it.
 */
export function oneOf(given: unknown, names: readonly string[]): string {
  return `must be ${names.length === 1 ? names[0] : `one of ${names.join(', ')}`}${didYouMean(given, names)}`
}

function didYouMean(given: unknown, names: readonly string[]): string {
  const meant = typeof given === 'string' ? nearestName(given, names) : null
  return meant === null ? '' : `. Did you mean ${meant}?`
}

function unknownField(key: string, { given, fields }: { readonly given: unknown; readonly fields: Fields }): string {
  const type = valueAt(given, ['type'])
  const kinds = Object.values(fields)
  const own = (typeof type === 'string' ? fields[type] : undefined) ?? (kinds.length === 1 ? kinds[0] : undefined) ?? []
  const others = Object.entries(fields).filter(([, known]) => known.includes(key))
  if (others.length > 0) return `is a field of services of the type ${others.map(([name]) => name).join(', ')} only`
  const meant = nearestName(key, own)
  return meant === null ? `isn’t a field. There are ${own.join(', ')}` : `isn’t a field: did you mean ${meant}?`
}

/** What stands at a place of parsed JSON. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  return typeof value === 'object' && value !== null ? valueAt(Reflect.get(value, first), rest) : undefined
}
