import { type Labels, type Series, seriesOf } from './labels.ts'

/** Upper bounds of durations, in seconds, as OpenTelemetry's conventions advise. */
export const durations: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** What is said of a metric. */
export interface MetricDefinition<Name extends string> {
  /** As Prometheus has it: with its unit, a counter without `_total`. */
  readonly name: string
  readonly help: string
  readonly labels?: readonly Name[]
}

/** Counts what happens. */
export interface Counter<Name extends string> {
  add(labels: Labels<Name>): void
  /** Says 0 of a series before anything happened: from nothing to one Prometheus sees no increase. */
  begin(labels: Labels<Name>): void
}

/** Counts how long something took, or how much it was. */
export interface Histogram<Name extends string> {
  /** @param value in the metric's unit: seconds. */
  observe(labels: Labels<Name>, value: number): void
}

/** What a gauge says at a moment: a value for each of its series. */
export type Reading<Name extends string> = readonly { readonly labels: Labels<Name>; readonly value: number }[]

/** A metric as it is written. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly labels: readonly string[]
  /** Its samples: what follows the name, labels as they are written, and the value. */
  readonly samples: () => Promise<readonly Sample[]>
}

/** One line. */
export interface Sample {
  readonly suffix: '' | '_total' | '_bucket' | '_sum' | '_count'
  readonly labels: string
  readonly value: number
}

/** All metrics of a process. */
export interface Metrics {
  counter<Name extends string = never>(definition: MetricDefinition<Name>): Counter<Name>
  /** @param definition `buckets`: upper bounds, rising */
  histogram<Name extends string = never>(
    definition: MetricDefinition<Name> & { readonly buckets: readonly number[] },
  ): Histogram<Name>
  /**
   * Asked each time somebody reads the metrics.
   * @param read gives what it is now; where it rejects, the metric is left out this time
   */
  gauge<Name extends string = never>(
    definition: MetricDefinition<Name>,
    read: () => Reading<Name> | Promise<Reading<Name>>,
  ): void
  /** What is there, by its definition. */
  readonly all: readonly Metric[]
}

/** Makes an empty registry. A second metric of the same name is refused: a fault of the code. */
export function metricsRegistry(): Metrics {
  const all: Metric[] = []

  function add(metric: Metric): void {
    if (all.some(({ name }) => name === metric.name)) throw new TypeError(`There are two metrics ${metric.name}`)
    all.push(metric)
  }

  return {
    all,

    counter({ help, labels = [], name }) {
      const series = seriesOf(labels, () => ({ count: 0 }))
      add({ name, help, labels, type: 'counter', samples: async () => sampled(series, counted) })
      if (labels.length === 0) series.of({})
      return {
        add: (values) => {
          series.of(values).count += 1
        },
        begin: (values) => {
          series.of(values)
        },
      }
    },

    histogram({ buckets, help, labels = [], name }) {
      const series = seriesOf(labels, () => ({ counts: new Float64Array(buckets.length + 1), sum: 0 }))
      add({ name, help, labels, type: 'histogram', samples: async () => sampled(series, inBuckets(buckets)) })
      return {
        observe: (values, value) => {
          const one = series.of(values)
          let at = 0
          while (at < buckets.length && value > (buckets[at] ?? 0)) at += 1
          one.counts[at] = (one.counts[at] ?? 0) + 1
          one.sum += value
        },
      }
    },

    gauge({ help, labels = [], name }, read) {
      const samples = async (): Promise<readonly Sample[]> => {
        const series = seriesOf(labels, () => ({ value: 0 }))
        for (const { labels: values, value } of await read()) series.of(values).value += value
        return sampled(series, (written, { value }) => [{ suffix: '', labels: written, value }])
      }
      add({ name, help, labels, type: 'gauge', samples })
    },
  }
}

function sampled<Value>(
  series: Series<Value>,
  written: (labels: string, value: Value) => readonly Sample[],
): readonly Sample[] {
  return [...series.all()].flatMap(([labels, value]) => written(labels, value))
}

function counted(labels: string, { count }: { readonly count: number }): readonly Sample[] {
  return [{ suffix: '_total', labels, value: count }]
}

function inBuckets(buckets: readonly number[]) {
  return (labels: string, { counts, sum }: { readonly counts: Float64Array; readonly sum: number }): Sample[] => {
    const before = labels === '' ? '' : `${labels},`
    let count = 0
    const lines = [...counts].map((inThis, at): Sample => {
      count += inThis
      return { suffix: '_bucket', labels: `${before}le="${buckets[at] ?? '+Inf'}"`, value: count }
    })
    return [...lines, { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: count }]
  }
}
