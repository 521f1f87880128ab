import type { OutboxMessage } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import type { Shards } from './shards.ts'

/**
 * Messages as they are written with a change in one database: those about an account of another are nobody's
 * there. They commit with their cause all the same, and only don't go where that account goes first.
 */
export function ownMessages(
  shards: Pick<Shards, 'of'>,
  { messages, store }: { readonly messages: readonly OutboxMessage[]; readonly store: SqlStore },
): readonly OutboxMessage[] {
  return messages.map((message) =>
    shards.of(message.accountId ?? '') === store ? message : { ...message, accountId: null },
  )
}

/** The same of an operation's argument, whatever it is. */
export function withOwnMessages(
  arg: unknown,
  { shards, store }: { readonly shards: Shards; readonly store: SqlStore },
): unknown {
  const messages: unknown = Reflect.get(Object(arg), 'messages')
  return Array.isArray(messages) ? { ...Object(arg), messages: ownMessages(shards, { messages, store }) } : arg
}
