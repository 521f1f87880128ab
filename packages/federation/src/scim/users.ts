import { emailKey } from '@laissez-passer/core/email'
import { createAccount, inviteAccount, lockAccount } from '@laissez-passer/core/operator'
import { fault, noSuchUser, type ScimAnswer } from './answer.ts'
import { isTheirs, type ScimClient } from './clients.ts'
import { readFilter } from './filter.ts'
import {
  byOf,
  invalid,
  isFree,
  locationOf,
  objectOf,
  reading,
  resource,
  type ScimContext,
  type ScimRequest,
  shown,
  spoken,
  taken,
} from './request.ts'
import { readUser, userOf } from './user.ts'

const most = 200

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
  // Whoever was invited before is there already, as far as a directory is concerned.
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
  const called = { accountId: account.id, client: client.name }
  // Somebody else was called so meanwhile: this one is made, and has no such name.
  const noted = await context.store.provisioned.note({ ...called, externalId }, { now: context.now })
  if (!noted) await context.store.provisioned.note({ ...called, externalId: null }, { now: context.now })
  if (!active) await lockAccount(context, { accountId: account.id, by: byOf(client), reason: null })
  return noted ? shown(context, { status: 201, client, uid: made.uid }) : taken(externalId)
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

function notTheirs({ domains }: ScimClient): ScimAnswer {
  return fault(400, `emails or userName must be an address of ${domains.join(', ')}`, 'invalidValue')
}
