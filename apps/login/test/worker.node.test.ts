import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build, wrangler } from './support/build.ts'
import { registerAndSignIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

let folder = ''
let origin = ''
let worker: Running

beforeAll(async () => {
  folder = await build()
  const port = await freePort()
  origin = `http://localhost:${port}`
  const home = await mkdtemp(join(tmpdir(), 'wrangler-'))
  const variables = { LOGIN_ORIGIN: origin, CAPTCHA: 'off', SECRET_KEY: 'only-in-this-test-'.repeat(3) }
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
  const browser = await registerAndSignIn(origin)
  expect((await browser.get('/cas/account')).text).toContain('Élodie')
}, 60_000)

it('serves the static files, to be kept', async () => {
  const page = await (await fetch(`${origin}/cas/login`)).text()
  const css = /href="(\/cas\/assets\/[\w]+\/login\.css)"/.exec(page)?.[1] ?? ''
  const answer = await fetch(origin + css)
  expect(answer.headers.get('Content-Type')).toContain('text/css')
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
})

it('speaks OpenID Connect', async () => {
  const discovery: { readonly issuer: string } = await (
    await fetch(`${origin}/cas/oauth2/.well-known/openid-configuration`)
  ).json()
  expect(discovery.issuer).toBe(`${origin}/cas/oauth2`)
  const { keys }: { readonly keys: readonly object[] } = await (await fetch(`${origin}/cas/oauth2/jwks`)).json()
  expect(keys).toHaveLength(1)
})

it('is no larger than a megabyte, compressed', async () => {
  const files = (await readdir(join(folder, 'dist'))).filter((name) => /^worker\.js$|\.wasm$/.test(name))
  const contents = await Promise.all(files.map((name) => readFile(join(folder, 'dist', name))))
  expect(gzipSync(Buffer.concat(contents)).length).toBeLessThan(1024 * 1024)
})
