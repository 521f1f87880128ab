import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { packAll } from '../../scripts/pack.mjs'
import { serveTarballs } from '../../scripts/matrix/registry.mjs'
import { lastLines, run } from '../../scripts/run.mjs'
import { examine } from '../fixtures/examine.ts'
import { openMailbox } from '../fixtures/mailbox.ts'
import { choosePassword, enterIdentifier, enterPassword, register } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'

const provider = 'http://localhost:4100'
const service = 'http://localhost:4101'
let home = ''
let tarball = ''
let registry: { readonly address: string; readonly close: () => void }

test.beforeAll(async () => {
  const packages = await packAll()
  tarball = packages.find(({ name }) => name === 'create-laissez-passer')?.tarball ?? ''
  registry = await serveTarballs(packages)
  home = mkdtempSync(join(tmpdir(), 'laissez-passer-create-'))
  // Where npm gets ours; everything else comes from wherever it always does.
  const usual = execFileSync('npm', ['config', 'get', 'userconfig'], { encoding: 'utf8' }).trim()
  const before = existsSync(usual) ? `${readFileSync(usual, 'utf8')}\n` : ''
  writeFileSync(join(home, '.npmrc'), `${before}@laissez-passer:registry=${registry.address}\n`)
})
test.afterAll(() => {
  registry.close()
  rmSync(home, { recursive: true, force: true })
})

for (const runtime of ['node', 'workers'] as const)
  test(`on ${runtime}: made, installed, checked, started, and signed in through`, async ({ page }) => {
    const folder = join(home, runtime)
    const env = {
      ...process.env,
      CI: '',
      WRANGLER_SEND_METRICS: 'false',
      npm_config_userconfig: join(home, '.npmrc'),
    }
    const timed = async (step: string, [program = '', ...args]: readonly string[], cwd = folder): Promise<void> => {
      const began = Date.now()
      const { code, output } = await run([program, ...args], { cwd, env })
      console.log(`${runtime}: ${step}, ${((Date.now() - began) / 1000).toFixed(0)} s`)
      expect(code, lastLines(output)).toBe(0)
    }
    const asked = ['--runtime', runtime, '--name', 'Hall of Keys', '--colour', '#004494', '--yes']
    await timed(
      'npm create, with its installation',
      ['npm', 'exec', '--yes', `--package=${tarball}`, '--', 'create-laissez-passer', runtime, ...asked],
      home,
    )
    await timed('npm run typecheck', ['npm', 'run', 'typecheck'])
    await timed('npm test', ['npm', 'test'])

    const server = spawn('npm', ['run', 'dev'], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = listening(server)
    try {
      await expect(async () => expect((await fetch(`${provider}/healthz`)).ok, said()).toBe(true)).toPass({
        timeout: 120_000,
      })
      const person = somebody()
      const mailbox = await openMailbox(provider)
      await page.goto(service)
      await examine(page, `created-${runtime}-service`)
      await page.getByRole('link', { name: 'Sign in' }).click()
      await expect(page).toHaveTitle(/Hall of Keys/)
      await examine(page, `created-${runtime}-sign-in`)
      await page.goto(service)
      await page.getByRole('link', { name: 'Create an account' }).click()
      await register(page, person)
      await choosePassword(page, person, mailbox)
      // A browser that has no session with either of them.
      await page.context().clearCookies()
      await page.goto(service)
      await page.getByRole('link', { name: 'Sign in' }).click()
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hello ${person.firstName}`)
      await examine(page, `created-${runtime}-signed-in`)
      await page.getByRole('button', { name: 'Log out' }).click()
      await page.goto(`${service}/me`)
      await expect(page).toHaveTitle(/Hall of Keys/)
    } finally {
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGINT')
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(null)))
    }
  })

function listening(server: ChildProcess): () => string {
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (data) => (output += String(data)))
  return () => lastLines(output, 20)
}
