// The last step of an app's build: starts it once, so that V8 leaves what it made of the program in
// `dist/compiled` (`takeCompiled` of packages/server). Of what a start and the first pages call, and under
// the flags that servers have: V8 takes back nothing that was made under others.
//
// node scripts/compiled.mjs PREFIX [PATH …], in the app's folder: the prefix of its settings, pages to ask
// for.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeFlags } from './node-flags.mjs'
import { freePort } from './ports.mjs'

const [prefix, ...paths] = process.argv.slice(2)
const dist = resolve(process.env.OUT_DIR ?? 'dist')
const data = mkdtempSync(join(tmpdir(), 'laissez-passer-build-'))

/** The page, once the program answers. */
async function asked(url, child) {
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (answer) return answer.text()
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${join(dist, 'node.js')} ended.`)
    await sleep(20)
  }
}

const compiled = join(dist, 'compiled')
rmSync(compiled, { recursive: true, force: true })
mkdirSync(compiled)
const port = await freePort()
const child = spawn(process.execPath, [...nodeFlags, join(dist, 'node.js')], {
  env: {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATA_DIR: data,
    [`${prefix}_ORIGIN`]: `http://localhost:${port}`,
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const gone = once(child, 'exit')
try {
  for (const path of ['/healthz', ...paths]) await asked(`http://127.0.0.1:${port}${path}`, child)
} finally {
  // Node writes what it has as it ends.
  child.kill('SIGTERM')
  await gone
  rmSync(data, { recursive: true, force: true })
}
// Node keeps them to the user who builds; the program is read by others.
for (const entry of readdirSync(compiled, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644)
