import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTracing } from '../src/tracing.ts'
import { openBrowser } from './support/browser.ts'
import { build } from './support/build.ts'
import { linkInMail, registerIn, signIn } from './support/journey.ts'
import { answering, freePort, run } from './support/running.ts'

/** A collector that keeps what it is sent by OTLP over HTTP. */
async function collector() {
  const received: { readonly path: string; readonly body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ path: request.url ?? '', body })
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, received }
}

interface SentSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes?: readonly { readonly key: string; readonly value: object }[]
  readonly status?: { readonly code?: number }
}

function spansIn(bodies: readonly string[]): readonly SentSpan[] {
  return bodies.flatMap((body) => {
    const sent: { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] } = JSON.parse(body)
    return sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  })
}

it('without a collector nothing is followed, and nothing of it loaded', async () => {
  expect(await openTracing({})).toBeNull()
  expect(await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBeNull()
})

it('requests, operations and round trips reach a collector, and nothing that says who it was or opens anything', async () => {
  const { received, url } = await collector()
  const built = await build()
  const data = await mkdtemp(join(tmpdir(), 'login-traced-'))
  const origin = `http://localhost:${await freePort()}`
  const server = run(process.execPath, [join(built, 'dist/node.js')], {
    cwd: data,
    env: {
      LOGIN_ORIGIN: origin,
      DATA_DIR: data,
      CAPTCHA: 'off',
      TRUSTED_PROXIES: '127.0.0.1,::1',
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
    },
  })
  onTestFinished(async () => {
    await server.end('SIGKILL')
    for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
  })
  await answering(`${origin}/healthz`, server)

  const secrets: string[] = []
  const headers = { 'X-Forwarded-For': '203.0.113.77', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }
  const browser = openBrowser(
    (request) => {
      const cookies = (request.headers.get('Cookie') ?? '').split(/[;=]\s*/)
      secrets.push(...new URL(request.url).searchParams.values(), ...cookies)
      return fetch(request)
    },
    { origin, headers },
  )
  await registerIn(browser, { link: () => linkInMail(origin) })
  await signIn(browser)
  await browser.get('/cas/account?secret=value-in-the-address')
  await fetch(`${origin}/cas/nothing/elodie@example.org`, { headers })
  await server.end()

  expect(received.every(({ path }) => path === '/v1/traces')).toBe(true)
  const spans = spansIn(received.map(({ body }) => body))
  const request = spans.find(({ name }) => name === 'POST /cas/login')
  expect(request?.attributes?.map(({ key }) => key).toSorted()).toEqual([
    'http.request.method',
    'http.response.status_code',
    'http.route',
  ])
  const roots = spans.filter(({ name }) => / \/cas\//.test(name))
  expect(roots.length).toBeGreaterThan(5)
  // A stranger doesn't say which trace a request belongs to.
  expect(roots.filter(({ parentSpanId, traceId }) => parentSpanId || traceId === 'a'.repeat(32))).toEqual([])
  const opened = spans.find(({ name }) => name === 'sessions.open')
  expect(spans.find(({ spanId }) => spanId === opened?.parentSpanId)?.name).toBe('POST /cas/login')
  const within = spans.filter(({ parentSpanId }) => parentSpanId === opened?.spanId)
  expect(within.map(({ name }) => name)).toEqual(['commit sqlite'])

  const all = received.map(({ body }) => body).join('\n')
  for (const word of ['lodie', 'ller', 'example.org', '203.0.113', 'value-in', 'Correct-Horse', 'secret']) {
    expect(all).not.toContain(word)
  }
  const long = [...new Set(secrets)].filter((value) => value.length >= 12 && !value.startsWith('/'))
  expect(long.length).toBeGreaterThan(3)
  for (const secret of long) expect(all).not.toContain(secret)
}, 90_000)
