import type { OutboxMessage } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import type { Shards } from './shards.ts'

/**
 * Messages that are written with a change in one database. Those for accounts of other databases are written
 * without an account: they commit with their cause, but aren't deleted with that account.
 */
export function ownMessages(
  shards: Pick<Shards, 'of'>,
  { messages, store }: { readonly messages: readonly OutboxMessage[]; readonly store: SqlStore },
): readonly OutboxMessage[] {
  return messages.map((message) =>
    shards.of(message.accountId ?? '') === store ? message : { ...message, accountId: null },
  )
}

/** The same for the messages in an operation's argument, if it has any. */
export function withOwnMessages(
  arg: unknown,
  { shards, store }: { readonly shards: Shards; readonly store: SqlStore },
): unknown {
  const messages: unknown = Reflect.get(Object(arg), 'messages')
  return Array.isArray(messages) ? { ...Object(arg), messages: ownMessages(shards, { messages, store }) } : arg
}
