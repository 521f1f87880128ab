import type { ClaimedNotice, LogoutOutcome, Protocol, Seconds, Signals, Store } from '@laissez-passer/core/ports'
import { servicesNamed } from '../oidc/index.ts'
import type { Service } from '../services/index.ts'
import { type ServiceTurns, serviceTurns } from './service-turns.ts'
import { toldAgainAt } from './retry.ts'
import { type LogoutContext, tell, type Told } from './tell.ts'
import { wayOf } from './way.ts'

/** The topic that wakes {@link LogoutWorker.run}: `signals.notify(logoutTopic)`. */
export const logoutTopic = 'logout'

/** What happened to one notice; nothing personal in it. */
export interface LogoutEvent {
  readonly event: 'logout-told' | 'logout-failed' | 'logout-given-up' | 'logouts-unavailable'
  /** What people call the service. */
  readonly service?: string
  readonly kind?: Protocol
  /** Why it wasn't told. */
  readonly reason?: string
}

/** What a worker needs. */
export interface LogoutWorkerOptions extends Omit<LogoutContext, 'now' | 'store'> {
  readonly store: LogoutContext['store'] & Pick<Store, 'logouts'>
  /** Unix seconds; a runtime's `now`. */
  readonly clock: () => Seconds
  readonly onEvent?: (event: LogoutEvent) => void
}

/** Tells services that sessions have ended. */
export interface LogoutWorker {
  /** Tells all that are due, then resolves: on Workers, once per cron tick. Several may run at once. */
  readonly runOnce: (options?: { readonly signal?: AbortSignal }) => Promise<void>
  /** Tells until `signal` aborts: looks every two seconds, and at once when `signals` says so. */
  readonly run: (options: { readonly signal: AbortSignal; readonly signals: Signals }) => Promise<void>
}

/** What is under way in one run, not shared: where the platform ended a call, nothing of it ever settles. */
interface Run {
  readonly underWay: Set<Promise<void>>
  readonly turns: ServiceTurns
}

/** What was tried, and what is noted of it. */
interface Tried {
  readonly known: readonly Service[]
  readonly told: Told
  readonly outcome: LogoutOutcome
}

/** How many services are told at a time. */
const atOnce = 64
/** A request lasts 5 s at most; what a killed process held is taken up soon after. */
const leaseSeconds = 15

/**
 * Makes a worker that tells services of ended sessions. Each is told at least once, and again, longer apart
 * each time, for a day, while it doesn't listen. A service that hangs holds up nobody: a few requests to it
 * are under way at most, and the next wait until its pause is over.
 */
export function createLogoutWorker(options: LogoutWorkerOptions): LogoutWorker {
  const { clock, onEvent = () => {}, store } = options
  const { logouts } = store
  const turnsOfRun = serviceTurns()
  const newRun = (): Run => ({ underWay: new Set(), turns: turnsOfRun() })

  async function handle(notice: ClaimedNotice, { turns }: Run): Promise<void> {
    let tried: Tried | null = null
    try {
      tried = await tryToTell(notice)
    } finally {
      // Whatever the database says, the next one has its turn.
      turns.end(notice.clientId, { restsUntil: tried ? restOf(tried) : undefined, now: clock() })
    }
    report(notice, tried)
    await logouts.settle([tried.outcome])
  }

  async function tryToTell(notice: ClaimedNotice): Promise<Tried> {
    const context: LogoutContext = { ...options, now: clock() }
    // A sealed ticket that no key opens any more is told never.
    const known = await servicesNamed(context, [notice.clientId])
    const told = await tell({ ...context, services: known }, notice).catch(
      (error: unknown): Told => ({ kind: 'failed', reason: nameOf(error), passing: true }),
    )
    return { known, told, outcome: outcomeOf(told, notice) }
  }

  function outcomeOf(told: Told, notice: ClaimedNotice): LogoutOutcome {
    const { id } = notice
    if (told.kind !== 'failed') return { id, status: told.kind, reason: told.kind === 'deaf' ? told.reason : null }
    const retryAt = told.passing ? toldAgainAt(notice, clock()) : null
    if (retryAt === null) return { id, status: 'refused', reason: told.reason }
    return { id, status: 'waiting', reason: told.reason, retryAt }
  }

  function report(notice: ClaimedNotice, { known, outcome, told }: Tried): void {
    if (told.kind === 'deaf') return
    const service = wayOf(known, notice).service?.name
    onEvent({
      event: told.kind === 'told' ? 'logout-told' : outcome.status === 'refused' ? 'logout-given-up' : 'logout-failed',
      kind: notice.protocol,
      ...(service === undefined ? {} : { service }),
      ...(told.kind === 'failed' ? { reason: told.reason } : {}),
    })
  }

  /** Takes what is due and begins to tell it. @returns whether there may be more. */
  async function begin(run: Run): Promise<boolean> {
    const { turns, underWay } = run
    const limit = atOnce - underWay.size
    if (limit <= 0) return false
    const claimed = await logouts.claim({ now: clock(), limit, leaseSeconds })
    const deferred: LogoutOutcome[] = []
    for (const notice of claimed) {
      const again = turns.begin(notice.clientId, clock())
      if (again !== null)
        deferred.push({ id: notice.id, status: 'waiting', reason: null, retryAt: again, untried: true })
      else {
        // What couldn't be noted is told again when its lease ends.
        const work = handle(notice, run).catch(() => onEvent({ event: 'logouts-unavailable' }))
        underWay.add(work)
        void work.then(() => underWay.delete(work))
      }
    }
    await logouts.settle(deferred)
    return claimed.length === limit
  }

  return {
    async runOnce({ signal } = {}) {
      const run = newRun()
      const { underWay } = run
      try {
        while (!signal?.aborted) {
          const more = await begin(run)
          if (underWay.size > 0) await Promise.race(underWay)
          else if (!more) return
        }
      } finally {
        // Whatever the database says, nothing is left under way.
        await Promise.all(underWay)
      }
    },
    async run({ signal, signals }) {
      const run = newRun()
      const { underWay } = run
      while (!signal.aborted) {
        try {
          while (!signal.aborted && (await begin(run)));
        } catch {
          onEvent({ event: 'logouts-unavailable' })
        }
        const waits = signals.wait(logoutTopic, { timeoutMs: 2000, signal })
        // Where all hands are full, whoever is done first makes room.
        await (underWay.size < atOnce ? waits : Promise.race([waits, ...underWay]))
      }
    },
  }
}

/** Until when a service is left alone; null: it listened. */
function restOf({ outcome, told }: Tried): Seconds | null {
  return told.kind === 'failed' ? (outcome.retryAt ?? null) : null
}

function nameOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
