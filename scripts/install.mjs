// Installs the dependencies when the lockfile changed since the last time. Runs on Node 20, before anything
// is installed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastLines, run } from './run.mjs'

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url))
/** The Node that runs everything else: the one of the lockfile, not the machine's. */
export const node = join(root, 'node_modules/.bin/node')

const stamp = join(root, 'node_modules/.installed')
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const wanted = () =>
  createHash('sha256')
    .update(read(join(root, 'pnpm-lock.yaml')))
    .update(read(join(root, 'pnpm-workspace.yaml')))
    .digest('hex')

/**
 * The environment of every tool: ours first on the PATH, no telemetry, no colours asked for that were not.
 */
export function toolEnv(env = process.env) {
  return {
    ...env,
    PATH: `${join(root, 'node_modules/.bin')}:${env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    WRANGLER_SEND_METRICS: 'false',
    DO_NOT_TRACK: '1',
  }
}

/** How to call the pnpm that package.json names: the machine's if it is that version, else through npx. */
export async function pnpm() {
  const { version } = JSON.parse(read(join(root, 'package.json'))).devEngines.packageManager
  const own = await run(['pnpm', '--version'], { cwd: root })
  return own.code === 0 && own.output.trim() === version ? ['pnpm'] : ['npx', '-y', `pnpm@${version}`]
}

/** Installs if needed; throws with the tool's last words when that fails. */
export async function install() {
  if (existsSync(node) && read(stamp) === wanted()) return
  console.log('Installing the dependencies (the first time takes a minute) …')
  const args = ['install', '--frozen-lockfile', '--reporter=append-only']
  const { code, output } = await run([...(await pnpm()), ...args], { cwd: root, env: { ...process.env, CI: '1' } })
  if (code !== 0) throw new Error(`The dependencies could not be installed:\n${lastLines(output)}`)
  writeFileSync(stamp, wanted())
}
