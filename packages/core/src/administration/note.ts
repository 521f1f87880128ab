import { type AuditFact, auditEntry, type AuditKind } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import type { AuditEntry } from '../ports/index.ts'
import type { Administrator } from './require-administrator.ts'

/** What an administrator did that no account's own log tells. */
interface Noted {
  readonly administrator: Administrator
  readonly kind: AuditKind
  /** At whose account, if at one. */
  readonly accountId?: string
  readonly reason?: string
  readonly details?: Readonly<Partial<Record<AuditFact, string>>>
}

/**
 * The row of the audit log for what an administrator does, to be written in the commit that does it.
 *
 * @param context `random`, `now` and `keyRing` are used.
 */
export function rowOfAudit(
  context: Pick<Context, 'random' | 'now' | 'keyRing'>,
  { administrator, ...what }: Noted,
): Promise<AuditEntry> {
  return auditEntry(context, { ...what, by: { via: 'administration', name: administrator.account.uid } })
}

/**
 * Writes into the audit log what an administrator looked at. One commit. What changes something is written by
 * the commit that changes it: {@link rowOfAudit}.
 *
 * @param context `store`, `random`, `now` and `keyRing` are used.
 */
export async function noteInAudit(
  context: Pick<Context, 'store' | 'random' | 'now' | 'keyRing'>,
  noted: Noted,
): Promise<void> {
  await context.store.audit.add([await rowOfAudit(context, noted)])
}
