import type { Signals } from '@laissez-passer/core/ports'

/**
 * Signals within one process (or one isolate): enough where a single process serves everybody. Waiters
 * elsewhere look again by themselves.
 */
export function localSignals(): Signals {
  const waiters = new Map<string, Set<() => void>>()
  return {
    notify(topic) {
      // A woken waiter removes itself: a set may shrink under its own iteration.
      for (const wake of waiters.get(topic) ?? []) wake()
    },
    wait(topic, { timeoutMs, signal }) {
      return new Promise((resolve) => {
        if (signal?.aborted === true) return resolve()
        const waiting = waiters.get(topic) ?? new Set()
        waiters.set(topic, waiting)
        const wake = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', wake)
          waiting.delete(wake)
          if (waiting.size === 0 && waiters.get(topic) === waiting) waiters.delete(topic)
          resolve()
        }
        const timer = setTimeout(wake, timeoutMs)
        signal?.addEventListener('abort', wake)
        waiting.add(wake)
      })
    },
  }
}
