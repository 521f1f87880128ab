import { auditEntry } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import type { OutboxEntry } from '../ports/index.ts'
import type { Acting } from './acting.ts'

/**
 * Deletes a message that waits or was given up: it is never sent. The audit log says of which kind it was.
 *
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input who, why, and which: the message's id.
 * @returns what it was; null when there is none (any more): then nothing was written.
 */
export async function dropMessage(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { id, ...acting }: Acting & { readonly id: string },
): Promise<Pick<OutboxEntry, 'kind' | 'template'> | null> {
  const found = await context.store.outbox.find(id)
  if (found === null) return null
  const { template } = found
  const audit = [await auditEntry(context, { kind: 'message-dropped', details: { template }, ...acting })]
  return context.store.outbox.drop(id, { audit })
}
