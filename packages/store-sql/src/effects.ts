import type { ActivityEntry, OutboxMessage } from '@laissez-passer/core/ports'
import { type Sql, sql } from './sql/sql.ts'
import { activity as activityTable } from './activity/tables.ts'
import { outbox } from './messages/tables.ts'
import { insertInto } from './sql/insert.ts'
import { type Statement, statement } from './sql/statements.ts'

/** What an operation causes besides its own change; committed with it, where `where` holds. */
export interface Effects {
  readonly messages?: readonly OutboxMessage[]
  readonly activity?: ActivityEntry | null
  readonly clearThrottle?: readonly string[]
}

const always = sql`1 = 1`

/** Statements that write messages and activity and clear counts, each only where the condition holds. */
export function effects(
  { messages = [], activity = null, clearThrottle = [] }: Effects,
  where: Sql<unknown> = always,
): readonly Statement[] {
  return [
    ...messages.map((message) =>
      statement(
        insertInto(
          outbox,
          { ...message, dueAt: message.createdAt, attempts: 0 },
          { own: ['dueAt', 'attempts'], where },
        ),
      ),
    ),
    ...(activity ? [note(activity, where)] : []),
    ...(clearThrottle.length > 0
      ? [statement(sql`delete from throttle where key in (${sql.join(clearThrottle)}) and ${where}`)]
      : []),
  ]
}

function note(entry: ActivityEntry, where: Sql<unknown>): Statement {
  const position = sql`(select coalesce(max(position), 0) + 1 from activity where account_id = ${entry.accountId})`
  return statement(insertInto(activityTable, { ...entry, position }, { own: ['position'], where }))
}
