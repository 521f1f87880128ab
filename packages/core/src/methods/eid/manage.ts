import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Account, LinkedEid } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'

/** A linked eID as My Account lists it. */
export type ListedEid = Pick<LinkedEid, 'id' | 'country' | 'name' | 'assurance' | 'createdAt' | 'lastUsedAt'>

/**
 * The eIDs of an account, oldest first.
 * @returns with them whether the last of them is the only way in, so that it can't be unlinked before there
 * is a password.
 */
export async function listEids(
  { store }: Pick<Context, 'store'>,
  { account }: { readonly account: Account },
): Promise<{ readonly eids: readonly ListedEid[]; readonly onlyWayIn: boolean }> {
  const all = await store.eids.list(account.id)
  return {
    eids: all.map(({ assurance, country, createdAt, id, lastUsedAt, name }) => ({
      assurance,
      country,
      createdAt,
      id,
      lastUsedAt,
      name,
    })),
    onlyWayIn: account.passwordHash === null && all.length === 1,
  }
}

/**
 * Unlinks an eID; a mail says so.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; `eidId`: from the form.
 * @returns `unknown`: the account has no such eID: answer 404; `only-way-in`: first a password, then this.
 */
export async function unlinkEid(
  context: Context,
  { fresh, eidId }: { readonly fresh: FreshSession; readonly eidId: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'only-way-in' }> {
  const { account } = fresh
  const { eids } = await listEids(context, { account })
  const eid = eids.find(({ id }) => id === eidId)
  if (!eid) return { ok: false, reason: 'unknown' }
  const details = { eid: eid.name }
  const unlinked = await context.store.eids.unlink({
    accountId: account.id,
    eidId,
    messages: [await accountMail(context, account, { template: 'eid-unlinked', params: details })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'eid-unlinked', details }),
  })
  return unlinked === 'unlinked' ? { ok: true } : { ok: false, reason: unlinked }
}
