import type { Outgoing, Runtime, Seconds, Store } from '@laissez-passer/core/ports'
import { createOutboxWorker, type OutboxWorkerOptions } from '@laissez-passer/delivery/outbox'
import { createLogoutWorker, type LogoutEvent, type LogoutWorkerOptions } from '@laissez-passer/federation/logout'
import type { DeliveryContext } from '@laissez-passer/federation/events'
import { type AuditOptions, auditWork } from './audit.ts'
import { eventWork } from './events.ts'
import type { Carriers } from './carriers.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { Meters } from './meters.ts'
import { type Log, type LogEvent, whatFailed } from '@laissez-passer/server/log'

/** How often expired rows are swept, in seconds. */
const SWEEP_EVERY = 300

/** Wakes the sweep, and what is due with it, before its time. */
export const sweepTopic = 'sweep'

/** A Worker may ask a thousand queries in a call, one for each row that is sealed among them. */
const SEALED_AT_ONCE = 200

/** How often the audit log is sealed, in seconds. */
const SEAL_EVERY = 2

/** What a provider does besides answering. */
export interface Background {
  /** Delivers messages, seals the audit log and sweeps expired rows until `signal` aborts. */
  readonly run: (options: { readonly signal: AbortSignal }) => Promise<void>
  /**
   * Does what was asked for and delivers what is due, then resolves: for runtimes that are called when there
   * is something (a queue).
   * @returns `againAt`: something couldn't be delivered, and this is when the next of all is due; null:
   * nothing has to be done before the next tick
   * @throws what the database said, where it didn't answer
   */
  readonly deliver: (options?: { readonly signal?: AbortSignal }) => Promise<{ readonly againAt: Seconds | null }>
  /** Delivers and sweeps, then resolves: for runtimes that call in from time to time (Workers' cron). */
  readonly runOnce: (options?: { readonly signal?: AbortSignal }) => Promise<void>
}

/** What the work needs. */
export interface BackgroundParts
  extends Pick<OutboxWorkerOptions, 'transports' | 'render'>,
    Pick<LogoutWorkerOptions, 'services' | 'settings'>,
    Pick<DeliveryContext, 'webhooks'> {
  /** How services are told of ended sessions; null: no service that is registered can be. */
  readonly outgoing: Outgoing | null
  readonly store: Store
  readonly runtime: Runtime
  readonly log: Log
  readonly audit?: AuditOptions | undefined
  /** Told how each message fares. */
  readonly carriers: Carriers
  readonly meters: Meters
  readonly beat: Heartbeat
  /** What somebody asked for and waits for; done before messages are delivered, and at each sweep. */
  readonly asked: readonly (() => Promise<unknown>)[]
  /** What else is due from time to time; done at each sweep, whatever becomes of the others. */
  readonly finish: readonly (() => Promise<unknown>)[]
}

/** The work in the background. Several processes may do it at once; a failure is logged and tried again. */
export function background(parts: BackgroundParts): Background {
  const {
    asked,
    beat,
    carriers,
    finish,
    log,
    meters,
    outgoing,
    render,
    runtime,
    services,
    settings,
    store,
    transports,
    webhooks,
  } = parts
  const { keyRing, now, random, signals } = runtime
  const worker = createOutboxWorker({
    store,
    keyRing,
    transports,
    render,
    clock: now,
    onEvent: (outcome) => {
      carriers.note(outcome)
      meters.message(outcome)
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

  const logouts = createLogoutWorker({
    store,
    keyRing,
    random,
    settings,
    services,
    outgoing: outgoing ?? (() => Promise.resolve({ ok: false, reason: 'forbidden-host' })),
    clock: now,
    onEvent: (event) => {
      meters.notice(event)
      log(logoutLine(event))
    },
  })

  const audit = auditWork(parts)
  const events = eventWork({ store, keyRing, random, settings, services, webhooks, clock: now })

  async function seal(most?: number): Promise<void> {
    try {
      await audit.seal(most)
      await events.follow()
    } catch (error) {
      log({ level: 'warn', event: 'audit-unsealed', ...whatFailed(error) })
    }
  }

  async function sealOften(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await seal()
      beat.beat()
      await signals.wait('audit', { timeoutMs: SEAL_EVERY * 1000, signal })
    }
    beat.stop()
  }

  const steps = [
    ...finish,
    ...asked,
    () => audit.tidy(),
    () => events.tidy(),
    // Those that nobody has cost what others' cost: the more people sign in, the fewer of them.
    async () => runtime.hasher.imitate?.(await store.accounts.passwordKinds()),
    async () => log({ level: 'debug', event: 'swept', count: await store.sweep({ now: now() }) }),
  ]

  async function take(those: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const step of those)
      try {
        await step()
      } catch (error) {
        log({ level: 'warn', event: 'sweep-failed', ...whatFailed(error) })
      }
  }

  async function sweepOften(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await take(steps)
      await signals.wait(sweepTopic, { timeoutMs: SWEEP_EVERY * 1000, signal })
    }
  }

  async function send(options: { readonly signal?: AbortSignal } = {}) {
    await seal(SEALED_AT_ONCE)
    // Both to their end: a Worker's call that ends takes with it what goes on in it.
    const [sent, told] = await Promise.allSettled([worker.runOnce(options), logouts.runOnce(options)])
    if (sent.status === 'rejected') throw sent.reason
    if (told.status === 'rejected') throw told.reason
    const { failed } = sent.value
    const [next] = failed > 0 ? await store.outbox.list({ state: 'waiting', limit: 1 }) : []
    return { againAt: next?.dueAt ?? null }
  }

  return {
    deliver: async (options) => {
      await take(asked)
      return send(options)
    },
    run: async ({ signal }) => {
      await Promise.all([
        worker.run({ signal, signals }),
        logouts.run({ signal, signals }),
        sealOften(signal),
        sweepOften(signal),
      ])
    },
    runOnce: async (options) => {
      await send(options)
      await take(steps)
    },
  }
}

function logoutLine({ event, kind, reason, service }: LogoutEvent): LogEvent {
  return {
    level: event === 'logout-told' ? 'info' : 'warn',
    event,
    ...(service === undefined ? {} : { service }),
    ...(kind === undefined ? {} : { kind }),
    ...(reason === undefined ? {} : { reason }),
  }
}
