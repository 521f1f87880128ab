import type { MailboxEntry, MessageKind } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Messages that wait to be sent. `dueAt` is the end of the lease while a worker holds the message. */
export const outbox = table(
  'outbox',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts).orNull(),
    kind: text<MessageKind>(),
    to: text(),
    template: text(),
    language: text(),
    sealed: text(),
    createdAt: seconds(),
  },
  {
    own: { dueAt: seconds(), attempts: count(), error: text().orNull(), abandonedAt: seconds().orNull() },
    indexes: [
      { on: ['accountId'] },
      { on: ['abandonedAt', 'dueAt'] },
      { on: ['abandonedAt', 'createdAt', 'id'], where: "kind <> 'event'" },
      { on: ['abandonedAt', 'to', 'dueAt', 'id'], where: "kind = 'event'" },
    ],
  },
)

/** What the development mailbox was sent. `position` orders it. */
export const mailbox = table(
  'mailbox',
  {
    id: text().primaryKey(),
    kind: text<MailboxEntry['kind']>(),
    to: text(),
    subject: text(),
    text: text(),
    html: text(),
    sentAt: seconds(),
  },
  {
    own: { accountId: text().belongsTo(accounts).orNull(), position: count() },
    indexes: [{ on: ['accountId', 'sentAt'] }, { on: ['position'] }],
  },
)
