import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { build } from './support/build.ts'
import { browserOn, registerAndSignIn, signIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

let folder = ''
let entry = ''
let data = ''
let origin = ''
let port = 0
const running: Running[] = []

beforeAll(async () => {
  folder = await build()
  entry = join(folder, 'dist/node.js')
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'login-data-'))
  port = await freePort()
  origin = `http://localhost:${port}`
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')))
})

function start(settings: Readonly<Record<string, string>> = {}): Running {
  const server = run(process.execPath, [entry], {
    cwd: data,
    env: { LOGIN_ORIGIN: origin, DATA_DIR: data, CAPTCHA: 'off', ...settings },
  })
  running.push(server)
  return server
}

it('keeps what it acknowledged when it is killed, and is up again by itself', async () => {
  const isReady = () => answering(`${origin}/readyz`, start())
  await isReady()
  const browser = await registerAndSignIn(origin)
  await running.pop()?.end('SIGKILL')
  await isReady()
  expect((await browser.get('/cas/account')).text).toContain('Élodie')
  await signIn(browserOn(origin))
}, 60_000)

it('another SECRET_KEY is refused from the second start on, also where nobody was ever signed in', async () => {
  const first = start({ SECRET_KEY: 'the-first-key-of-32-characters-or-more' })
  await answering(`${origin}/healthz`, first)
  await first.end()
  const other = start({ SECRET_KEY: 'another-key-of-32-characters-or-more' })
  expect(await new Promise((resolve) => other.child.once('exit', resolve))).toBe(1)
  expect(other.output()).toBe(
    'EU Login can’t start: SECRET_KEY is another one than the database’s: it opens nothing in it. Accepted: the one that all processes had before.\n',
  )
}, 60_000)

it('a new database has the keys of all algorithms once a server listens, though nobody asked for them', async () => {
  const server = start()
  await answering(`${origin}/healthz`, server)
  expect(await server.end()).toBe(0)
  const database = new DatabaseSync(join(data, 'login.sqlite'), { readOnly: true })
  const kept = database.prepare("select public_jwk from signing_keys where purpose = 'oidc'").all()
  database.close()
  expect(kept.map((row) => JSON.parse(String(row['public_jwk'])).alg).toSorted()).toEqual(['ES256', 'RS256'])
}, 60_000)

it('a start evaluates nothing of what only later calls need', async () => {
  const coverage = join(data, 'coverage')
  const server = start({ NODE_V8_COVERAGE: coverage })
  await answering(`${origin}/healthz`, server)
  expect(await server.end()).toBe(0)
  const [file = ''] = await readdir(coverage)
  const { result }: { result: readonly Script[] } = JSON.parse(await readFile(join(coverage, file), 'utf8'))
  // A module that is evaluated at its first use is a function of its name in the bundle.
  const modules = result.flatMap(({ functions }) => functions)
  const timesOf = (end: RegExp) =>
    modules.filter(({ functionName }) => end.test(functionName)).map(({ ranges }) => ranges[0]?.count)
  for (const module of [
    /\/authenticator\/oprf\.ts$/,
    /\/@noble\/curves\/ed25519\.js$/,
    /\/@messageformat\/parser\/lib\/parser\.js$/,
    /\/react-dom-server-legacy\.browser\.production\.js$/,
    /\/qr\/index\.js$/,
    /\/tldts\/.*\/index\.js$/,
    /\/libphonenumber-js\/metadata\.mobile\.json/,
  ])
    expect(timesOf(module), String(module)).toEqual([0])
}, 60_000)

/** As V8 tells which functions were called. */
interface Script {
  readonly functions: readonly {
    readonly functionName: string
    readonly ranges: readonly { readonly count: number }[]
  }[]
}

// All that an entry imports at once is linked before its first line is run.
it('on a Node that is too old one line says so, in place of what that one doesn’t have', async () => {
  const old = `import { registerHooks } from 'node:module'
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
    const own = "export const { createRequire } = process.getBuiltinModule('module')"
    const url = 'data:text/javascript,' + encodeURIComponent(own)
    registerHooks({
      resolve: (name, context, next) => (name === 'node:module' ? { url, shortCircuit: true } : next(name, context)),
    })`
  const server = run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(old)}`, entry], {
    cwd: data,
    env: {},
  })
  running.push(server)
  expect(await new Promise((resolve) => server.child.once('close', resolve))).toBe(1)
  expect(server.output()).toMatch(/^EU Login needs Node [\d.]+ or newer; this is 20\.20\.2\..*\n$/)
}, 60_000)

it.each(['SIGTERM', 'SIGINT'] as const)(
  'ends in peace on %s, live streams included',
  async (signal) => {
    const server = start()
    await answering(`${origin}/healthz`, server)
    const browser = await registerAndSignIn(origin)
    const page = await browser.submit(
      await browser.get('/cas/mobile'),
      { name: 'My phone', pin: '4826', confirmPin: '4826' },
      { action: '/cas/mobile' },
    )
    const stream = await browser.request(`${page.path}/events`)
    // A stream that had to be cut off would reject.
    const told = stream.text()
    expect(await server.end(signal)).toBe(0)
    await expect(told).resolves.toEqual(expect.any(String))
  },
  60_000,
)

it.each([
  ['info', ['started']],
  ['warn', []],
  ['silent', []],
])(
  'with LOG_LEVEL=%s it says of its start: %j',
  async (level, events) => {
    const server = start({ LOG_LEVEL: level })
    await answering(`${origin}/healthz`, server)
    await server.end('SIGTERM')
    const lines = server.output().trim().split('\n').filter(Boolean)
    const said = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'started')
    expect(said.map(({ event }) => event)).toEqual(events)
    // Of several at one origin, which it is; and what it is after an upgrade.
    for (const line of said)
      expect(line).toMatchObject({ origin, port, version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  },
  60_000,
)

it('writes JSON lines that hold no secret', async () => {
  const server = start()
  await answering(`${origin}/healthz`, server)
  await registerAndSignIn(origin)
  const lines = server.output().trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).event)).toContain('message-delivered')
  for (const secret of ['elodie@example.org', 'token=', 'flow=', 'Correct-Horse'])
    expect(server.output()).not.toContain(secret)
}, 60_000)

it('says of data of a version that was never released what to do, and leaves them as they are', async () => {
  const database = new DatabaseSync(join(data, 'login.sqlite'))
  database.exec("create table migrations (id text primary key); insert into migrations values ('0001-accounts')")
  const server = start()
  expect(await new Promise((resolve) => server.child.once('exit', resolve))).toBe(1)
  expect(server.output()).toMatch(
    /^EU Login can’t start: The database was made by a version that was never released .* move it away/,
  )
  expect(database.prepare('select name from sqlite_schema where sql is not null').all()).toEqual([
    { name: 'migrations' },
  ])
  database.close()
})

it('stops a wrong start with one line and 1', async () => {
  const server = start({ PASSWORD_POLICY: 'none' })
  expect(await new Promise((resolve) => server.child.once('exit', resolve))).toBe(1)
  expect(server.output()).toBe(
    'EU Login can’t start: PASSWORD_POLICY=none can’t be used. Accepted: eulogin-classic, eulogin-2025, nist-800-63b.\n',
  )
})

it('says what was probably meant as a setting, and that a file of services was made', async () => {
  const services = join(data, 'elsewhere', 'services.json')
  const given = { MAIL_FORM: 'x@example.org', SERVICES_FILE: services }
  const first = start(given)
  await answering(`${origin}/healthz`, first)
  const events = (server: Running) =>
    [...server.output().matchAll(/"event":"(s[\w-]+)"(?:,"message":"([^"]*)")?/g)].map(([, event, said = '']) => [
      event,
      said,
    ])
  const meant = ['setting-unknown', 'MAIL_FORM isn’t a setting, and does nothing. Did you mean MAIL_FROM?']
  const made = ['services-made', expect.stringContaining(`SERVICES_FILE=${services} wasn’t there, and was made`)]
  expect(events(first)).toEqual([meant, made, ['started', '']])
  await first.end()
  const second = start(given)
  await answering(`${origin}/healthz`, second)
  expect(events(second)).toEqual([meant, ['started', '']])
}, 60_000)

it('says so when its port is taken', async () => {
  await answering(`${origin}/healthz`, start())
  const second = start({ DATA_DIR: await mkdtemp(join(tmpdir(), 'login-data-')) })
  expect(await new Promise((resolve) => second.child.once('exit', resolve))).toBe(1)
  expect(second.output()).toContain(`LOGIN_PORT=${port} can’t be used: something else listens there`)
})

it('counts what it does, the database and the hasher too, for whoever may read it', async () => {
  await answering(`${origin}/healthz`, start())
  await registerAndSignIn(origin)
  const read = async (headers: Readonly<Record<string, string>> = {}) => fetch(`${origin}/metrics`, { headers })
  const text = await (await read()).text()
  expect(text).toMatch(/^laissez_passer_sign_ins_total\{method="password",outcome="signed-in"\} 1$/m)
  expect(text).toMatch(/^laissez_passer_sessions 1$/m)
  expect(text).toMatch(/^laissez_passer_password_hash_duration_seconds_count 2$/m)
  expect(text).toMatch(
    /^db_client_operation_duration_seconds_count\{db_system_name="sqlite",db_operation_name="commit",error_type=""\} \d+$/m,
  )
  expect((await read({ 'X-Forwarded-For': '203.0.113.9' })).status).toBe(404)
  expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({
    status: 'ok',
    parts: { database: 'ok', schema: 'ok', keys: 'ok', outbox: 'ok', background: 'ok', mail: 'ok' },
  })
  await running.pop()?.end()

  const token = 'metrics-'.repeat(5)
  await answering(`${origin}/healthz`, start({ METRICS_TOKEN: token }))
  expect((await read()).status).toBe(401)
  expect((await read({ Authorization: `Bearer ${token}` })).status).toBe(200)
})

it('a disk that takes no more is told, and who is signed in goes on', async () => {
  // No file of this process grows beyond two megabytes: POSIX counts in blocks of 512 bytes.
  const server = run('sh', ['-c', 'ulimit -f 4096 && exec "$0" "$1"', process.execPath, entry], {
    cwd: data,
    env: { LOGIN_ORIGIN: origin, DATA_DIR: data, CAPTCHA: 'off' },
  })
  running.push(server)
  await answering(`${origin}/healthz`, server)
  const browser = await registerAndSignIn(origin)
  const other = new DatabaseSync(join(data, 'login.sqlite'))
  onTestFinished(() => other.close())
  other.exec(
    'pragma wal_autocheckpoint = 0; create table filler (bytes blob); insert into filler values (zeroblob(2500000))',
  )
  const ready = async () => {
    const answer = await fetch(`${origin}/readyz`)
    const { parts, status }: { readonly parts: object; readonly status: string } = await answer.json()
    return { code: answer.status, status, parts }
  }
  await expect.poll(ready).toMatchObject({
    code: 503,
    status: 'unavailable',
    parts: { database: 'read-only', keys: 'ok' },
  })
  expect((await browser.get('/cas/account')).text).toContain('Élodie')
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  expect(metrics).toMatch(
    /^db_client_operation_duration_seconds_count\{.*db_operation_name="commit",error_type="_OTHER"\} [1-9]/m,
  )
}, 40_000)
