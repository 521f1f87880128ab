export { exposition } from './exposition.ts'
export {
  type Counter,
  durations,
  type Histogram,
  type Metric,
  type MetricDefinition,
  type Metrics,
  metricsRegistry,
  type Reading,
} from './registry.ts'
