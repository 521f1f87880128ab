import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'
import type { Passkey } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { factsOf } from './add.ts'
import { makeOf } from './makes.ts'
import { relyingParty, userHandle } from '../../webauthn/relying-party.ts'

/** A passkey as My Account lists it. */
export type ListedPasskey = Pick<
  Passkey,
  'id' | 'name' | 'kind' | 'discoverable' | 'backedUp' | 'createdAt' | 'lastUsedAt'
> & {
  /** E.g. `Windows Hello`; null where the authenticator doesn't say. */
  readonly make: string | null
}

/** The account has no such passkey (any more): answer 404. */
export interface UnknownPasskey {
  readonly ok: false
  readonly reason: 'unknown'
}

/**
 * The passkeys of an account, oldest first.
 * @returns with them what browsers may be told, so that password managers forget those that were removed.
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-allacceptedcredentialsoptions
 */
export async function listPasskeys(
  context: Pick<Context, 'store' | 'settings'>,
  { accountId }: { readonly accountId: string },
): Promise<{
  readonly passkeys: readonly ListedPasskey[]
  readonly accepted: {
    readonly rpId: string
    readonly userId: string
    readonly allAcceptedCredentialIds: readonly string[]
  }
}> {
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
    accepted: {
      rpId: relyingParty(context.settings).id,
      userId: userHandle(accountId),
      allAcceptedCredentialIds: all.map(({ credentialId }) => credentialId),
    },
  }
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
  const activity = activityEntry(context, { accountId, kind: 'passkey-renamed', details: { passkey: name } })
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
    activity: activityEntry(context, { accountId: account.id, kind: 'passkey-removed', details: facts }),
  })
  return removed ? { ok: true } : { ok: false, reason: 'unknown' }
}
