import { nearestName } from '@laissez-passer/core/typed'
import { readJson } from '@laissez-passer/server/json-text'
import type { UserOptions } from '@laissez-passer/testing'
import * as z from 'zod'

const text = z.string().min(1)

const user = z.strictObject({
  email: z.email(),
  password: text.exactOptional(),
  firstName: text.exactOptional(),
  lastName: z.string().exactOptional(),
  language: text.exactOptional(),
  factors: z.array(z.enum(['totp', 'app', 'passkey'])).exactOptional(),
  assurance: z.enum(['LOW', 'MEDIUM', 'HIGH', 'TOP']).exactOptional(),
  groups: z.array(text).exactOptional(),
})

const users = z.array(user).min(1)

/**
 * Reads who has an account while somebody develops.
 *
 * @param json text of `users.json`: a list of people
 * @returns them, or all that is wrong, a line each, with its place
 */
export function readDevUsers(
  json: string,
):
  | { readonly ok: true; readonly users: readonly UserOptions[] }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const read = readJson(json)
  if (!read.ok) return { ok: false, faults: [read.why] }
  const parsed = users.safeParse(read.value)
  if (parsed.success) {
    const emails = parsed.data.map(({ email }) => email.toLowerCase())
    const twice = emails.flatMap((email, at) =>
      emails.indexOf(email) === at ? [] : [`line ${read.lineOf(`${at}.email`)}: ${at}.email is there twice`],
    )
    return twice.length === 0 ? { ok: true, users: parsed.data } : { ok: false, faults: twice }
  }
  const faults = parsed.error.issues.flatMap((issue) => {
    const said = (path: readonly PropertyKey[], why: string) =>
      `line ${read.lineOf(path.join('.'))}: ${path.join('.') || 'the whole'} ${why}`
    if (issue.code !== 'unrecognized_keys') return [said(issue.path, wordsOf(issue, read.value))]
    return issue.keys.map((key) => {
      const meant = nearestName(key, Object.keys(user.shape))
      const why = meant === null ? `. There are ${Object.keys(user.shape).join(', ')}` : `: did you mean ${meant}?`
      return said([...issue.path, key], `isn’t a field${why}`)
    })
  })
  return { ok: false, faults }
}

const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'an object', string: 'a text' }

/** What is accepted there, in our words. */
function wordsOf(issue: z.core.$ZodIssue, whole: unknown): string {
  const given = issue.path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    whole,
  )
  switch (issue.code) {
    case 'invalid_type':
      return given === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_format':
      return 'must be an address, such as marie@example.eu'
    case 'invalid_value': {
      const names = issue.values.map(String)
      const meant = typeof given === 'string' ? nearestName(given, names) : null
      return `must be one of ${names.join(', ')}${meant === null ? '' : `: did you mean ${meant}?`}`
    }
    case 'too_small':
      return issue.path.length === 0 ? 'must hold somebody' : 'must not be empty'
    default:
      return 'can’t be used'
  }
}
