import { auditEntry } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import type { Administrator } from './require-administrator.ts'

/**
 * Writes into the audit log that an administrator looked at somebody's account. One commit.
 *
 * @param context `store`, `random`, `now` and `keyRing` are used.
 * @param input who, and at whose.
 */
export async function lookedAt(
  context: Pick<Context, 'store' | 'random' | 'now' | 'keyRing'>,
  { accountId, administrator }: { readonly administrator: Administrator; readonly accountId: string },
): Promise<void> {
  const by = { via: 'administration', name: administrator.account.uid } as const
  await context.store.audit.add([await auditEntry(context, { kind: 'account-looked-at', by, accountId })])
}
