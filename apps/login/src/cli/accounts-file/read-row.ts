import type { FieldIssue } from '@laissez-passer/core/errors'
import { readForeignHash, readKeycloakHash } from '@laissez-passer/core/foreign-hashes'
import type { ImportedAccount } from '@laissez-passer/core/operator'
import type { Assurance } from '@laissez-passer/core/ports'
import { isObject } from './source-row.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a row says, or what is wrong with it. */
export type ReadRow =
  | { readonly ok: true; readonly account: ImportedAccount }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

/** How rows of a kind of file are read. */
export type RowReader = (
  fields: Fields,
  options: { readonly language: string; readonly languages: readonly string[] },
) => ReadRow

/** The names of our own columns; each is found in whatever case, with or without blanks and underscores. */
export const ownColumns = [
  'email',
  'firstName',
  'lastName',
  'name',
  'language',
  'uid',
  'status',
  'passwordHash',
  'passwordChangedAt',
  'assurance',
  'groups',
  'emailVerified',
] as const

type Column = (typeof ownColumns)[number]

const otherNames: Readonly<Record<string, Column>> = {
  mail: 'email',
  emailaddress: 'email',
  givenname: 'firstName',
  surname: 'lastName',
  familyname: 'lastName',
  displayname: 'name',
  fullname: 'name',
  locale: 'language',
  lang: 'language',
  uniqueidentifier: 'uid',
  hash: 'passwordHash',
  verified: 'emailVerified',
}

/** Which of our columns a name means; null: none. */
export function columnOf(name: string): Column | null {
  const plain = name.replace(/[\s_-]/g, '').toLowerCase()
  return ownColumns.find((column) => column.toLowerCase() === plain) ?? otherNames[plain] ?? null
}

/** A row in our own columns. */
export const ownRow: RowReader = (given, options) => {
  const fields = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const column = columnOf(name)
      return column === null ? [] : [[column, value] as const]
    }),
  )
  const hash = text(fields['passwordHash'])
  const verified = flag(fields['emailVerified'], true)
  const status = text(fields['status']) || 'active'
  const changedAt = momentOf(fields['passwordChangedAt'])
  const assurance = assuranceOf(text(fields['assurance']))
  const issues = [
    ...(verified === null ? [issue('emailVerified', 'boolean-form')] : []),
    ...(status === 'active' || status === 'locked' ? [] : [issue('status', 'status-form')]),
    ...(changedAt === undefined ? [issue('passwordChangedAt', 'time-form')] : []),
    ...(assurance === undefined ? [issue('assurance', 'assurance-form')] : []),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const uid = text(fields['uid'])
  return account({
    person: {
      ...personOf(fields, options),
      ...(uid === '' ? {} : { uid }),
      assurance: assurance ?? null,
      memberOf: groupsOf(fields['groups']),
    },
    hash,
    passwordChangedAt: changedAt ?? null,
    verified: verified ?? true,
    locked: status === 'locked',
  })
}

/**
 * A user of Keycloak's export.
 * @see https://www.keycloak.org/server/importExport
 */
export const keycloakRow: RowReader = (fields, options) => {
  const credentials = Array.isArray(fields['credentials']) ? fields['credentials'].filter(isObject) : []
  const credential = credentials.find(({ type }) => type === 'password')
  const attributes = isObject(fields['attributes']) ? fields['attributes'] : {}
  const locale = Array.isArray(attributes['locale']) ? attributes['locale'][0] : undefined
  const read = credential === undefined ? null : keycloakHash(credential)
  return account({
    person: personOf({ ...fields, language: locale }, options),
    hash: read === undefined ? '?' : (read ?? ''),
    passwordChangedAt: millisecondsOf(credential?.['createdDate']),
    verified: fields['emailVerified'] !== false,
    locked: fields['enabled'] === false,
  })
}

/** Undefined: there is one that can't be read; the salt and value are in JSON of their own. */
function keycloakHash(credential: Fields): string | null | undefined {
  const secret = jsonOf(credential['secretData'])
  const data = jsonOf(credential['credentialData'])
  const parameters = isObject(data['additionalParameters']) ? data['additionalParameters'] : {}
  const lists = Object.entries(parameters).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, value.map(String)] as const] : [],
  )
  return (
    readKeycloakHash({
      algorithm: text(data['algorithm'] ?? credential['algorithm']),
      iterations: Number(data['hashIterations'] ?? credential['hashIterations']),
      salt: text(secret['salt'] ?? credential['salt']),
      value: text(secret['value'] ?? credential['hashedSaltedValue']),
      parameters: Object.fromEntries(lists),
    }) ?? undefined
  )
}

function jsonOf(value: unknown): Fields {
  if (isObject(value)) return value
  try {
    const read: unknown = JSON.parse(text(value))
    return isObject(read) ? read : {}
  } catch {
    return {}
  }
}

/**
 * A user of better-auth, with the password of the account whose `providerId` is `credential` beside it, or in
 * a list `accounts`.
 */
export const betterAuthRow: RowReader = (fields, options) => {
  const accounts = Array.isArray(fields['accounts']) ? fields['accounts'].filter(isObject) : []
  const credential = accounts.find(({ providerId }) => providerId === 'credential')
  const verified = flag(fields['emailVerified'] ?? fields['email_verified'], true)
  const banned = flag(fields['banned'], false)
  return account({
    person: personOf(fields, options),
    hash: text(credential?.['password'] ?? fields['password']),
    passwordChangedAt: null,
    verified: verified ?? false,
    locked: banned ?? true,
  })
}

type Given = Omit<ImportedAccount, 'passwordHash'> & { readonly hash: string }

function account({ hash, ...rest }: Given): ReadRow {
  if (hash === '') return { ok: true, account: { ...rest, passwordHash: null } }
  // One of this provider's own comes back as it went.
  const passwordHash = /,keyid=[\w-]+\$/.test(hash) ? hash : readForeignHash(hash)
  return passwordHash === null
    ? { ok: false, issues: [issue('passwordHash', 'hash-unknown')] }
    : { ok: true, account: { ...rest, passwordHash } }
}

function issue(field: string, code: string): FieldIssue {
  return { field, code }
}

function personOf(fields: Fields, { language, languages }: Parameters<RowReader>[1]) {
  const [given, family] = [text(fields['firstName']), text(fields['lastName'])]
  const words = text(fields['name']).split(/\s+/)
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const named = given !== '' || family !== ''
  const spoken = text(fields['language']).replace('_', '-')
  const [primary = ''] = spoken.split('-')
  return {
    email: text(fields['email']),
    firstName: named ? given : words.slice(0, last === '' ? 1 : -1).join(' '),
    lastName: named ? family : last,
    // Whoever speaks another one is written to in the language of all.
    language: [spoken, primary.toLowerCase()].find((code) => languages.includes(code)) ?? language,
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** Null: it is neither. */
function flag(value: unknown, absent: boolean): boolean | null {
  if (value === undefined || value === null || value === '') return absent
  const said = typeof value === 'boolean' ? String(value) : text(value).toLowerCase()
  if (['true', '1', 'yes', 't'].includes(said)) return true
  return ['false', '0', 'no', 'f'].includes(said) ? false : null
}

/** Null: none is given; undefined: it is none. */
function momentOf(value: unknown): number | null | undefined {
  const said = text(value)
  if (said === '') return null
  const seconds = /^\d{1,10}$/.test(said) ? Number(said) : Math.floor(Date.parse(said) / 1000)
  return Number.isFinite(seconds) ? seconds : undefined
}

function millisecondsOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.floor(value / 1000) : null
}

function assuranceOf(said: string): Assurance | null | undefined {
  if (said === '') return null
  const levels: readonly Assurance[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP']
  return levels.find((level) => level === said.toUpperCase())
}

function groupsOf(value: unknown): readonly string[] | null {
  const names = Array.isArray(value) ? value.map(text) : text(value).split('|')
  const given = [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '')
  return given.length === 0 ? null : given
}
