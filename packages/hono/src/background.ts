import type { Runtime, Store } from '@laissez-passer/core/ports'
import { createOutboxWorker, type OutboxWorkerOptions } from '@laissez-passer/delivery/outbox'
import type { Carriers } from './carriers.ts'
import type { Log } from '@laissez-passer/server/log'

/** How often expired rows are swept, in seconds. */
const SWEEP_EVERY = 300

/** What a provider does besides answering. */
export interface Background {
  /** Delivers messages and sweeps expired rows until `signal` aborts. */
  readonly run: (options: { readonly signal: AbortSignal }) => Promise<void>
  /** The same once, then resolves: for runtimes that call in from time to time (Workers' cron). */
  readonly runOnce: (options?: { readonly signal?: AbortSignal }) => Promise<void>
}

/** What the work needs. */
export interface BackgroundParts extends Pick<OutboxWorkerOptions, 'transports' | 'render'> {
  readonly store: Store
  readonly runtime: Runtime
  readonly log: Log
  /** Told how each message fares. */
  readonly carriers: Carriers
  /** What else is due from time to time; called at each sweep. */
  readonly finish: () => Promise<number>
}

/** The work in the background. Several processes may do it at once; a failure is logged and tried again. */
export function background(parts: BackgroundParts): Background {
  const { carriers, finish, log, render, runtime, store, transports } = parts
  const { keyRing, now, signals } = runtime
  const worker = createOutboxWorker({
    store,
    keyRing,
    transports,
    render,
    clock: now,
    onEvent: (outcome) => {
      carriers.note(outcome)
      const { error, event, fault, kind, template } = outcome
      log({
        level: event === 'message-delivered' ? 'info' : fault === 'ours' ? 'error' : 'warn',
        event,
        ...(template === undefined ? {} : { template }),
        ...(kind === undefined ? {} : { kind }),
        ...(fault === undefined ? {} : { fault }),
        ...(error === undefined ? {} : { said: error }),
      })
    },
  })

  async function sweep(): Promise<void> {
    try {
      await finish()
      const count = await store.sweep({ now: now() })
      log({ level: 'debug', event: 'swept', count })
    } catch (error) {
      log({ level: 'warn', event: 'sweep-failed', error: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async function sweepOften(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sweep()
      await signals.wait('sweep', { timeoutMs: SWEEP_EVERY * 1000, signal })
    }
  }

  return {
    run: async ({ signal }) => {
      await Promise.all([worker.run({ signal, signals }), sweepOften(signal)])
    },
    runOnce: async (options = {}) => {
      await worker.runOnce(options)
      await sweep()
    },
  }
}
