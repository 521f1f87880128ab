import type { Runtime, Store } from '@laissez-passer/core/ports'
import type { OutboxEvent } from '@laissez-passer/delivery/outbox'
import type { LogoutEvent } from '@laissez-passer/federation/logout'
import { durations, type Metrics } from '@laissez-passer/server/metrics'
import type { Streams } from './streams.ts'

/** How metrics are read. */
export interface MetricsOptions {
  readonly registry: Metrics
  /**
   * Whoever reads them shows it as a bearer token; null: nobody can, but on this machine's own origin, where
   * only this machine can ask.
   */
  readonly token: string | null
}

/** What was asked and answered. */
export interface RequestDone {
  readonly method: string
  /** The pattern of its route, never its URL. */
  readonly route: string
  readonly status: number
  /** When it came, as `performance.now()` says it. */
  readonly started: number
}

/** Where a provider counts what happens. */
export interface Meters {
  request(done: RequestDone): void
  /** @param outcome `signed-in`, or the code of why not */
  signIn(by: { readonly method: string; readonly outcome: string }): void
  refusal(reason: string): void
  message(event: OutboxEvent): void
  notice(event: LogoutEvent): void
}

/** Where nobody reads the metrics, nothing is counted. */
export const noMeters: Meters = {
  request: () => {},
  signIn: () => {},
  refusal: () => {},
  message: () => {},
  notice: () => {},
}

/** Methods that a metric or a span names; any text may be one. */
const httpMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A request's method, as metrics and spans name it. */
export function knownMethod(method: string): string {
  return httpMethods.has(method) ? method : '_OTHER'
}

/**
 * Makes a provider's metrics. Names of what every server has are those of OpenTelemetry's conventions.
 *
 * @param metrics where they are registered
 * @param parts what is asked when they are read
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export function metersOf(
  metrics: Metrics,
  parts: { readonly store: Store; readonly runtime: Pick<Runtime, 'now'>; readonly streams: Pick<Streams, 'count'> },
): Meters {
  const requests = metrics.histogram({
    name: 'http_server_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route.',
    labels: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: durations,
  })
  const signIns = metrics.counter({
    name: 'laissez_passer_sign_ins',
    help: 'Answers to a sign-in, by method: signed-in, or the code of why not.',
    labels: ['method', 'outcome'],
  })
  const refusals = metrics.counter({
    name: 'laissez_passer_refusals',
    help: 'Requests that were not served, by reason.',
    labels: ['reason'],
  })
  const deliveries = metrics.counter({
    name: 'laissez_passer_outbox_deliveries',
    help: 'Attempts to deliver a message: delivered, failed (tried again) or abandoned; whose fault it was.',
    labels: ['kind', 'outcome', 'fault'],
  })
  const notices = metrics.counter({
    name: 'laissez_passer_logout_notices',
    help: 'What became of notices to services that a session ended.',
    labels: ['outcome'],
  })
  for (const kind of ['mail', 'sms', 'push', 'event'] as const) {
    deliveries.begin({ kind, outcome: 'delivered', fault: '' })
    for (const fault of ['ours', 'passing', 'recipient'])
      for (const outcome of ['failed', 'abandoned']) deliveries.begin({ kind, outcome, fault })
  }
  for (const outcome of ['told', 'failed', 'given-up']) notices.begin({ outcome })
  waiting(metrics, parts)
  return {
    request({ method, route, started, status }) {
      const http_request_method = knownMethod(method)
      requests.observe(
        { http_request_method, http_route: route, http_response_status_code: String(status) },
        (performance.now() - started) / 1000,
      )
    },
    signIn: ({ method, outcome }) => signIns.add({ method, outcome }),
    refusal: (reason) => refusals.add({ reason }),
    message({ event, fault = '', kind }) {
      if (kind !== undefined) deliveries.add({ kind, outcome: event.replace(/^message-/, ''), fault })
    },
    notice: ({ event }) => notices.add({ outcome: event.replace(/^logout-/, '') }),
  }
}

/** What is looked up when somebody reads. */
function waiting(metrics: Metrics, { runtime, store, streams }: Parameters<typeof metersOf>[1]): void {
  const outbox = shared(() => store.outbox.state())
  metrics.gauge(
    { name: 'laissez_passer_outbox_messages', help: 'Messages in the outbox.', labels: ['kind', 'state'] },
    async () => (await outbox()).map(({ count, kind, state }) => ({ labels: { kind, state }, value: count })),
  )
  metrics.gauge(
    {
      name: 'laissez_passer_outbox_oldest_age_seconds',
      help: 'Since when the oldest message waits that was not delivered; 0 where none does.',
      labels: ['kind'],
    },
    async () => {
      const rows = (await outbox()).filter(({ state }) => state === 'waiting')
      const ages = rows.map(({ kind, oldestAt }) => ({
        labels: { kind },
        value: Math.max(0, runtime.now() - oldestAt),
      }))
      return ages.length > 0 ? ages : [{ labels: { kind: 'mail' }, value: 0 }]
    },
  )
  metrics.gauge({ name: 'laissez_passer_sessions', help: 'Sessions that have not ended.' }, async () => [
    { labels: {}, value: await store.sessions.count({ now: runtime.now() }) },
  ])
  metrics.gauge({ name: 'laissez_passer_live_streams', help: 'Pages that wait for something on a stream.' }, () => [
    { labels: {}, value: streams.count() },
  ])
  metrics.gauge(
    { name: 'laissez_passer_audit_rows_sealed', help: 'Position of the audit log’s last row.' },
    async () => [{ labels: {}, value: (await store.audit.chain()).head.position }],
  )
}

/**
 * Calls of one moment, in which all metrics are read, share one answer. Never those of another request: on
 * Workers what that asked stops with it.
 */
function shared<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: Promise<Result> | null = null
  return () => {
    if (asked === null) queueMicrotask(() => (asked = null))
    return (asked ??= ask())
  }
}
