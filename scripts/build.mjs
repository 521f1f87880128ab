// Builds the apps and the packages they use. Skipped when no source changed since the last build that
// succeeded.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { node, root, toolEnv } from './install.mjs'
import { lastLines, run } from './run.mjs'

const stamp = join(root, 'node_modules/.cache/laissez-passer/built')
const generated = new Set(['node_modules', 'dist', 'test', '.turbo', '.wrangler', 'data', 'coverage'])

/** The three apps, and the country to try them with: what each listens on, and the file that runs it. */
export const apps = [
  {
    name: 'EU Login',
    prefix: 'LOGIN',
    origin: 'http://localhost:4000',
    path: process.env.LOGIN_BASE || '/cas',
    entry: 'apps/login/dist/node.js',
  },
  { name: 'Europass', prefix: 'PORTAL', origin: 'http://localhost:4001', path: '', entry: 'apps/portal/dist/node.js' },
  {
    name: 'Authenticator',
    prefix: 'AUTHENTICATOR',
    origin: 'http://localhost:4002',
    path: '',
    entry: 'apps/authenticator/dist/node.js',
  },
  {
    name: 'Demoland (eID)',
    prefix: 'DEMO_COUNTRY',
    origin: 'http://localhost:4003',
    path: '',
    entry: 'apps/demo-country/dist/node.js',
  },
]

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (generated.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else if (entry.isFile()) yield path
  }
}

function sourceHash() {
  const hash = createHash('sha256')
  const single = [
    'pnpm-lock.yaml',
    'package.json',
    'turbo.json',
    'tsconfig.base.json',
    'tsup.shared.ts',
    'scripts/compiled.mjs',
    'scripts/node-flags.mjs',
    'scripts/ports.mjs',
    'scripts/workers/modules.ts',
  ]
  for (const path of [
    ...single.map((name) => join(root, name)),
    ...files(join(root, 'packages')),
    ...files(join(root, 'apps')),
  ])
    hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}

/** Builds if needed; throws with the tool's last words when that fails. */
export async function build() {
  const hash = sourceHash()
  const built = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (built && apps.every(({ entry }) => existsSync(join(root, entry)))) return
  console.log('Building …')
  const turbo = join(root, 'node_modules/turbo/bin/turbo')
  const args = ['run', 'build', '--filter=./apps/*', '--output-logs=errors-only', '--ui=stream']
  const { code, output } = await run([node, turbo, ...args], { cwd: root, env: toolEnv() })
  if (code !== 0) throw new Error(`The build failed:\n${lastLines(output)}`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
