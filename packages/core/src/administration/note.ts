import { type AuditFact, auditEntry, type AuditKind } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import type { Administrator } from './require-administrator.ts'

/**
 * Writes into the audit log what an administrator did that no account's own log tells. One commit.
 *
 * @param context `store`, `random`, `now` and `keyRing` are used.
 * @param what who; which kind; at whose account, if at one; why, and the facts that are kept.
 */
export async function noteInAudit(
  context: Pick<Context, 'store' | 'random' | 'now' | 'keyRing'>,
  {
    administrator,
    ...what
  }: {
    readonly administrator: Administrator
    readonly kind: AuditKind
    readonly accountId?: string
    readonly reason?: string
    readonly details?: Readonly<Partial<Record<AuditFact, string>>>
  },
): Promise<void> {
  const by = { via: 'administration', name: administrator.account.uid } as const
  await context.store.audit.add([await auditEntry(context, { ...what, by })])
}
