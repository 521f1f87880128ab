import { AsyncLocalStorage } from 'node:async_hooks'
import type { Span, Trace } from '@laissez-passer/server/tracing'
import type { Context } from '@opentelemetry/api'
import type { Around } from '@laissez-passer/store-sql/sqlite'

/** Traces of a process, on their way to a collector. */
export interface Tracing {
  readonly trace: Trace
  /** Sends what waits, and ends. */
  readonly close: () => Promise<void>
}

/** Names of OpenTelemetry's own settings, which say where traces go. */
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const

/**
 * Sends traces by OTLP over HTTP where OpenTelemetry's settings say so; else nothing of it is loaded.
 *
 * @param environment `OTEL_EXPORTER_OTLP_ENDPOINT`, `…_HEADERS`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`
 * and the like, which the library reads itself
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function openTracing(environment: Readonly<Record<string, string | undefined>>): Promise<Tracing | null> {
  if (ENDPOINTS.every((name) => (environment[name] ?? '') === '')) return null
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const ratio = ratioOf(environment)
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] ?? 'laissez-passer' }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    ...(ratio === null
      ? {}
      : { sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(ratio) }) }),
  })
  const tracer = provider.getTracer('laissez-passer')
  const kinds = { server: api.SpanKind.SERVER, client: api.SpanKind.CLIENT, internal: api.SpanKind.INTERNAL }
  const within = new AsyncLocalStorage<Context>()

  const trace: Trace = ({ attributes = {}, kind, name }, run) => {
    // Whoever asks may say which trace they belong to: a stranger doesn't decide what is kept.
    const parent = (kind === 'server' ? undefined : within.getStore()) ?? api.ROOT_CONTEXT
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes: { ...attributes } }, parent)
    const fail = (code: string): void => {
      span.setAttribute('error.type', code)
      span.setStatus({ code: api.SpanStatusCode.ERROR })
    }
    const told: Span = {
      fail,
      set: (more) => void span.setAttributes({ ...more }),
    }
    return within.run(api.trace.setSpan(parent, span), async () => {
      try {
        return await run(told)
      } catch (error) {
        fail(codeOf(error))
        throw error
      } finally {
        span.end()
      }
    })
  }
  return { trace, close: () => provider.shutdown() }
}

/** Which share of the traces is kept; null: all. */
function ratioOf(environment: Readonly<Record<string, string | undefined>>): number | null {
  const sampler = environment['OTEL_TRACES_SAMPLER'] ?? ''
  const share = Number(environment['OTEL_TRACES_SAMPLER_ARG'] ?? '')
  return sampler.endsWith('traceidratio') && share >= 0 && share <= 1 ? share : null
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** Round trips to the database, each in a span; its statement has no values, and isn't said either. */
export function tracedTrips(trace: Trace, system: 'sqlite' | 'postgresql'): Around {
  return ({ kind, sql }, run) =>
    trace(
      {
        name: `${kind} ${system}`,
        kind: 'client',
        attributes: { 'db.system.name': system, 'db.operation.name': kind, 'db.operation.batch.size': sql.length },
      },
      run,
    )
}
