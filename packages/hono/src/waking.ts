import type { Queued, Signals, Store } from '@laissez-passer/core/ports'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { logoutTopic } from '@laissez-passer/federation/logout'

const topics: Readonly<Record<Queued, string>> = { message: outboxTopic, notice: logoutTopic }

/** Long enough for the answer to be on its way, in milliseconds. */
const AFTER = 20

/**
 * Wakes the workers for what was queued, instead of at their next look. Once the answer is out: its time
 * would say whether there was anything to send, and so who has an account.
 * @returns stops it
 */
export function wakeWhenQueued({
  signals,
  store,
}: {
  readonly signals: Pick<Signals, 'notify'>
  readonly store: Pick<Store, 'whenQueued'>
}): () => void {
  const due = new Set<Queued>()
  return store.whenQueued((queued) => {
    if (due.has(queued)) return
    due.add(queued)
    setTimeout(() => {
      due.delete(queued)
      signals.notify(topics[queued])
    }, AFTER)
  })
}
