import { userInfo } from 'node:os'
import { type AuditFact, auditEntry, type AuditKind } from '@laissez-passer/core/audit'
import type { Context } from '@laissez-passer/core/context'
import type { Actor } from '@laissez-passer/core/ports'
import { textOf, type Typed } from './command.ts'

/** Whoever typed the command, and why: for the audit log. */
export function actingOf(typed: Typed): { readonly by: Actor; readonly reason: string | null } {
  return { by: { via: 'command', name: userInfo().username }, reason: textOf(typed, 'reason')?.trim() || null }
}

/** Writes what a command did, and no account's log tells, into the audit log. */
export async function noteInAudit(
  context: Pick<Context, 'store' | 'random' | 'now' | 'keyRing'>,
  typed: Typed,
  what: { readonly kind: AuditKind; readonly details?: Readonly<Partial<Record<AuditFact, string>>> },
): Promise<void> {
  await context.store.audit.add([await auditEntry(context, { ...actingOf(typed), ...what })])
}
