// One app on workerd, as on Cloudflare’s network: `scripts/workers/run.mjs login`. Its data lie below
// DATA_DIR/workers. Runs on the Node of the lockfile, with the sources of the packages
// (`--conditions=laissez-passer:source`).
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { openDataFolder } from '../../packages/server/src/data-folder/index.ts'
import { startTogether } from '../../packages/server/src/node/start-together.ts'
import { branded, wearing, worn } from './brand.mjs'
import { workerOptions } from './options.mjs'
import { settingsOf } from './settings.mjs'
import { spreadConfig } from './spread.mjs'
import { unknownSettings } from './unread.mjs'

const [, , app] = process.argv
const data = openDataFolder(process.env.DATA_DIR || './data')
if (!data.ok) refuse(data.line)
const folder = join(data.folder, 'workers', app)
const { config, hostname, port, settings } = await told().catch(({ message }) => refuse(message))
const { cron, name, options } = workerOptions(app, {
  config,
  ...(await withBrand()),
  // Of journeys alone: set by hand it would only put the clocks of this machine's apps forward.
  ahead: process.env.CLOCK_AHEAD || undefined,
  folder,
  host: hostname,
  port,
  handleStructuredLogs: ({ level, message }) =>
    (level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(`${message}\n`),
})

for (const message of unknownSettings(process.env, [app]))
  console.log(JSON.stringify({ time: new Date().toISOString(), level: 'warn', event: 'setting-unknown', message }))

const listens = await startTogether()
const workerd = new Miniflare(options)
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
listens()

// workerd keeps no clock of its own. “*/10 …” is each ten minutes; other schedules we have none.
const [, minutes = '1'] = /^\*\/(\d+) /.exec(cron ?? '') ?? []
const seconds = process.env.CLOCK_AHEAD ? 2 : Number(minutes) * 60
if (cron !== undefined) setInterval(() => void tick().catch(() => {}), seconds * 1000)

async function told() {
  const { config, count } = spreadConfig(app, { folder, databases: process.env.LOGIN_DATABASES })
  return { config, ...(await settingsOf(app, { folder: data.folder, databases: count })) }
}

async function tick() {
  const worker = await workerd.getWorker(name)
  await worker.scheduled({ cron })
}

async function withBrand() {
  const { BRAND_FOLDER: path } = process.env
  try {
    if (wearing.includes(app)) return { settings, files: await worn(app, path, join(folder, 'public')) }
    if (app !== 'login') return { settings }
    const { directory: files, settings: brand } = await branded(path, join(folder, 'public'))
    return { files, settings: { ...settings, ...brand } }
  } catch ({ message }) {
    return refuse(message)
  }
}

function refuse(line) {
  console.error(line)
  process.exit(1)
}
