// One app on workerd, as on Cloudflare’s network: `node scripts/workers/run.mjs login`. What it is bound to
// stands in the app’s wrangler.jsonc; its data lie below DATA_DIR/workers. Runs on the Node of the lockfile.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as boundAs } from 'wrangler'
import { openDataFolder } from '../../packages/server/src/data-folder/index.ts'
import { startTogether } from '../../packages/server/src/node/start-together.ts'
import { root } from '../install.mjs'
import { settingsOf } from './settings.mjs'

const [, , app] = process.argv
const data = openDataFolder(process.env.DATA_DIR || './data')
if (!data.ok) refuse(data.line)
const config = join(root, 'apps', app, 'wrangler.jsonc')
const { main, workerOptions } = boundAs(config)
// Said once for all: which modules there are.
const { modulesRules: _, ...bound } = workerOptions
const { hostname, port, settings } = await settingsOf(app, { folder: data.folder }).catch(({ message }) =>
  refuse(message),
)

// The one that Miniflare brings, which would outlive a killed parent.
process.env.WORKERD = createRequire(import.meta.resolve('miniflare'))('workerd').default
process.env.MINIFLARE_WORKERD_PATH = join(root, 'scripts/workers/workerd.sh')

await startTogether()
const workerd = new Miniflare(
  convertV4MiniflareOptions({
    ...bound,
    modulesRoot: dirname(main),
    modules: modulesBeside(main),
    bindings: { ...bound.bindings, ...settings },
    host: hostname,
    port,
    // Where wrangler, and so the operator’s command, looks below `persist-to`.
    resourcePersistencePath: join(data.folder, 'workers', app, 'v3'),
    // Nothing is fetched about where this machine is.
    cf: false,
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: ({ level, message }) =>
      (level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(`${message}\n`),
  }),
)

let ending = false
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (ending) return
    ending = true
    void workerd.dispose().finally(() => process.exit(0))
  })

try {
  await workerd.ready
} catch (error) {
  refuse(`${app} can’t start on workerd: ${error.message}`)
}

/** workerd keeps no clock of its own: a minute is what a cron trigger counts in. */
const [cron] = bound.cronTriggers ?? []
if (cron !== undefined) setInterval(() => void tick(cron).catch(() => {}), 60_000)

async function tick(cron) {
  const worker = await workerd.getWorker()
  await worker.scheduled({ cron })
}

/** The Worker as one file, and what it is given compiled. */
function modulesBeside(main) {
  const compiled = readdirSync(dirname(main)).filter((name) => name.endsWith('.wasm'))
  return [basename(main), ...compiled].map((name) => ({
    type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule',
    path: join(dirname(main), name),
  }))
}

function refuse(line) {
  console.error(line)
  process.exit(1)
}
