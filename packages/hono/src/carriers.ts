import type { MessageKind } from '@laissez-passer/core/ports'
import type { OutboxEvent } from '@laissez-passer/delivery/outbox'

/** Whether messages travel, as this process has seen it. */
export interface Carriers {
  note(event: Pick<OutboxEvent, 'event' | 'kind' | 'fault'>): void
  /**
   * Of each kind that was tried. `failing`: the operator has something to mend, or the last few all failed.
   */
  state(): Readonly<Partial<Record<MessageKind, 'ok' | 'failing'>>>
}

/** So many failures on end are more than a server that restarts. */
const FEW = 5

/** Keeps what became of the last messages of each kind, for readiness. */
export function carriers(): Carriers {
  const failures = new Map<MessageKind, number>()
  return {
    note({ event, kind, fault }) {
      // Whoever doesn't listen to events hinders nobody else's.
      if (kind === undefined || kind === 'event') return
      // A recipient's refusal is an answer: the way there works.
      if (event === 'message-delivered' || fault === 'recipient') failures.set(kind, 0)
      else failures.set(kind, fault === 'ours' ? FEW : (failures.get(kind) ?? 0) + 1)
    },
    state: () =>
      Object.fromEntries([...failures].map(([kind, count]) => [kind, count < FEW ? 'ok' : 'failing'] as const)),
  }
}
