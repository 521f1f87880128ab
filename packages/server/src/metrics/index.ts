export { exposition } from './exposition.ts'
export {
  type Counter,
  type Histogram,
  type Metric,
  type MetricDefinition,
  type Metrics,
  metricsRegistry,
  type Reading,
} from './registry.ts'
