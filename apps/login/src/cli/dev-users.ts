import { nearestName } from '@laissez-passer/core/typed'
import type { UserOptions } from '@laissez-passer/testing'
import * as z from 'zod'
import { readJson } from '../settings/json-text.ts'

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
    if (issue.code !== 'unrecognized_keys') return [said(issue.path, `can’t be used: ${issue.message}`)]
    return issue.keys.map((key) => {
      const meant = nearestName(key, Object.keys(user.shape))
      const why = meant === null ? `. There are ${Object.keys(user.shape).join(', ')}` : `: did you mean ${meant}?`
      return said([...issue.path, key], `isn’t a field${why}`)
    })
  })
  return { ok: false, faults }
}
