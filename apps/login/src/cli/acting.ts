import { userInfo } from 'node:os'
import { type AuditFact, auditEntry, type AuditKind } from '@laissez-passer/core/audit'
import type { Context } from '@laissez-passer/core/context'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Actor, AuditEntry } from '@laissez-passer/core/ports'
import { type Environment, Refused, textOf, type Typed } from './command.ts'
import { openDataAt } from './open-data.ts'
import { openPlace } from './open-place.ts'
import type { Place } from './place-of-data.ts'

/** Whoever typed the command, and why: for the audit log. */
export function actingOf(typed: Typed): { readonly by: Actor; readonly reason: string | null } {
  return { by: { via: 'command', name: userInfo().username }, reason: textOf(typed, 'reason')?.trim() || null }
}

/** The row of the audit log that goes with what a command does, in one commit. */
export function auditRowOf(
  context: Pick<Context, 'random' | 'now' | 'keyRing'>,
  typed: Typed,
  what: Parameters<typeof noteInAudit>[2],
): Promise<AuditEntry> {
  return auditEntry(context, { ...actingOf(typed), ...what })
}

/** Writes what a command did, and no account's log tells, into the audit log. */
export async function noteInAudit(
  context: Pick<Context, 'store' | 'random' | 'now' | 'keyRing'>,
  typed: Typed,
  what: { readonly kind: AuditKind; readonly details?: Readonly<Partial<Record<AuditFact, string>>> },
): Promise<void> {
  await context.store.audit.add([await auditRowOf(context, typed, what)])
}

/**
 * The same for a command that opens no data: of a schema that is up to date, and where the secret key is
 * known. Elsewhere nothing is written, and the command is done all the same.
 */
export async function noteAtPlace(place: Place, typed: Typed, what: Parameters<typeof noteInAudit>[2]): Promise<void> {
  if ((await place.upkeep.schema()).missing.length > 0) return
  const opened = await openDataAt(place).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (opened === null) return
  try {
    await noteInAudit(opened.context, typed, what)
  } finally {
    await opened.close()
  }
}

/**
 * The same for a command that knows the settings alone, and has written its file: where the database isn't
 * reached that stays done, and is told.
 *
 * @returns a line for whoever typed it; null: nothing is to be said
 */
export async function noteFrom(
  environment: Environment,
  typed: Typed,
  what: Parameters<typeof noteInAudit>[2],
): Promise<string | null> {
  try {
    const place = await openPlace(environment)
    try {
      await noteAtPlace(place, typed, what)
    } finally {
      await place.close()
    }
    return null
  } catch (error) {
    if (!(error instanceof Refused || error instanceof LaissezPasserError)) throw error
    return `It isn’t in the audit log: ${error.message}`
  }
}
