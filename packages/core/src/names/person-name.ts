import type { FieldIssue } from '../errors.ts'
import { typedText } from '../typed/index.ts'
import { harmIssue } from './harmless.ts'

const longest = 100

/**
 * What makes a slogan, a formula or a picture of a name, in mails that go to whoever's address was typed: no
 * name has it, in any script. (＝ stands between the names of whoever isn't Japanese.)
 */
const loud = /(?!\uFF1D)[\p{Sc}\p{Sm}\p{So}!?\u00A1\u00BF#%*\\|[\]{}_@]/u

/**
 * What is wrong with a first or last name; null when nothing is. What a name may hold is decided by what must
 * never happen (links, controls, other directions, slogans), not by an alphabet: letters and marks of any
 * script, apostrophes and hyphens of all kinds, dots, digits.
 * @param field name of the form field.
 * @param value as typed.
 * @returns `required`, `too-long` (100), `name-no-letter`, or as `harmIssue`.
 */
export function nameIssue(field: string, value: string): FieldIssue | null {
  const text = tidyName(value)
  if (text === '') return { field, code: 'required' }
  if (Array.from(text).length > longest) return { field, code: 'too-long', params: { max: longest } }
  const harm = harmIssue(field, text, { also: loud })
  if (harm !== null) return harm
  return /[\p{L}\p{Nl}]/u.test(text) ? null : { field, code: 'name-no-letter' }
}

/** A name as it is kept: as it was seen, NFC, single spaces, none around. */
export function tidyName(value: string): string {
  return typedText(value).replace(/\s+/gu, ' ')
}

/** First and last name, of which many people have only one. */
export interface PersonName {
  readonly firstName: string
  readonly lastName: string
}

/**
 * A person's names as they are kept. Who has one name writes it into either field: it is the first, since
 * letters greet by it.
 * @param typed as typed.
 */
export function tidyPersonName(typed: PersonName): PersonName {
  const [firstName, lastName] = [tidyName(typed.firstName), tidyName(typed.lastName)]
  return firstName === '' ? { firstName: lastName, lastName: '' } : { firstName, lastName }
}

/**
 * What is wrong with a person's names: `required` on the first when both are missing, else as `nameIssue`.
 * @param typed as typed.
 */
export function personNameIssues(typed: PersonName): readonly FieldIssue[] {
  const { firstName, lastName } = typed
  if (tidyName(firstName) === '' && tidyName(lastName) === '') return [{ field: 'firstName', code: 'required' }]
  return Object.entries({ firstName, lastName }).flatMap(([field, value]) =>
    tidyName(value) === '' ? [] : (nameIssue(field, value) ?? []),
  )
}

/** How long a title is at most: `Prof. Dr. Dr. h. c. mult.` has room. */
const longestTitle = 30

/**
 * What is wrong with what somebody writes before their names; nothing when it is left out.
 * @param typed as typed.
 * @returns issues on `title`: `too-long` (30), `name-no-letter`, or as `harmIssue`.
 */
export function titleIssues(typed: string): readonly FieldIssue[] {
  const text = tidyName(typed)
  if (text === '') return []
  if (Array.from(text).length > longestTitle)
    return [{ field: 'title', code: 'too-long', params: { max: longestTitle } }]
  const issue = nameIssue('title', text)
  return issue === null ? [] : [issue]
}

/** A title as it is kept: as a name is; null where there is none. */
export function tidyTitle(typed: string): string | null {
  return tidyName(typed) || null
}

/**
 * Both names, or the one there is; after the title, where the person has one.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims `name` includes titles
 */
export function fullName({ firstName, lastName, title }: PersonName & { readonly title?: string | null }): string {
  return [title ?? '', firstName, lastName].filter((name) => name !== '').join(' ')
}
