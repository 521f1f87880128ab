import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { smtp } from '@laissez-passer/delivery/smtp'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import { node } from '@laissez-passer/runtime/node'
import { exposition, type Metrics } from '@laissez-passer/server/metrics'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { identityProvider } from '../src/identity-provider.ts'
import { processMetrics } from '../src/meters.ts'
import { readSettings } from '../src/settings/settings.ts'
import { openBrowser } from './support/browser.ts'

const docs = new URL('../../../docs/', import.meta.url)
const rules = fileURLToPath(new URL('public/monitoring/alerts.yml', docs))
const origin = 'http://localhost:4000'
const hasPromtool = spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status === 0

/** EU Login as `node.ts` puts it together, with its metrics. */
async function provider(mail?: MailTransport) {
  const read = readSettings({ LOGIN_ORIGIN: origin, CAPTCHA: 'off' })
  if (!read.ok) throw new Error(read.line)
  const metrics = processMetrics('sqlite')
  const store = await sqlite(':memory:', { around: metrics.database })
  onTestFinished(() => store.close())
  const made = await identityProvider(read.settings, {
    store,
    runtime: node({ secretKey: 's'.repeat(40), watchHashes: metrics.hashes }),
    services: [],
    mail: mail ?? mailbox(store.mailbox),
    mailbox: false,
    assets: { version: 'x', read: async () => null },
    peer: () => null,
    metrics: { registry: metrics.registry, token: null },
    write: () => {},
  })
  return { ...made, registry: metrics.registry }
}

/** All samples: `name{labels}` and value. */
async function samples(metrics: Metrics): Promise<ReadonlyMap<string, string>> {
  const lines = (await exposition(metrics, '')).body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]))
}

/** Metrics that an expression names, each with the labels that it asks for. */
function named(text: string): readonly { readonly name: string; readonly labels: readonly string[] }[] {
  const asked = text.matchAll(/\b((?:laissez_passer|http_server|db_client|process|nodejs)_[a-z_]+)(?:\{([^}]*)\})?/g)
  return [...asked].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)(?:=~|!=|!~|=)"/g)].map(([, label = '']) => label),
  }))
}

describe('what operators are given to watch it by', () => {
  it.each(['public/monitoring/alerts.yml', 'public/monitoring/grafana.json'])(
    '%s asks for metrics and labels that there are',
    async (file) => {
      const { all } = (await provider()).registry
      const labelsOf = new Map(
        all.flatMap(({ labels, name, type }) => {
          const plain = [...labels, 'job']
          if (type === 'counter') return [[`${name}_total`, plain]]
          if (type === 'gauge') return [[name, plain]]
          return ['_bucket', '_sum', '_count'].map((suffix) => [`${name}${suffix}`, plain] as const)
        }) as readonly (readonly [string, readonly string[]])[],
      )
      const text = (await readFile(new URL(file, docs), 'utf8')).replaceAll('\\"', '"')
      const asked = named(text)
      expect(asked.length).toBeGreaterThan(10)
      expect(asked.filter(({ name }) => !labelsOf.has(name))).toEqual([])
      const strange = asked.filter(({ labels, name }) => labels.some((label) => !labelsOf.get(name)?.includes(label)))
      expect(strange).toEqual([])
    },
  )

  it('the page in the documentation has each metric, with its labels', async () => {
    const page = await readFile(new URL('src/content/docs/guides/seeing-what-happens.md', docs), 'utf8')
    const section = page.slice(page.indexOf('## Metrics'), page.indexOf('## Alerts'))
    const rows = section.split('\n').flatMap((line) => {
      const [, name, labels] = /^\| `([a-z_]+)` \|([^|]*)\|/.exec(line) ?? []
      return name === undefined ? [] : [`${name}: ${(labels ?? '').replaceAll(/[`\s]/g, '')}`]
    })
    const { all } = (await provider()).registry
    const made = all.map(
      ({ labels, name, type }) => `${name}${type === 'counter' ? '_total' : ''}: ${labels.join(',')}`,
    )
    expect(rows.toSorted()).toEqual(made.toSorted())
  })

  it('whoever is told to come again is counted, apart where their browser is known', async () => {
    const { admission, registry } = processMetrics('sqlite')
    admission.turnedAway({ from: '203.0.113.9' })
    const counted = async (who: string) =>
      (await samples(registry)).get(`laissez_passer_admission_turned_away_total{who="${who}"}`)
    expect([await counted('stranger'), await counted('known')]).toEqual(['1', '0'])
    admission.turnedAway({ from: '203.0.113.9', known: 'ada' })
    expect([await counted('stranger'), await counted('known')]).toEqual(['1', '1'])
    admission.line.began(0.02)
    expect((await samples(registry)).get('laissez_passer_admission_wait_seconds_count')).toBe('1')
  })

  it('every metric is one of Prometheus: names, help, a total for what counts', async () => {
    const { all } = (await provider()).registry
    for (const { help, labels, name, type } of all) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
      expect(help).toMatch(/\.$/)
      for (const label of labels) expect(label).toMatch(/^[a-z][a-z0-9_]*$/)
      if (type === 'histogram') expect(name).toMatch(/_seconds$/)
    }
  })
})

/** A real SMTP server. */
async function mailServer(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = listening.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

/** Whether an alert fires when, after five minutes, the metrics went from one reading to the other. */
async function fires(alert: string, readings: readonly ReadonlyMap<string, string>[]): Promise<boolean> {
  const [before = new Map(), after = new Map()] = readings
  const folder = await mkdtemp(join(tmpdir(), 'alerts-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const series = [...after].map(([name, value]) => ({
    series: name.includes('{') ? name.replace('{', '{job="eu-login",') : `${name}{job="eu-login"}`,
    values: `${before.get(name) ?? '_'}x5 ${value}x20`,
  }))
  const asked = `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`
  const expecting = (value: number) => ({
    rule_files: [rules],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: series,
        promql_expr_test: [{ expr: asked, eval_time: '12m', exp_samples: [{ labels: '{}', value }] }],
      },
    ],
  })
  const file = join(folder, 'test.json')
  await writeFile(file, JSON.stringify(expecting(1)))
  if (spawnSync('promtool', ['test', 'rules', file]).status === 0) return true
  await writeFile(file, JSON.stringify(expecting(0)))
  execFileSync('promtool', ['test', 'rules', file], { stdio: 'pipe' })
  return false
}

// Debian's package `prometheus` has it; `npm run test:full` installs it.
describe.skipIf(!hasPromtool)('alerts', () => {
  it('are rules that Prometheus reads', () => {
    expect(execFileSync('promtool', ['check', 'rules', rules], { encoding: 'utf8' })).toMatch(/SUCCESS: \d+ rules/)
  })

  /** What the metrics said before and after somebody registered, with this mail server. */
  async function readings(
    options: SMTPServerOptions,
    credentials = '',
  ): Promise<readonly ReadonlyMap<string, string>[]> {
    const host = await mailServer(options)
    const idp = await provider(smtp(`smtp://${credentials}${host}`, { from: 'no-reply@id.example.eu' }))
    const before = await samples(idp.registry)
    const browser = openBrowser((request) => idp.fetch(request), { origin })
    const person = { firstName: 'Zoë', lastName: 'A', email: 'zoe@example.eu', confirmEmail: 'zoe@example.eu' }
    const form = { ...person, language: 'en', privacy: 'on' }
    await browser.submit(await browser.get('/cas/register'), form, { action: '/cas/register' })
    await idp.runOnce()
    return [before, await samples(idp.registry)]
  }

  const refusing = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode })

  it.each<[string, SMTPServerOptions, string]>([
    ['our password', { onAuth: (_auth, _session, done) => done(refusing('no such user', 535)) }, 'us:wrong@'],
    ['our address', { onMailFrom: (_address, _session, done) => done(refusing('sender refused', 550)) }, ''],
  ])('the mail server refuses %s: it fires', async (_, options, credentials) => {
    expect(await fires('MailServerRefusesUs', await readings(options, credentials))).toBe(true)
  })

  it('the mail server takes what we send: it doesn’t', async () => {
    const taking: SMTPServerOptions = {
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => done())
      },
    }
    expect(await fires('MailServerRefusesUs', await readings(taking))).toBe(false)
  })
})
