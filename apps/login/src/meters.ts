import { performance } from 'node:perf_hooks'
import type { QueueWatch } from '@laissez-passer/runtime/node'
import { durations, type Metrics, metricsRegistry } from '@laissez-passer/server/metrics'
import type { Around } from '@laissez-passer/store-sql/sqlite'
import type { AdmissionWatch } from './serve.ts'

/** Counts the passwords that are being hashed, or wait for it. */
export function hashesUnderWay(): { readonly watch: QueueWatch; readonly count: () => number } {
  let count = 0
  const watch: QueueWatch = {
    came: () => void count++,
    began: () => {},
    ended: () => void count--,
    refused: () => void count--,
  }
  return { watch, count: () => count }
}

/** Tells several what one would be told. */
export function watchedBy(watches: readonly QueueWatch[]): QueueWatch {
  return {
    came: () => watches.forEach(({ came }) => came?.()),
    began: (seconds) => watches.forEach(({ began }) => began(seconds)),
    ended: (seconds) => watches.forEach(({ ended }) => ended(seconds)),
    refused: () => watches.forEach(({ refused }) => refused()),
  }
}

/** The metrics of a process of EU Login on Node, and what counts for them beside the provider. */
export interface ProcessMetrics {
  readonly registry: Metrics
  readonly hashes: QueueWatch
  readonly database: Around
  readonly admission: AdmissionWatch
}

/**
 * Makes the registry, with what every process on Node has.
 *
 * @param system which database it is, as OpenTelemetry names it
 * @see https://opentelemetry.io/docs/specs/semconv/database/database-metrics/
 */
export function processMetrics(system: 'sqlite' | 'postgresql'): ProcessMetrics {
  const registry = metricsRegistry()
  ofProcess(registry)
  return { registry, hashes: hashing(registry), database: database(registry, system), admission: admissionOf(registry) }
}

function hashing(registry: Metrics): QueueWatch {
  const took = registry.histogram({
    name: 'laissez_passer_password_hash_duration_seconds',
    help: 'How long hashing a password took, without waiting.',
    buckets: durations,
  })
  const waited = registry.histogram({
    name: 'laissez_passer_password_hash_wait_seconds',
    help: 'How long a password waited to be hashed.',
    buckets: durations,
  })
  const refused = registry.counter({
    name: 'laissez_passer_password_hash_refused',
    help: 'Passwords that were not hashed because too many waited.',
  })
  return {
    began: (seconds) => waited.observe({}, seconds),
    ended: (seconds) => took.observe({}, seconds),
    refused: () => refused.add({}),
  }
}

function admissionOf(registry: Metrics): AdmissionWatch {
  const waited = registry.histogram({
    name: 'laissez_passer_admission_wait_seconds',
    help: 'How long a request that changes something waited for its turn.',
    buckets: durations,
  })
  const turnedAway = registry.counter({
    name: 'laissez_passer_admission_turned_away',
    help: 'Requests whose senders were asked to come again because too many waited: strangers, or known browsers.',
    labels: ['who'],
  })
  for (const who of ['known', 'stranger']) turnedAway.begin({ who })
  return {
    line: { began: (seconds) => waited.observe({}, seconds), ended: () => {}, refused: () => {} },
    turnedAway: ({ known }) => turnedAway.add({ who: known === undefined ? 'stranger' : 'known' }),
  }
}

function database(registry: Metrics, db_system_name: string): Around {
  const took = registry.histogram({
    name: 'db_client_operation_duration_seconds',
    help: 'How long round trips to the database took: a query reads, a commit may write.',
    labels: ['db_system_name', 'db_operation_name', 'error_type'],
    buckets: durations,
  })
  return async ({ kind }, run) => {
    const started = performance.now()
    let error_type = '_OTHER'
    try {
      const result = await run()
      error_type = ''
      return result
    } finally {
      took.observe({ db_system_name, db_operation_name: kind, error_type }, (performance.now() - started) / 1000)
    }
  }
}

function ofProcess(registry: Metrics): void {
  const began = Date.now() / 1000 - process.uptime()
  const value = (read: () => number) => () => [{ labels: {}, value: read() }]
  registry.gauge(
    { name: 'process_start_time_seconds', help: 'When the process started, in Unix seconds.' },
    value(() => began),
  )
  registry.gauge(
    { name: 'process_resident_memory_bytes', help: 'Memory of the process.' },
    value(() => process.memoryUsage.rss()),
  )
  registry.gauge(
    { name: 'nodejs_eventloop_utilization_ratio', help: 'How busy the event loop was since the start, 0 to 1.' },
    value(() => performance.eventLoopUtilization().utilization),
  )
}
