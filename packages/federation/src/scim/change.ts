import { emailKey } from '@laissez-passer/core/email'
import { changeAccount, deleteAccount, lockAccount, renameAccount, unlockAccount } from '@laissez-passer/core/operator'
import type { Account } from '@laissez-passer/core/ports'
import { fault, noSuchUser, type ScimAnswer } from './answer.ts'
import { readPatch } from './patch.ts'
import {
  byOf,
  invalid,
  isFree,
  objectOf,
  reading,
  type ScimContext,
  type ScimRequest,
  shown,
  spoken,
  taken,
  theirs,
} from './request.ts'
import { readUser, type SaidOfUser } from './user.ts'

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
  // Deleted and made anew they would be back, and nothing would be left of why they were locked.
  if ((await lockOf(context, { client, account })) === 'operator') return operatorsLock
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
    if ((await lockOf(context, { client, account })) !== 'own') return operatorsLock
    await unlockAccount(context, acting)
  }
  const refusal = stays ? await rename(context, { client, account, said }) : null
  if (refusal !== null) return refusal
  const known = await context.store.provisioned.find({ client: client.name, accountId: account.id })
  const called = externalId === undefined ? (known?.externalId ?? null) : externalId
  if (
    !(await context.store.provisioned.note(
      { accountId: account.id, client: client.name, externalId: called },
      { now: context.now },
    ))
  )
    return taken(called)
  const language = spoken(context, said.language)
  if (language !== null) await changeAccount(context, { ...acting, language })
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

const operatorsLock = fault(403, 'The operator locked this account: the operator unlocks or deletes it')

/**
 * Whose the lock of an account is: this client's own, somebody else's, or nobody's; `forgotten`: it is older
 * than the activity log.
 */
async function lockOf(
  { store }: ScimContext,
  { account, client }: ScimRequest & { readonly account: Account },
): Promise<'none' | 'own' | 'operator' | 'forgotten'> {
  if (account.status !== 'locked') return 'none'
  const [locked] = await store.activity.list(account.id, { limit: 1, kinds: ['account-locked'] })
  if (locked === undefined) return 'forgotten'
  return locked.by?.via === 'scim' && locked.by.name === client.name ? 'own' : 'operator'
}
