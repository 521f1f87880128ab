// `pnpm dev`: npm start, and once more after each change of a source that builds. What doesn't build leaves
// the apps running.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.mjs'
import { install, root } from './install.mjs'
import { endRunning } from './run.mjs'

let apps
let changed = false
let ending = false

const start = () => {
  apps = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, stdio: 'inherit' })
}

async function stop() {
  if (apps.exitCode !== null || apps.signalCode !== null) return
  const gone = once(apps, 'exit')
  apps.kill('SIGTERM')
  await gone
}

async function end() {
  if (ending) return
  ending = true
  endRunning()
  if (apps) await stop()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())

const generated = /(^|[\\/])(node_modules|dist|test|data|\.turbo|\.wrangler)([\\/]|$)/
for (const folder of ['packages', 'apps'])
  watch(join(root, folder), { recursive: true }, (_, path) => {
    if (path && !generated.test(path)) changed = true
  })

try {
  await install()
  await build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
start()
for (;;) {
  await sleep(200)
  if (!changed || ending) continue
  changed = false
  try {
    await build()
    await stop()
    start()
  } catch (error) {
    console.error(error.message)
  }
}
