import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCommand } from '../src/command.ts'
import { managerOf } from '../src/install.ts'

let home = ''
let err = ''
let out = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'create-'))
  err = out = ''
  vi.spyOn(console, 'error').mockImplementation((line) => void (err += `${line}\n`))
  vi.spyOn(console, 'log').mockImplementation((line) => void (out += `${line}\n`))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(home, { recursive: true, force: true })
})
const run = (args: readonly string[], environment = {}) => runCommand(args, { environment, interactive: false })

test('without a terminal nothing is asked: defaults stand', async () => {
  expect(await run([join(home, 'my-id'), '--no-install'])).toBe(0)
  expect(readFileSync(join(home, 'my-id/provider/parts.ts'), 'utf8')).toContain('[password(), passkey()]')
  expect(out).toContain('npm run dev')
  expect(out).toContain('http://localhost:4101')
})

test('every question has a flag', async () => {
  const flags = ['--runtime', 'workers', '--methods', 'recovery-code,token-app', '--name=Hall', '--color', '#004494']
  expect(await run([join(home, 'x'), ...flags, '--language', 'fr', '--package-manager=pnpm', '--no-install'])).toBe(0)
  expect(readFileSync(join(home, 'x/provider/parts.ts'), 'utf8')).toMatch(
    /\[password\(\), tokenApp\(\), recoveryCode\(\)\][^]*'Hall'[^]*#004494/,
  )
  expect(readdirSync(join(home, 'x/provider'))).toContain('wrangler.jsonc')
  expect(out).toMatch(/Ensuite[^]*pnpm install[^]*pnpm run dev/)
})

test('all that is wrong is said at once, by the flag, and nothing is made', async () => {
  const wrong = [
    '--runtime',
    'deno',
    '--methods=paskey',
    '--colour',
    '#ffff00',
    '--colr',
    '--package-manager',
    'npx',
    '--name',
  ]
  expect(await run([join(home, 'my-id'), ...wrong])).toBe(1)
  for (const line of [
    '--runtime: “deno” is none of node, workers',
    '--methods: “paskey” is none of password, passkey, token-app, recovery-code',
    '--colour: #ffff00 is too light',
    '--colr: there is no such option',
    '--name: needs a value',
    '--package-manager: “npx” is none of npm, pnpm, yarn, bun',
    '--help says what can be.',
  ])
    expect(err).toContain(line)
  expect(readdirSync(home)).toEqual([])
})

test('says it in French where the terminal speaks French', async () => {
  expect(await run([join(home, 'my-id'), '--colour', 'jaune'], { LANG: 'fr_BE.UTF-8' })).toBe(1)
  expect(err).toContain('n’est pas une couleur')
  expect(await run(['--help'], { LC_ALL: 'fr_FR.UTF-8', LANG: 'en_GB' })).toBe(0)
  expect(out).toContain('Crée un fournisseur')
})

test('an installation that fails leaves the project, says why, and is no success', async () => {
  vi.stubEnv('PATH', home)
  expect(await run([join(home, 'my-id'), '--package-manager', 'pnpm'])).toBe(1)
  vi.unstubAllEnvs()
  expect(out).toContain('pnpm could not install')
  expect(out).toContain('pnpm install')
  expect(existsSync(join(home, 'my-id/package.json'))).toBe(true)
})

test.each([
  ['pnpm/12.21.0 npm/? node/v26.9.0', 'pnpm'],
  ['yarn/4.9.0 npm/?', 'yarn'],
  ['bun/1.3.0 npm/?', 'bun'],
  ['npm/11.5.1 node/v26', 'npm'],
  ['', 'npm'],
])('%j installs by %s', (agent, manager) => {
  expect(managerOf({ npm_config_user_agent: agent })).toBe(manager)
})

test.each(['SIGINT', 'SIGTERM'] as const)('interrupted by %s while it installs, it leaves nothing', async (signal) => {
  const bin = join(home, 'bin')
  mkdirSync(bin)
  // A package manager that has begun, and never ends by itself.
  const script = `#!${process.execPath}\nimport { mkdirSync } from 'node:fs'\nmkdirSync('node_modules')\nsetInterval(() => {}, 1e6)\n`
  writeFileSync(join(bin, 'npm'), script, { mode: 0o755 })
  writeFileSync(join(bin, 'package.json'), '{ "type": "module" }')
  const command = pathToFileURL(join(import.meta.dirname, '../src/command.ts')).href
  const program = `import { runCommand } from '${command}'
    process.exitCode = await runCommand(['my-id'], { environment: {}, interactive: false })`
  const child = spawn(
    process.execPath,
    ['--conditions=laissez-passer:source', '--input-type=module', '--eval', program],
    { cwd: home, env: { ...process.env, PATH: bin } },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (!existsSync(join(home, 'my-id/node_modules'))) await sleep(20)
  child.kill(signal)
  expect(await ended).toBe(130)
  expect(readdirSync(home)).toEqual(['bin'])
})
