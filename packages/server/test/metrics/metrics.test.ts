import { expect, test } from 'vitest'
import { exposition, metricsRegistry } from '../../src/metrics/index.ts'

const read = async (metrics: ReturnType<typeof metricsRegistry>, accept = '') =>
  (await exposition(metrics, accept)).body

test('counters, gauges and histograms are written as Prometheus reads them', async () => {
  const metrics = metricsRegistry()
  const signIns = metrics.counter({ name: 'sign_ins', help: 'Who came.', labels: ['method', 'outcome'] })
  const took = metrics.histogram({ name: 'took_seconds', help: 'How long.', buckets: [0.1, 1] })
  metrics.gauge({ name: 'waiting', help: 'Who "waits".\nNow.', labels: ['kind'] }, () => [
    { labels: { kind: 'mail' }, value: 3 },
    { labels: { kind: 'sms' }, value: 0 },
  ])
  signIns.add({ method: 'password', outcome: 'signed-in' })
  signIns.add({ method: 'password', outcome: 'signed-in' })
  signIns.add({ outcome: 'wrong-password', method: 'password' })
  for (const seconds of [0.05, 0.1, 0.5, 7]) took.observe({}, seconds)
  expect(await read(metrics)).toBe(`# HELP sign_ins_total Who came.
# TYPE sign_ins_total counter
sign_ins_total{method="password",outcome="signed-in"} 2
sign_ins_total{method="password",outcome="wrong-password"} 1
# HELP took_seconds How long.
# TYPE took_seconds histogram
took_seconds_bucket{le="0.1"} 2
took_seconds_bucket{le="1"} 3
took_seconds_bucket{le="+Inf"} 4
took_seconds_sum 7.65
took_seconds_count 4
# HELP waiting Who \\"waits\\".\\nNow.
# TYPE waiting gauge
waiting{kind="mail"} 3
waiting{kind="sms"} 0
`)
})

test('OpenMetrics where it is asked for: the family has the name without _total, and an end', async () => {
  const metrics = metricsRegistry()
  metrics.counter({ name: 'sign_ins', help: 'Who came.' }).add({})
  const { body, type } = await exposition(metrics, 'application/openmetrics-text; version=1.0.0,text/plain;q=0.5')
  expect(type).toMatch(/^application\/openmetrics-text/)
  expect(body).toBe('# HELP sign_ins Who came.\n# TYPE sign_ins counter\nsign_ins_total 1\n# EOF\n')
  expect((await exposition(metrics, 'text/plain')).type).toMatch(/^text\/plain; version=0.0.4/)
})

test('no text of a stranger becomes a label, nor do many of them', async () => {
  const metrics = metricsRegistry()
  const seen = metrics.counter({ name: 'seen', help: 'What.', labels: ['what'] })
  for (const what of ['a"} 1\nforged{x="', '<script>', 'é', 'x'.repeat(121)]) seen.add({ what })
  expect(await read(metrics)).toContain('seen_total{what="other"} 4\n')
  for (let index = 0; index < 5000; index++) seen.add({ what: `name-${index}` })
  const lines = (await read(metrics)).split('\n').filter((line) => line.startsWith('seen_total'))
  expect(lines.length).toBeLessThanOrEqual(2001)
  const sum = lines.reduce((all, line) => all + Number(line.split(' ').at(-1)), 0)
  expect(sum).toBe(5004)
})

test('a gauge that can’t be read is left out, the others aren’t', async () => {
  const metrics = metricsRegistry()
  metrics.gauge({ name: 'gone', help: 'x' }, () => Promise.reject(new Error('no database')))
  metrics.gauge({ name: 'there', help: 'x' }, async () => [{ labels: {}, value: 1 }])
  expect(await read(metrics)).toBe('# HELP there x\n# TYPE there gauge\nthere 1\n')
})

test('two metrics of one name are a fault', () => {
  const metrics = metricsRegistry()
  metrics.counter({ name: 'a', help: 'x' })
  expect(() => metrics.gauge({ name: 'a', help: 'y' }, () => [])).toThrow(/two metrics a/)
})
