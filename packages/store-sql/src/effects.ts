import type { ActivityEntry, OutboxMessage } from '@laissez-passer/core/ports'
import { type RawBuilder, sql } from 'kysely'
import { db, insertWhere, raw, type Statement, statement, columns } from './statements.ts'

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
  where: RawBuilder<unknown> = always,
): readonly Statement[] {
  return [
    ...messages.map((message) => statement(insertWhere('outbox', outboxRow(message), { where }))),
    ...(activity ? [note(activity, where)] : []),
    ...(clearThrottle.length > 0
      ? [
          statement(
            db
              .deleteFrom('throttle')
              .where('key', 'in', [...clearThrottle])
              .where(sql<boolean>`${where}`),
          ),
        ]
      : []),
  ]
}

function note({ id, accountId, kind, at, details }: ActivityEntry, where: RawBuilder<unknown>): Statement {
  const next = sql`(select coalesce(max(position), 0) + 1 from activity where account_id = ${accountId})`
  return statement(
    raw(sql`insert into activity (id, account_id, kind, at, details, position)
      select ${id}, ${accountId}, ${kind}, cast(${at} as bigint), ${JSON.stringify(details)}, ${next} where ${where}`),
  )
}

const messageColumns = ['id', 'kind', 'to', 'template', 'language', 'sealed', 'createdAt'] as const

function outboxRow(message: OutboxMessage) {
  return { ...columns(message, messageColumns), dueAt: message.createdAt, attempts: 0 }
}
