import type { Trace } from '@laissez-passer/server/tracing'
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
 * @param environment `OTEL_EXPORTER_OTLP_ENDPOINT`, `…_HEADERS`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` and
 * the like, which the library reads itself
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function openTracing(environment: Readonly<Record<string, string | undefined>>): Promise<Tracing | null> {
  if (ENDPOINTS.every((name) => (environment[name] ?? '') === '')) return null
  const [{ SpanKind, SpanStatusCode, ROOT_CONTEXT }, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] ?? 'laissez-passer' }),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register({ propagator: null })
  const tracer = provider.getTracer('laissez-passer')
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }

  const trace: Trace = ({ attributes = {}, kind, name }, run) => {
    const given = { kind: kinds[kind], attributes: { ...attributes } }
    const inside = async (span: ReturnType<typeof tracer.startSpan>) => {
      const fail = (code: string): void => {
        span.setAttribute('error.type', code)
        span.setStatus({ code: SpanStatusCode.ERROR })
      }
      try {
        return await run({
          fail,
          rename: (other) => span.updateName(other),
          set: (more) => span.setAttributes({ ...more }),
        })
      } catch (error) {
        fail(codeOf(error))
        throw error
      } finally {
        span.end()
      }
    }
    // Whoever asks may say which trace they belong to: a stranger doesn't decide what is kept.
    return kind === 'server'
      ? tracer.startActiveSpan(name, given, ROOT_CONTEXT, inside)
      : tracer.startActiveSpan(name, given, inside)
  }
  return { trace, close: () => provider.shutdown() }
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
