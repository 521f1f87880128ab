import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { build } from './support/build.ts'
import { emptyDatabase } from './support/empty-database.ts'
import { registerAndSignIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

let built = ''
let data = ''

beforeAll(async () => {
  built = await build()
  data = await mkdtemp(join(tmpdir(), 'login-data-'))
}, 60_000)

afterAll(async () => {
  for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
})

function start(settings: Readonly<Record<string, string>>): Running {
  const server = run(process.execPath, [join(built, 'dist/node.js')], {
    cwd: data,
    env: { DATA_DIR: data, CAPTCHA: 'off', ...settings },
  })
  onTestFinished(async () => {
    await server.end('SIGKILL')
  })
  return server
}

/** What a start that is refused says. */
async function refusal(settings: Readonly<Record<string, string>>): Promise<string> {
  const server = start(settings)
  expect(await new Promise((resolve) => server.child.once('exit', resolve))).toBe(1)
  return server.output()
}

function command(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(built, 'dist/cli.js'), ...args],
      { cwd: data, env: { PATH: process.env['PATH'], DATA_DIR: data, ...env } },
      (_, out, err) => resolve(`${out}${err}`),
    )
  })
}

it('two that start at once on an empty database and folder are one EU Login', async () => {
  const LOGIN_DATABASE_URL = await emptyDatabase()
  const [port, other] = [await freePort(), await freePort()]
  const LOGIN_ORIGIN = `http://localhost:${port}`
  const servers = [port, other].map((LOGIN_PORT) =>
    start({ LOGIN_ORIGIN, LOGIN_DATABASE_URL, LOGIN_PORT: String(LOGIN_PORT) }),
  )
  for (const [index, server] of servers.entries())
    await answering(`http://localhost:${[port, other][index]}/readyz`, server)
  await registerAndSignIn(LOGIN_ORIGIN)
  const keys = await Promise.all(
    [port, other].map(async (at) => (await fetch(`http://localhost:${at}/cas/oauth2/jwks`)).text()),
  )
  expect(keys[0]).toContain('"kid"')
  expect(keys[1]).toBe(keys[0])

  // The command opens the same data; another secret key, or an empty database, isn’t taken for them.
  expect(await command(['tokens', 'list', '--json'], { LOGIN_ORIGIN, LOGIN_DATABASE_URL })).toContain('[')
  expect(
    await refusal({
      LOGIN_ORIGIN,
      LOGIN_DATABASE_URL,
      LOGIN_PORT: '1',
      SECRET_KEY: 'another-key-of-32-characters-or-more',
    }),
  ).toBe(
    'EU Login can’t start: SECRET_KEY is another one than the database’s: it opens nothing in it. Accepted: the one that all processes had before.\n',
  )
  expect(await command(['tokens', 'list'], { LOGIN_ORIGIN, LOGIN_DATABASE_URL: await emptyDatabase() })).toMatch(
    /LOGIN_DATABASE_URL can’t be used: The database is empty/,
  )
}, 60_000)

it('a database that can’t be used stops the start with one line that says why, and no password', async () => {
  const right = inject('postgres')
  for (const [url, why] of [
    [right.replace('tests:tests', 'tests:hunter2'), 'password authentication failed for user "tests"'],
    [right.replace(/[^/]*$/, 'nowhere'), 'database "nowhere" does not exist'],
    ['postgres://tests:hunter2@127.0.0.1:1/postgres', 'connect ECONNREFUSED 127.0.0.1:1'],
  ] as const) {
    expect(await refusal({ LOGIN_ORIGIN: 'http://localhost:1', LOGIN_DATABASE_URL: url })).toBe(
      `EU Login can’t start: LOGIN_DATABASE_URL can’t be used: ${why}.\n`,
    )
  }
}, 60_000)
