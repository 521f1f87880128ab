import type { ActivityEntry, AuditEntry, OutboxMessage } from '@laissez-passer/core/ports'
import { type Sql, sql } from './sql/sql.ts'
import { activity as activityTable } from './activity/tables.ts'
import { nextOrder } from './audit/order.ts'
import { audit as auditTable } from './audit/tables.ts'
import { outbox } from './messages/tables.ts'
import { insertInto } from './sql/insert.ts'
import { queueing, type Statement, statement } from './sql/statements.ts'

/** What an operation causes besides its own change; committed with it, where `where` holds. */
export interface Effects {
  readonly messages?: readonly OutboxMessage[]
  /** A line for the person, and a row for the audit log. */
  readonly activity?: ActivityEntry | null
  /** Rows for the audit log alone. */
  readonly audit?: readonly AuditEntry[]
  readonly clearThrottle?: readonly string[]
}

const always = sql`1 = 1`

/**
 * Statements that write messages, activity and audit log and clear counts, each only where the condition
 * holds. The one place from which either log is written.
 */
export function effects(
  { messages = [], activity = null, audit = [], clearThrottle = [] }: Effects,
  where: Sql<unknown> = always,
): readonly Statement[] {
  return [
    ...messages.map((message) =>
      queueing(
        'message',
        statement(
          insertInto(
            outbox,
            { ...message, dueAt: message.createdAt, attempts: 0 },
            { own: ['dueAt', 'attempts'], where },
          ),
        ),
      ),
    ),
    ...(activity ? [note(activity, where)] : []),
    ...[...(activity ? [auditRow(activity)] : []), ...audit.map((row) => ({ ...row, accountId: null }))].map((row) =>
      statement(insertInto(auditTable, { ...row, sequence: nextOrder() }, { own: ['accountId', 'sequence'], where })),
    ),
    ...(clearThrottle.length > 0
      ? [statement(sql`delete from throttle where key in (${sql.join(clearThrottle)}) and ${where}`)]
      : []),
  ]
}

function note(entry: ActivityEntry, where: Sql<unknown>): Statement {
  const position = sql`(select coalesce(max(position), 0) + 1 from activity where account_id = ${entry.accountId})`
  return statement(
    insertInto(
      activityTable,
      { ...entry, by: entry.by ?? null, mergedUid: null, position },
      { own: ['position'], where },
    ),
  )
}

/** What the audit log keeps of it. */
export function auditRow(entry: ActivityEntry): AuditEntry & Pick<ActivityEntry, 'accountId'> {
  const { accountId, at, by, facts, id, kind, reason, subject } = entry
  return { id, at, kind, subject, by: by ?? null, reason: reason ?? null, details: facts, accountId }
}
