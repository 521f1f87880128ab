import type { Metrics, Sample } from './registry.ts'

const plainType = 'text/plain; version=0.0.4; charset=utf-8'
const openType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

/**
 * Writes all metrics as Prometheus reads them.
 *
 * @param accept the request's `Accept`: OpenMetrics where it is asked for
 * @returns the text and its type; a metric that can't be read now is left out
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export async function exposition(
  metrics: Metrics,
  accept: string,
): Promise<{ readonly body: string; readonly type: string }> {
  const open = accept.includes('application/openmetrics-text')
  const read = await Promise.all(
    metrics.all.map(async (metric) => ({
      ...metric,
      samples: await metric.samples().catch((): readonly Sample[] => []),
    })),
  )
  const written = read
    .filter(({ samples }) => samples.length > 0)
    .map(({ help, name, samples, type }) => {
      const family = type === 'counter' && !open ? `${name}_total` : name
      const lines = samples.map(
        ({ labels, suffix, value }) => `${name}${suffix}${labels === '' ? '' : `{${labels}}`} ${value}\n`,
      )
      return `# HELP ${family} ${escaped(help)}\n# TYPE ${family} ${type}\n${lines.join('')}`
    })
  return { body: `${written.join('')}${open ? '# EOF\n' : ''}`, type: open ? openType : plainType }
}

function escaped(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
}
