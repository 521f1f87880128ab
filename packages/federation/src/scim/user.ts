import type { Account, Provisioned } from '@laissez-passer/core/ports'

/** The schema of people. */
export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** An account as a client of SCIM sees it. Its `id` is the unique identifier, its name the address. */
export function userOf(
  account: Pick<Account, 'uid' | 'email' | 'firstName' | 'lastName' | 'language' | 'status' | 'createdAt'>,
  { externalId, location }: { readonly externalId: Provisioned['externalId']; readonly location: string },
): Readonly<Record<string, unknown>> {
  const { createdAt, email, firstName, language, lastName, status, uid } = account
  const formatted = `${firstName} ${lastName}`.trim()
  return {
    schemas: [userSchema],
    id: uid,
    ...(externalId === null ? {} : { externalId }),
    userName: email,
    name: { givenName: firstName, familyName: lastName, formatted },
    displayName: formatted,
    emails: [{ value: email, type: 'work', primary: true }],
    preferredLanguage: language,
    active: status !== 'locked',
    meta: { resourceType: 'User', created: new Date(createdAt * 1000).toISOString(), location },
  }
}

/** What a client may say of somebody; undefined: nothing. Others' attributes are nothing to us. */
export interface SaidOfUser {
  readonly userName?: string
  readonly externalId?: string | null
  readonly givenName?: string
  readonly familyName?: string
  readonly email?: string
  readonly language?: string
  readonly active?: boolean
  readonly password?: string
}

type Json = Readonly<Record<string, unknown>>

/** A value of an attribute that is no such value. */
export class BadValue extends Error {}

/**
 * Reads what is said in a resource, or in an operation without a path. Names of attributes in any case (RFC
 * 7643 §2.1).
 *
 * @throws BadValue says which attribute, and what it takes.
 */
export function readUser(resource: Json): SaidOfUser {
  let said: SaidOfUser = {}
  for (const [path, value] of Object.entries(resource)) said = { ...said, ...readAttribute(path, value) }
  return said
}

/**
 * Reads one attribute, by its path: `name.givenName`, `emails[type eq "work"].value`; with or without the
 * schema before it.
 *
 * @param value null and undefined: it is removed.
 */
export function readAttribute(path: string, value: unknown): SaidOfUser {
  const name = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:User:/i, '').toLowerCase()
  if (name === 'username') return { userName: text(path, value) }
  if (name === 'externalid')
    return { externalId: value == null || value === '' ? null : text(path, value, { most: 256 }) }
  if (name === 'name') return isObject(value) ? namesOf(value) : refuse(path, 'an object')
  if (name === 'name.givenname') return { givenName: text(path, value) }
  if (name === 'name.familyname') return { familyName: text(path, value) }
  if (name === 'preferredlanguage' || name === 'locale') return { language: text(path, value) }
  if (name === 'active') return { active: truth(path, value) }
  if (name === 'password') return { password: text(path, value) }
  if (name === 'emails') return { email: emailOf(path, value) }
  if (/^emails(\[.*\])?\.value$/.test(name)) return { email: text(path, value) }
  return {}
}

function namesOf(name: Json): SaidOfUser {
  const given = valueOf(name, 'givenname')
  const family = valueOf(name, 'familyname')
  return {
    ...(given === undefined ? {} : { givenName: text('name.givenName', given) }),
    ...(family === undefined ? {} : { familyName: text('name.familyName', family) }),
  }
}

/** The primary one, or the first. */
function emailOf(path: string, value: unknown): string {
  const list = Array.isArray(value) ? value.filter(isObject) : []
  const chosen = list.find((each) => valueOf(each, 'primary') === true) ?? list[0]
  return chosen === undefined
    ? refuse(path, 'a list of { value, type, primary }')
    : text(path, valueOf(chosen, 'value'))
}

function text(path: string, value: unknown, { most = 1000 }: { readonly most?: number } = {}): string {
  return typeof value === 'string' && value.length <= most && value.isWellFormed()
    ? value
    : refuse(path, `a text of ${most} characters at most`)
}

/** Some directories write `"False"`. */
function truth(path: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return refuse(path, 'true or false')
}

function valueOf(object: Json, name: string): unknown {
  return Object.entries(object).find(([key]) => key.toLowerCase() === name)?.[1]
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(path: string, accepted: string): never {
  throw new BadValue(`${path} must be ${accepted}`)
}
