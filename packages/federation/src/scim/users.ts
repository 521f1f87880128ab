import type { Context } from '@laissez-passer/core/context'
import { emailKey } from '@laissez-passer/core/email'
import type { FieldIssue } from '@laissez-passer/core/errors'
import {
  createAccount,
  deleteAccount,
  inviteAccount,
  lockAccount,
  renameAccount,
  unlockAccount,
} from '@laissez-passer/core/operator'
import type { Account, Actor } from '@laissez-passer/core/ports'
import { fault, noSuchUser, type ScimAnswer } from './answer.ts'
import { isTheirs, type ScimClient } from './clients.ts'
import { readFilter } from './filter.ts'
import { readPatch } from './patch.ts'
import { BadValue, readUser, type SaidOfUser, userOf } from './user.ts'

/** What SCIM's use cases need: the context of operators' use cases. */
export type ScimContext = Pick<Context, 'store' | 'hasher' | 'keyRing' | 'random' | 'settings' | 'now' | 'canMail'>

/** A request of a client that showed its token. */
export interface ScimRequest {
  readonly client: ScimClient
}

const most = 200

const byOf = ({ name }: ScimClient): Actor => ({ via: 'scim', name })

/**
 * Creates somebody: invited by mail, or with a password that the directory says. One whom the directory calls
 * inactive is created locked.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.3
 */
export async function createUser(
  context: ScimContext,
  { body, client }: ScimRequest & { readonly body: unknown },
): Promise<ScimAnswer> {
  const read = reading(() => readUser(objectOf(body)))
  if (!read.ok) return read.answer
  const {
    active = true,
    email,
    externalId = null,
    familyName = '',
    givenName = '',
    language,
    password,
    userName,
  } = read.said
  const address = email ?? userName ?? ''
  if (!isTheirs(client, address)) return notTheirs(client)
  const [fallback = 'en'] = context.settings.languages
  const person = {
    email: address,
    firstName: givenName,
    lastName: familyName,
    language: spoken(context, language) ?? fallback,
  }
  const acting = { by: byOf(client), reason: null, person }
  if (!(await isFree(context, { client, externalId, accountId: null }))) return taken(externalId)
  // Who was invited before is there already, as far as a directory is concerned.
  if ((await context.store.accounts.find({ email: emailKey(address) })) !== null)
    return fault(409, 'There is an account with this address', 'uniqueness')
  const made =
    password === undefined
      ? await inviteAccount(context, acting)
      : await createAccount(context, { ...acting, password })
  if (!made.ok)
    return made.reason === 'invalid' ? invalid(made.issues) : fault(409, 'There is such an account', 'uniqueness')
  const account = await context.store.accounts.find({ uid: made.uid })
  if (account === null) return noSuchUser
  await context.store.provisioned.note({ accountId: account.id, client: client.name, externalId })
  if (!active) await lockAccount(context, { accountId: account.id, by: byOf(client), reason: null })
  return shown(context, { status: 201, client, uid: made.uid })
}

/** Shows one of the client's people, by the unique identifier. */
export async function readOneUser(
  context: ScimContext,
  { client, uid }: ScimRequest & { readonly uid: string },
): Promise<ScimAnswer> {
  return shown(context, { status: 200, client, uid })
}

/**
 * Lists the people whom a client manages; or finds one of its domains by a filter, managed or not, so that a
 * directory takes up whom it finds.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2
 */
export async function listUsers(
  context: ScimContext,
  {
    client,
    count,
    filter,
    startIndex,
  }: ScimRequest & { readonly filter: string | null; readonly startIndex: number; readonly count: number },
): Promise<ScimAnswer> {
  if (filter !== null) return found(context, { client, filter })
  const offset = Math.max(startIndex, 1) - 1
  const limit = Math.min(Math.max(count, 0), most)
  const { domains, name } = client
  const { accounts, total } = await context.store.provisioned.list({ client: name, domains, offset, limit })
  const people = await Promise.all(
    accounts.map(async ({ accountId, externalId }) => {
      const account = await context.store.accounts.find({ id: accountId })
      return account === null ? [] : [userOf(account, { externalId, location: locationOf(context, account) })]
    }),
  )
  return listed(people.flat(), { total, startIndex: offset + 1 })
}

async function found(
  context: ScimContext,
  { client, filter }: ScimRequest & { readonly filter: string },
): Promise<ScimAnswer> {
  const asked = readFilter(filter)
  if (asked === null)
    return fault(400, 'filter must be userName, externalId, id or emails.value, eq, and a text', 'invalidFilter')
  const { accounts, provisioned } = context.store
  const { name } = client
  const account =
    asked.by === 'externalId'
      ? await provisioned
          .called({ client: name, externalId: asked.value })
          .then((known) => known && accounts.find({ id: known.accountId }))
      : await accounts.find(asked.by === 'id' ? { uid: asked.value } : { email: emailKey(asked.value) })
  if (account === null || !isTheirs(client, account.email)) return listed([], { total: 0, startIndex: 1 })
  return listed([await resource(context, { client, account })], { total: 1, startIndex: 1 })
}

/** Replaces what a client says of somebody: what it leaves out stays as it is. */
export async function replaceUser(
  context: ScimContext,
  request: ScimRequest & { readonly uid: string; readonly body: unknown },
): Promise<ScimAnswer> {
  const read = reading(() => readUser(objectOf(request.body)))
  return read.ok ? change(context, { ...request, said: read.said }) : read.answer
}

/** Changes somebody by operations. */
export async function patchUser(
  context: ScimContext,
  request: ScimRequest & { readonly uid: string; readonly body: unknown },
): Promise<ScimAnswer> {
  const read = reading(() => readPatch(request.body))
  return read.ok ? change(context, { ...request, said: read.said }) : read.answer
}

/**
 * Deletes somebody's account, at once and for good. Most directories switch people off instead.
 */
export async function deleteUser(
  context: ScimContext,
  { client, uid }: ScimRequest & { readonly uid: string },
): Promise<ScimAnswer> {
  const account = await theirs(context, { client, uid })
  if (account === null) return noSuchUser
  if (account.administrator) return operatorsOwn
  const deleted = await deleteAccount(context, { accountId: account.id, by: byOf(client), reason: null })
  return deleted.ok ? { status: 204, body: null } : noSuchUser
}

/** Whoever leaves is locked first, whatever else is said; all else is checked before anything is written. */
async function change(
  context: ScimContext,
  { client, said, uid }: ScimRequest & { readonly uid: string; readonly said: SaidOfUser },
): Promise<ScimAnswer> {
  const account = await theirs(context, { client, uid })
  if (account === null) return noSuchUser
  const acting = { accountId: account.id, by: byOf(client), reason: null }
  const { active, externalId } = said
  const stays = active !== false
  // Another address or a wrong name keeps nobody in who has to go.
  if (!stays && account.administrator) return operatorsOwn
  if (!stays) await lockAccount(context, acting)
  const addresses = [said.userName, said.email].filter((each) => each !== undefined)
  if (addresses.some((each) => emailKey(each) !== emailKey(account.email)))
    return fault(400, 'userName and emails can’t be changed: an address is confirmed by the person', 'mutability')
  if (said.password !== undefined) return fault(400, 'password can’t be changed: it is the person’s', 'mutability')
  if (externalId !== undefined && !(await isFree(context, { client, externalId, accountId: account.id })))
    return taken(externalId)
  if (active === true && account.status === 'locked') {
    if (!(await didLock(context, { client, account })))
      return fault(403, 'The operator locked this account, and unlocks it')
    await unlockAccount(context, acting)
  }
  const refusal = stays ? await rename(context, { client, account, said }) : null
  if (refusal !== null) return refusal
  const known = await context.store.provisioned.find({ client: client.name, accountId: account.id })
  const called = externalId === undefined ? (known?.externalId ?? null) : externalId
  if (!(await context.store.provisioned.note({ accountId: account.id, client: client.name, externalId: called })))
    return taken(called)
  const language = spoken(context, said.language)
  if (language !== null && language !== account.language)
    await context.store.accounts.configure(account.id, { language })
  return shown(context, { status: 200, client, uid })
}

/** Changes the names, where others are said; null: nothing hinders it. */
async function rename(
  context: ScimContext,
  { account, client, said }: ScimRequest & { readonly account: Account; readonly said: SaidOfUser },
): Promise<ScimAnswer | null> {
  const { familyName: lastName = account.lastName, givenName: firstName = account.firstName } = said
  if (firstName === account.firstName && lastName === account.lastName) return null
  if (account.administrator) return operatorsOwn
  const by = byOf(client)
  const renamed = await renameAccount(context, { accountId: account.id, by, reason: null, firstName, lastName })
  if (renamed.ok) return null
  if (renamed.reason === 'invalid') return invalid(renamed.issues)
  return renamed.reason === 'unknown-account'
    ? noSuchUser
    : fault(409, 'The account isn’t active: its names are said when it is opened')
}

/** Administrators could take a stolen token back: it must not be able to shut them out. */
const operatorsOwn = fault(403, 'This is an administrator of the provider: the operator takes the role away first')

/** Whether the lock of an account is this client's own: an operator's is none that a directory opens. */
async function didLock(
  { store }: ScimContext,
  { account, client }: ScimRequest & { readonly account: Account },
): Promise<boolean> {
  const [locked] = await store.activity.list(account.id, { limit: 1, kinds: ['account-locked'] })
  return locked?.by?.via === 'scim' && locked.by.name === client.name
}

/** Whether a client calls nobody else so. Who left its domains isn't called anything by it any more. */
async function isFree(
  { store }: ScimContext,
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
  await store.provisioned.note({ ...called, externalId: null })
  return true
}

function taken(externalId: string | null): ScimAnswer {
  return fault(409, `Somebody else’s externalId is “${externalId ?? ''}”`, 'uniqueness')
}

/** One of the client's domains alone; all others don't exist for it. */
async function theirs(
  { store }: ScimContext,
  { client, uid }: ScimRequest & { readonly uid: string },
): Promise<Account | null> {
  const account = await store.accounts.find({ uid })
  return account !== null && isTheirs(client, account.email) ? account : null
}

async function shown(
  context: ScimContext,
  { client, status, uid }: ScimRequest & { readonly status: 200 | 201; readonly uid: string },
): Promise<ScimAnswer> {
  const account = await theirs(context, { client, uid })
  if (account === null) return noSuchUser
  return { status, body: await resource(context, { client, account }), location: locationOf(context, account) }
}

async function resource(
  context: ScimContext,
  { account, client }: ScimRequest & { readonly account: Account },
): Promise<Readonly<Record<string, unknown>>> {
  const known = await context.store.provisioned.find({ client: client.name, accountId: account.id })
  return userOf(account, { externalId: known?.externalId ?? null, location: locationOf(context, account) })
}

function listed(
  resources: readonly Readonly<Record<string, unknown>>[],
  { startIndex, total }: { readonly total: number; readonly startIndex: number },
): ScimAnswer {
  return {
    status: 200,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: total,
      startIndex,
      itemsPerPage: resources.length,
      Resources: resources,
    },
  }
}

function locationOf({ settings }: ScimContext, { uid }: Pick<Account, 'uid'>): string {
  return `${settings.origin}${settings.addresses.scim}/Users/${encodeURIComponent(uid)}`
}

function spoken({ settings }: ScimContext, tag: string | undefined): string | null {
  const language = tag?.split(/[-_]/)[0]?.toLowerCase()
  return settings.languages.find((each) => each === language) ?? null
}

function notTheirs({ domains }: ScimClient): ScimAnswer {
  return fault(400, `emails or userName must be an address of ${domains.join(', ')}`, 'invalidValue')
}

const fieldNames: Readonly<Record<string, string>> = {
  email: 'emails',
  firstName: 'name.givenName',
  lastName: 'name.familyName',
  language: 'preferredLanguage',
  newPassword: 'password',
}

function invalid(issues: readonly FieldIssue[]): ScimAnswer {
  const said = issues.map(({ code, field }) => `${fieldNames[field] ?? field}: ${code}`)
  return fault(400, said.join('; '), 'invalidValue')
}

function reading(
  read: () => SaidOfUser,
): { readonly ok: true; readonly said: SaidOfUser } | { readonly ok: false; readonly answer: ScimAnswer } {
  try {
    return { ok: true, said: read() }
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, answer: fault(400, error.message, 'invalidValue') }
    throw error
  }
}

function objectOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadValue('The body must be a user')
  return { ...body }
}
