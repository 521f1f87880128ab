import type { Context } from '@laissez-passer/core/context'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { Account, Actor } from '@laissez-passer/core/ports'
import { fault, noSuchUser, type ScimAnswer } from './answer.ts'
import { isTheirs, type ScimClient } from './clients.ts'
import { BadValue, type SaidOfUser, userOf } from './user.ts'

/** What SCIM's use cases need: the context of operators' use cases. */
export type ScimContext = Pick<Context, 'store' | 'hasher' | 'keyRing' | 'random' | 'settings' | 'now' | 'canMail'>

/** A request of a client that showed its token. */
export interface ScimRequest {
  readonly client: ScimClient
}

/** By whom it was done, for the logs. */
export const byOf = ({ name }: ScimClient): Actor => ({ via: 'scim', name })

/** Whether a client calls nobody else so. Whoever left its domains isn't called anything by it any more. */
export async function isFree(
  { now, store }: ScimContext,
  {
    accountId,
    client,
    externalId,
  }: ScimRequest & { readonly externalId: string | null; readonly accountId: string | null },
): Promise<boolean> {
  if (externalId === null) return true
  const called = await store.provisioned.called({ client: client.name, externalId })
  if (called === null || called.accountId === accountId) return true
  const other = await store.accounts.find({ id: called.accountId })
  if (other !== null && isTheirs(client, other.email)) return false
  await store.provisioned.note({ ...called, externalId: null }, { now })
  return true
}

/** Somebody else is called so. */
export function taken(externalId: string | null): ScimAnswer {
  return fault(409, `Somebody else’s externalId is “${externalId ?? ''}”`, 'uniqueness')
}

/** One of the client's domains alone; all others don't exist for it. */
export async function theirs(
  { store }: ScimContext,
  { client, uid }: ScimRequest & { readonly uid: string },
): Promise<Account | null> {
  const account = await store.accounts.find({ uid })
  return account !== null && isTheirs(client, account.email) ? account : null
}

/** Answers with somebody as they stand now. */
export async function shown(
  context: ScimContext,
  { client, status, uid }: ScimRequest & { readonly status: 200 | 201; readonly uid: string },
): Promise<ScimAnswer> {
  const account = await theirs(context, { client, uid })
  if (account === null) return noSuchUser
  return { status, body: await resource(context, { client, account }), location: locationOf(context, account) }
}

/** Somebody as this client sees them. */
export async function resource(
  context: ScimContext,
  { account, client }: ScimRequest & { readonly account: Account },
): Promise<Readonly<Record<string, unknown>>> {
  const known = await context.store.provisioned.find({ client: client.name, accountId: account.id })
  return userOf(account, { externalId: known?.externalId ?? null, location: locationOf(context, account) })
}

/** Where somebody is read. */
export function locationOf({ settings }: ScimContext, { uid }: Pick<Account, 'uid'>): string {
  return `${settings.origin}${settings.addresses.scim}/Users/${encodeURIComponent(uid)}`
}

/** The language that is offered; null: that one isn't. */
export function spoken({ settings }: ScimContext, tag: string | undefined): string | null {
  const language = tag?.split(/[-_]/)[0]?.toLowerCase()
  return settings.languages.find((each) => each === language) ?? null
}

const fieldNames: Readonly<Record<string, string>> = {
  email: 'emails',
  firstName: 'name.givenName',
  lastName: 'name.familyName',
  language: 'preferredLanguage',
  newPassword: 'password',
}

/** Says which attributes are wrong. */
export function invalid(issues: readonly FieldIssue[]): ScimAnswer {
  const said = issues.map(({ code, field }) => `${fieldNames[field] ?? field}: ${code}`)
  return fault(400, said.join('; '), 'invalidValue')
}

/** Reads, or says what can't be read. */
export function reading(
  read: () => SaidOfUser,
): { readonly ok: true; readonly said: SaidOfUser } | { readonly ok: false; readonly answer: ScimAnswer } {
  try {
    return { ok: true, said: read() }
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, answer: fault(400, error.message, 'invalidValue') }
    throw error
  }
}

/** A resource, whatever is in it. */
export function objectOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadValue('The body must be a user')
  return { ...body }
}
