import type { Context } from '../context/index.ts'
import { deleteNow } from '../deletion/delete-now.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Deletes somebody's account for an operator: everything goes, a last mail says so to its address.
 *
 * @param context the use case's.
 * @param input who, why, and whose.
 * @returns `unknown-account` when there is none (any more).
 */
export async function deleteAccount(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  { accountId, by, reason }: ActingOn,
): Promise<{ readonly ok: true } | UnknownAccount> {
  const account = await context.store.accounts.find({ id: accountId })
  return account && (await deleteNow(context, { account, by, reason })) ? { ok: true } : unknownAccount
}
