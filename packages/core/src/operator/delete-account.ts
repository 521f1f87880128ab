import type { Context } from '../context/index.ts'
import { beginDeletion } from '../deletion/ask.ts'
import { deleteNow } from '../deletion/delete-now.ts'
import type { Seconds } from '../ports/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Deletes somebody's account for an operator: at once, or after the waiting time in which the person may
 * cancel. Everything goes; a last mail says so to its address.
 *
 * @param context the use case's.
 * @param input who, why, and whose; `waits`: the waiting time that the person would have; default: at once.
 * @returns when it is due, null: it is gone; `waiting-already` when one waits (at once goes all the same);
 * `unknown-account` when there is none (any more).
 */
export async function deleteAccount(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  { accountId, by, reason, waits = false }: ActingOn & { readonly waits?: boolean },
): Promise<
  | { readonly ok: true; readonly dueAt: Seconds | null }
  | UnknownAccount
  | { readonly ok: false; readonly reason: 'waiting-already' }
> {
  const account = await context.store.accounts.find({ id: accountId })
  if (!account) return unknownAccount
  if (waits && context.settings.accountDeletionSeconds > 0) {
    const begun = await beginDeletion(context, { account, askedBy: 'operator', by, reason })
    return begun.ok ? begun : { ok: false, reason: 'waiting-already' }
  }
  return (await deleteNow(context, { account, by, reason })) ? { ok: true, dueAt: null } : unknownAccount
}
