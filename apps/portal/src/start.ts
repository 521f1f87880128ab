import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getConnInfo } from '@hono/node-server/conninfo'
import { typstNode } from '@laissez-passer/europass/typst-node'
import { clientAddress, subscriberOf } from '@laissez-passer/server/client-address'
import { NotWritten, openDataFolder, secretFile } from '@laissez-passer/server/data-folder'
import { jsonLog } from '@laissez-passer/server/log'
import { freeCompiled } from '@laissez-passer/server/node/compiled'
import { giveBackAfterStart } from '@laissez-passer/server/node/give-back'
import { startTogether } from '@laissez-passer/server/node/start-together'
import { compress } from 'hono/compress'
import { seenSessions } from './seen-sessions.ts'
import { serve } from './serve.ts'
import { brandedWeb } from './server/branded-web.ts'
import { createApplication, sessionCookie } from './server/application.ts'
import { openLinks } from './server/links/open-links.ts'
import { institutionsIn, wrongInstitutions } from './server/sealing/open-institutions.ts'
import { openSealing } from './server/sealing/open-sealing.ts'
import { nearNames, readNodeSettings } from './server/node-settings.ts'
import { openStore } from './server/store/open.ts'
import { fromEsco } from './server/suggestions/esco.ts'
import { relatedIn } from './server/suggestions/related.ts'
import { together } from './server/suggestions/suggestions.ts'
import { fromTable, openTable } from './server/suggestions/table.ts'
import { upkeep } from './server/upkeep.ts'
import { webFolder } from './server/web-folder.ts'

function refuse(line: string): never {
  console.error(line)
  process.exit(1)
}

/** A secret of the data folder, or the end of the start. */
async function secretOf(name: string): Promise<string> {
  return secretFile(join(folder, name)).catch((error: unknown) => {
    if (error instanceof NotWritten) refuse(error.message)
    throw error
  })
}

// All is imported: the rest of the start takes that room.
freeCompiled()
const read = readNodeSettings(process.env)
if (!read.ok) refuse(read.line)
const { settings } = read
const links = await openLinks(settings.linksFile)
const table = await openTable(settings.suggestionsFile)
const institutions = institutionsIn(settings.institutionsFile)
const listed = await institutions()
const built = webFolder(fileURLToPath(new URL('./web', import.meta.url)))
const worn = brandedWeb(built, settings.brandFolder)
const data = openDataFolder(settings.dataDir)
if (!links.ok || !table.ok || !listed.ok || !worn.ok || !data.ok) {
  // All that is wrong at once.
  const wrongList = listed.ok ? [] : [wrongInstitutions(settings.institutionsFile, listed.faults)]
  const others = [links, table, worn, data].flatMap((each) => (each.ok ? [] : [each.line]))
  refuse([...others, ...wrongList].join('\n'))
}
const { folder } = data

const log = jsonLog({
  level: settings.logLevel,
  app: 'portal',
  write: (line) => console.log(line),
})
for (const said of nearNames(process.env)) log({ level: 'warn', event: 'setting-unknown', said })
const addressOf = clientAddress(settings.trustedProxies)
const opened = await openStore(settings, folder, { ahead: true })
if (!opened.ok) refuse(opened.line)
const { seen, sessions } = seenSessions(opened.store.sessions, sessionCookie)
const store = { ...opened.store, sessions }
const secretKey = settings.secretKey ?? (await secretOf('portal-secret-key'))
const sealed = await openSealing(settings, {
  folder,
  origin: settings.origin,
  now: Math.floor(Date.now() / 1000),
})
if (!sealed.ok) refuse(sealed.line)
if (sealed.openKey) log({ level: 'warn', event: 'seal-key-readable', reason: 'mode' })
const work = upkeep({
  store,
  certificate: sealed.sealing.certificate,
  log,
  now: () => Math.floor(Date.now() / 1000),
})
await work.seal.run()
const engine = typstNode({ timeout: 10_000 })
const app = createApplication({
  origin: settings.origin,
  login: settings.login,
  clientSecret: settings.clientSecret ?? (await secretOf('portal-client-secret')),
  store,
  engine,
  // Loaded with the first link that needs it.
  runtime: async () => (await import('@laissez-passer/runtime/node')).node({ secretKey }),
  sealing: sealed.sealing,
  institutions,
  log,
  facts: settings,
  links: links.links,
  suggestions: together(fromTable(table.table), ...(settings.escoUrl === null ? [] : [fromEsco(settings.escoUrl)])),
  related: relatedIn(table.table),
  address: (c) =>
    subscriberOf(
      addressOf({ peer: getConnInfo(c).remote.address ?? null, forwarded: c.req.header('X-Forwarded-For') }),
    ),
  web: worn.web,
  compress: compress(),
})

const listens = await startTogether()
const serving = await serve(app.fetch, { ...settings, seen })
if (!serving.ok) refuse(serving.line)
listens()
giveBackAfterStart()
const { stop: goAway } = serving
log({ level: 'info', event: 'up', origin: settings.origin })
const working = Object.values(work).map(({ every, run }) => setInterval(() => void run(), every * 1000))

let stopping = false
async function stop(signal: NodeJS.Signals): Promise<void> {
  // Ctrl-C, or whoever asks again, doesn't wait.
  const stopped = goAway({ atOnce: signal === 'SIGINT' })
  if (stopping) return
  stopping = true
  working.forEach((timer) => clearInterval(timer))
  try {
    await stopped
    await engine.close()
    await store.close()
  } finally {
    process.exit(0)
  }
}
process.on('SIGTERM', (signal) => void stop(signal))
process.on('SIGINT', (signal) => void stop(signal))
