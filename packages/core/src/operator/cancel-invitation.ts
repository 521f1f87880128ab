import type { Context } from '../context/index.ts'
import { deleteNow } from '../deletion/delete-now.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Takes an invitation back: the pending account goes. Whoever follows the link at the same time has an
 * account or finds no invitation; one that was opened stays.
 *
 * @param context the use case's.
 * @param input who, why, and whose.
 * @returns `not-invited`: it was opened; `unknown-account`; then nothing was written.
 */
export async function cancelInvitation(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  { accountId, by, reason }: ActingOn,
): Promise<{ readonly ok: true } | UnknownAccount | { readonly ok: false; readonly reason: 'not-invited' }> {
  const { accounts } = context.store
  const account = await accounts.find({ id: accountId })
  if (account === null) return unknownAccount
  const notInvited = { ok: false, reason: 'not-invited' } as const
  if (account.status !== 'pending') return notInvited
  if (await deleteNow(context, { account, pending: true, by, reason })) return { ok: true }
  return (await accounts.find({ id: accountId })) === null ? unknownAccount : notInvited
}
