import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build, wrangler } from './support/build.ts'
import { registerAndSignIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

/** Another than the default, under which the build puts the static files. */
const base = '/sso'

const secretKey = 'only-in-this-test-'.repeat(3)

let folder = ''
let home = ''
let origin = ''
let worker: Running

beforeAll(async () => {
  folder = await build()
  const port = await freePort()
  origin = `http://localhost:${port}`
  home = await mkdtemp(join(tmpdir(), 'wrangler-'))
  const variables = {
    LOGIN_ORIGIN: origin,
    LOGIN_BASE: base,
    CAPTCHA: 'off',
    SECRET_KEY: secretKey,
  }
  worker = run(
    process.execPath,
    [
      wrangler,
      'dev',
      '--local',
      '--ip=127.0.0.1',
      `--port=${port}`,
      `--inspector-port=${await freePort()}`,
      `--persist-to=${join(home, 'state')}`,
      ...Object.entries(variables).map(([name, value]) => `--var=${name}:${value}`),
    ],
    { cwd: folder, env: { CI: '1', WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: home } },
  )
  await answering(`${origin}/healthz`, worker)
}, 120_000)

afterAll(async () => {
  await worker.end()
  await rm(folder, { recursive: true, force: true })
})

it('registers an account on D1 and signs in, in workerd', async () => {
  const browser = await registerAndSignIn(origin, base)
  expect((await browser.get(`${base}/account`)).text).toContain('Élodie')
}, 60_000)

it('the built command works on the same database beside it, through wrangler, with the Worker’s secret key', async () => {
  const database = `d1://DB?config=${join(folder, 'wrangler.jsonc')}&persist-to=${join(home, 'state')}`
  const command = (...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [join(folder, 'dist/cli.js'), ...args, '--json'],
        {
          cwd: home,
          env: { PATH: process.env['PATH'], HOME: home, LOGIN_DATABASE_URL: database, SECRET_KEY: secretKey },
        },
        (_, out, err) => resolve({ out, err }),
      )
    })
  const set = await command('accounts', 'set', 'elodie@example.org', '--groups', 'EDITORS')
  expect(JSON.parse(set.out), set.err).toMatchObject({ ok: true, groups: ['EDITORS'] })
  // workerd told operators of a class of Durable Objects that is the Worker’s, and not there.
  expect(set.err).toBe('')
  expect(JSON.parse((await command('sessions', 'end', 'elodie@example.org')).out).ended).toBeGreaterThan(0)
  expect(JSON.parse((await command('stats')).out)).toMatchObject({ accounts: { active: 1 }, openSessions: 0 })
}, 60_000)

it('serves the static files, to be kept', async () => {
  const page = await (await fetch(`${origin}${base}/login`)).text()
  const css = /href="(\/sso\/assets\/\w+\/login\.css)"/.exec(page)?.[1] ?? ''
  // Through the Worker under its base; under the default one before it is asked.
  for (const path of [css, css.replace(base, '/cas')]) {
    const answer = await fetch(origin + path)
    expect(answer.headers.get('Content-Type'), path).toContain('text/css')
    expect(answer.headers.get('Cache-Control'), path).toContain('immutable')
  }
  expect((await fetch(origin + css.replace('login.css', 'none.css'))).status).toBe(404)
})

it('speaks OpenID Connect', async () => {
  const discovery: { readonly issuer: string } = await (
    await fetch(`${origin}${base}/oauth2/.well-known/openid-configuration`)
  ).json()
  expect(discovery.issuer).toBe(`${origin}${base}/oauth2`)
  const { keys }: { readonly keys: readonly { readonly kty: string }[] } = await (
    await fetch(`${origin}${base}/oauth2/jwks`)
  ).json()
  // One for each algorithm that services may be registered with.
  expect(keys.map(({ kty }) => kty).toSorted()).toEqual(['EC', 'RSA'])
})

it('is no larger than a megabyte, compressed', async () => {
  const files = (await readdir(join(folder, 'dist'))).filter((name) => /^(worker|whole(-\w+)?)\.js$|\.wasm$/.test(name))
  expect(files).toContain('whole.js')
  const contents = await Promise.all(files.map((name) => readFile(join(folder, 'dist', name))))
  expect(gzipSync(Buffer.concat(contents)).length).toBeLessThan(1024 * 1024)
})
