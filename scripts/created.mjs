// `npm create laissez-passer` as it was packed: what it makes on each runtime is type-checked, its tests run,
// and it starts. Every day with the packages laid out as an installation would; the whole way, installed by
// npm and signed in through in Chromium, is e2e/created (`test:full`). Ends with `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { node, root, toolEnv } from './install.mjs'
import { packAll, packed } from './pack.mjs'
import { freePort } from './ports.mjs'
import { lastLines, run } from './run.mjs'

/** Outside every node_modules: Node strips the types of no file in there. */
const home = mkdtempSync(join(tmpdir(), 'laissez-passer-created-'))
const command = join(packed, 'node_modules/create-laissez-passer/bin/create-laissez-passer.mjs')
/** What a project asks for: ours as packed, others from where this repository has them. */
const needs = {
  '@laissez-passer': join(packed, 'node_modules/@laissez-passer'),
  hono: 'packages/testing/node_modules/hono',
  '@hono/node-server': 'packages/testing/node_modules/@hono/node-server',
  '@types/node': 'node_modules/@types/node',
  typescript: 'node_modules/typescript',
  wrangler: 'node_modules/wrangler',
}

let passed = 0
let failed = 0

async function tell(name, result) {
  const { code, output } = await result
  if (code === 0) passed += 1
  else {
    failed += 1
    console.log(`${name}\n${lastLines(output)}\n`)
  }
}

/** Makes a project, with what it needs in place. */
async function made(name, args) {
  const folder = join(home, name)
  await tell(
    `${name}: made`,
    run([node, command, folder, '--yes', '--no-install', ...args], { cwd: home, env: toolEnv() }),
  )
  for (const [wanted, from] of Object.entries(needs)) {
    const link = join(folder, 'node_modules', wanted)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(resolve(root, from), link)
  }
  const within = (...words) => run([node, ...words], { cwd: folder, env: toolEnv() })
  await tell(`${name}: types`, within(join(root, 'node_modules/typescript/bin/tsc')))
  await tell(`${name}: tests`, within('--test', 'test/sign-in.test.ts'))
  return { folder, within }
}

/** Both of its servers, started as `npm run dev` does, answer. */
async function answers(folder) {
  const [provider, service] = [await freePort(), await freePort()].map((port) => `http://localhost:${port}`)
  const child = spawn(node, ['--env-file=.env', 'dev.ts'], {
    cwd: folder,
    env: { ...toolEnv(), PROVIDER_ORIGIN: provider, SERVICE_ORIGIN: service },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const started = await new Promise((resolve) => {
    child.stdout.on('data', () => output.includes(service) && resolve(true))
    void ended.then(() => resolve(false))
  })
  const pages = started
    ? await Promise.all(
        [`${provider}/cas/login`, `${provider}/dev/mailbox`, `${service}/`].map((url) =>
          fetch(url).then(async (page) => ({
            url,
            status: page.status,
            text: await page.text(),
            // Longer than the Caddy before it, which keeps connections for two minutes.
            kept: Number(/timeout=(\d+)/.exec(page.headers.get('Keep-Alive') ?? '')?.[1] ?? 0),
          })),
        ),
      )
    : []
  child.kill()
  // Whoever presses Ctrl-C gets the terminal back.
  await ended
  const wrong = pages.filter(({ kept, status, text }) => status !== 200 || !/<h1/.test(text) || kept <= 120)
  return {
    code: started && wrong.length === 0 ? 0 : 1,
    output: `${output}\n${wrong.map(({ kept, url, status }) => `${url}: ${status}, kept for ${kept} s`).join('\n')}`,
  }
}

await packAll()
process.on('exit', () => rmSync(home, { recursive: true, force: true }))

const plain = await made('node', ['--methods', 'passkey', '--name', 'L’ID d\'"Ici"', '--colour', '#004494'])
await tell('node: starts', answers(plain.folder))

const worker = await made('workers', ['--runtime', 'workers', '--methods', 'token-app,recovery-code'])
for (const part of ['provider', 'service'])
  await tell(
    `workers: ${part} is a bundle that wrangler takes`,
    worker.within(
      join(root, 'node_modules/wrangler/bin/wrangler.js'),
      'deploy',
      '--dry-run',
      '--config',
      `${part}/wrangler.jsonc`,
      '--env',
      'production',
    ),
  )
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
