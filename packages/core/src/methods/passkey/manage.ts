import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'
import type { Account, Passkey } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { factsOf } from './add.ts'
import { makeOf } from './makes.ts'
import { userNames } from './options.ts'
import { relyingParty, userHandle } from '../../webauthn/relying-party.ts'

/** A passkey as My Account lists it. */
export type ListedPasskey = Pick<
  Passkey,
  'id' | 'name' | 'kind' | 'discoverable' | 'backedUp' | 'createdAt' | 'lastUsedAt'
> & {
  /** E.g. `Windows Hello`; null where the authenticator doesn't say. */
  readonly make: string | null
}

/** Which passkeys of an account are good, as browsers may be told, so that they forget others. */
export interface Accepted {
  readonly rpId: string
  readonly userId: string
  readonly allAcceptedCredentialIds: readonly string[]
}

/** What an account is called now, as browsers may be told. */
export interface UserDetails {
  readonly rpId: string
  readonly userId: string
  readonly name: string
  readonly displayName: string
}

/** The account has no such passkey (any more): answer 404. */
export interface UnknownPasskey {
  readonly ok: false
  readonly reason: 'unknown'
}

/**
 * The passkeys of an account, oldest first.
 * @returns with them what browsers may be told.
 */
export async function listPasskeys(
  context: Pick<Context, 'store' | 'settings'>,
  { accountId }: { readonly accountId: string },
): Promise<{ readonly passkeys: readonly ListedPasskey[]; readonly accepted: Accepted }> {
  const all = await context.store.passkeys.list(accountId)
  return {
    passkeys: all.map(({ id, name, kind, discoverable, backedUp, createdAt, lastUsedAt, aaguid }) => ({
      id,
      name,
      kind,
      discoverable,
      backedUp,
      createdAt,
      lastUsedAt,
      make: makeOf(aaguid),
    })),
    accepted: acceptedOf(context, { accountId, passkeys: all }),
  }
}

/**
 * What browsers are told of an account's passkeys. @see https://www.w3.org/TR/webauthn-3/#sctn-signal-methods
 */
export function acceptedOf(
  { settings }: Pick<Context, 'settings'>,
  { accountId, passkeys }: { readonly accountId: string; readonly passkeys: readonly Passkey[] },
): Accepted {
  return {
    rpId: relyingParty(settings).id,
    userId: userHandle(accountId),
    allAcceptedCredentialIds: passkeys.map(({ credentialId }) => credentialId),
  }
}

/** What browsers are told of its person. */
export function userDetails({ settings }: Pick<Context, 'settings'>, account: Account): UserDetails {
  return { rpId: relyingParty(settings).id, userId: userHandle(account.id), ...userNames(account) }
}

/**
 * Gives a passkey another name.
 * @param input `name`: 1 to 50 characters after trimming.
 * @returns `invalid` with an issue for `name` (`required`, `too-long`, `unsupported-characters`); `unknown`.
 */
export async function renamePasskey(
  context: Context,
  input: { readonly accountId: string; readonly passkeyId: string; readonly name: string },
): Promise<{ readonly ok: true } | Invalid | UnknownPasskey> {
  const { accountId, passkeyId } = input
  const name = tidyCredentialName(input.name)
  const issues = credentialNameIssues(name)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const activity = await activityEntry(context, { accountId, kind: 'passkey-renamed', details: { passkey: name } })
  const renamed = await context.store.passkeys.rename({ accountId, passkeyId, name, activity })
  return renamed ? { ok: true } : { ok: false, reason: 'unknown' }
}

/**
 * Removes a passkey; a mail says so.
 * @param input `fresh`: whose; `passkeyId`: as listed.
 * @returns `unknown`.
 */
export async function removePasskey(
  context: Context,
  { fresh, passkeyId }: { readonly fresh: FreshSession; readonly passkeyId: string },
): Promise<{ readonly ok: true } | UnknownPasskey> {
  const { account } = fresh
  const passkey = (await context.store.passkeys.list(account.id)).find(({ id }) => id === passkeyId)
  if (!passkey) return { ok: false, reason: 'unknown' }
  const facts = factsOf(passkey)
  const removed = await context.store.passkeys.remove({
    accountId: account.id,
    passkeyId,
    messages: [await accountMail(context, account, { template: 'passkey-removed', params: facts })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'passkey-removed', details: facts }),
  })
  return removed ? { ok: true } : { ok: false, reason: 'unknown' }
}
