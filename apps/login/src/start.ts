import { letRequestsGoFirst } from './threads.ts'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { webPush } from '@laissez-passer/delivery/web-push'
import { publicKeys, startSigningKeys } from '@laissez-passer/federation/oidc'
import { node } from '@laissez-passer/runtime/node'
import type { Around } from '@laissez-passer/store-sql/sqlite'
import { NotWritten, openDataFolder, secretFile } from '@laissez-passer/server/data-folder'
import { isLoopback, listenAddress, portOf, readDrain } from '@laissez-passer/server/settings'
import { giveBackAfterStart } from '@laissez-passer/server/node/give-back'
import { startTogether } from '@laissez-passer/server/node/start-together'
import { folderAssets } from './assets-node.ts'
import { withFiles } from './brand/folder.ts'
import { assetsFolder, assetsVersion } from './assets-version.ts'
import { openDatabase } from './database.ts'
import { demoCountry } from './demo-country.ts'
import { identityProvider } from './identity-provider.ts'
import { lineWriter } from './log-lines.ts'
import { hashesUnderWay, processMetrics, watchedBy } from './meters.ts'
import { portalAdvice, portalService, withPortalHere } from './portal-service.ts'
import { pushContact } from './push-keys.ts'
import { senderOf } from './sender.ts'
import { serve } from './serve.ts'
import { nearNames } from './settings/near-names.ts'
import { readNodeSettings } from './settings/node-settings.ts'
import type { Settings } from './settings/settings.ts'
import { readStartFiles } from './settings/start-files.ts'
import { openTracing, tracedTrips } from './tracing.ts'
import { version } from './version.ts'
import { vapidFile } from './vapid-file.ts'

/** A start that can't go on, in one line for the operator. */
class StartRefused extends Error {}

/** What a part of the start gave, or the end of the start. */
function need<Result>(
  result: ({ readonly ok: true } & Result) | { readonly ok: false; readonly line: string },
): Result {
  if (result.ok) return result
  throw new StartRefused(result.line)
}

async function start(): Promise<void> {
  const { settings } = need(readNodeSettings(process.env))
  const say = lineOf(settings.LOG_LEVEL)
  for (const message of nearNames(process.env)) say('warn', 'setting-unknown', { message })
  const { folder } = need(openDataFolder(settings.DATA_DIR))
  const atHome = isLoopback(settings.LOGIN_ORIGIN)
  const portal = {
    origin: settings.PORTAL_ORIGIN,
    clientSecret: settings.PORTAL_CLIENT_SECRET ?? (await secretFile(join(folder, 'portal-client-secret'))),
  }
  const files = need(readStartFiles(settings, { folder, first: [portalService(portal)] }))
  const { services } = files.services
  if (files.services.made && settings.SERVICES_FILE !== undefined)
    say('warn', 'services-made', {
      message: `SERVICES_FILE=${settings.SERVICES_FILE} wasn’t there, and was made: it knows Europass alone. Where services were registered before, the path is another.`,
    })
  const secretKey = settings.SECRET_KEY ?? (await secretFile(join(folder, 'secret-key')))

  const isRead = atHome || settings.METRICS_TOKEN !== undefined
  const system = settings.LOGIN_DATABASE_URL === undefined ? 'sqlite' : 'postgresql'
  const metrics = isRead ? processMetrics(system) : null
  const tracing = await openTracing(process.env)
  const around = surrounding([
    ...(metrics ? [metrics.database] : []),
    ...(tracing ? [tracedTrips(tracing.trace, system)] : []),
  ])
  const { database } = need(await openDatabase(settings, { folder, listening: true, ...(around ? { around } : {}) }))
  const { away = [], store, signals } = database
  for (const number of away)
    say('warn', 'database-away', {
      message: `Database ${number} doesn’t answer: those whose accounts are in it wait, and nobody else.`,
    })
  const hashes = hashesUnderWay()
  const runtime = {
    ...node({ secretKey, watchHashes: watchedBy([hashes.watch, ...(metrics ? [metrics.hashes] : [])]) }),
    ...(signals ? { signals } : {}),
  }
  const keys = { store, keyRing: runtime.keyRing, now: runtime.now() }
  if (!(await startSigningKeys(keys)))
    throw new StartRefused(
      'SECRET_KEY is another one than the database’s: it opens nothing in it. Accepted: the one that all processes had before.',
    )
  const vapid = await vapidFile(join(folder, 'vapid-keys.json'))
  const provider = await identityProvider(settings, {
    store,
    runtime,
    services: atHome ? withPortalHere(services, portal) : services,
    webhooks: files.webhooks.items,
    scim: files.scim.items,
    eids: atHome ? [...files.eid.eids, demoCountry({ origin: settings.DEMO_COUNTRY_ORIGIN })] : files.eid.eids,
    mail:
      settings.SMTP_URL === undefined
        ? mailbox(store.mailbox)
        : (await import('@laissez-passer/delivery/smtp')).smtp(settings.SMTP_URL, {
            from: senderOf(settings),
          }),
    mailbox: settings.SMTP_URL === undefined,
    facts: () => ({ version, runtime: `Node ${process.versions.node}`, hashes: hashes.count() }),
    ...(tracing ? { trace: tracing.trace } : {}),
    ...(metrics ? { metrics: { registry: metrics.registry, token: settings.METRICS_TOKEN ?? null } } : {}),
    push: { transport: webPush({ vapid, contact: pushContact(settings) }), key: vapid.publicKey },
    brand: files.worn.brand,
    assets: withFiles(
      await folderAssets(fileURLToPath(new URL(`./public${assetsFolder()}/`, import.meta.url)), {
        version: assetsVersion,
      }),
      files.worn.files,
    ),
    write: lineWriter(process.stdout, (flush) => process.on('exit', flush)),
    peer: (_, env) => (isNodeEnv(env) ? (env.incoming.socket.remoteAddress ?? null) : null),
  })

  await letRequestsGoFirst()
  const listens = await startTogether()
  const port = settings.LOGIN_PORT ?? portOf(settings.LOGIN_ORIGIN)
  const { stop } = need(
    await serve(provider, {
      drainSeconds: settings.DRAIN_SECONDS ?? readDrain(undefined, settings.LOGIN_ORIGIN) ?? 0,
      port,
      hostname: hostnameOf(settings),
      origin: settings.LOGIN_ORIGIN,
      trustedProxies: settings.TRUSTED_PROXIES,
      watch: metrics?.admission,
    }),
  )
  listens()
  // On a new database some are still to be made; whoever asks for them before waits, or makes them.
  const keysMade = publicKeys(keys).catch(() => {})
  giveBackAfterStart()
  const advice = atHome ? null : portalAdvice(services, portal)
  if (advice !== null) say('warn', 'services-advice', { message: advice })
  say('info', 'started', { origin: settings.LOGIN_ORIGIN, port, version })

  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C, or whoever asks again, doesn't wait.
      const stopped = stop({ atOnce: signal === 'SIGINT' })
      if (stopping) return
      stopping = true
      const end = async (): Promise<void> => {
        await keysMade
        await tracing?.close()
        await database.close()
      }
      void stopped.then(end, end)
    })
  }
}

/** Writes a line of the start, whose words are ours alone: the log has no field for words. */
function lineOf(from: Settings['LOG_LEVEL']) {
  const written = new Set(
    { debug: ['info', 'warn'], info: ['info', 'warn'], warn: ['warn'], error: [], silent: [] }[from],
  )
  return (level: 'info' | 'warn', event: string, said: Readonly<Record<string, string | number>>): void => {
    if (written.has(level)) console.log(JSON.stringify({ time: new Date().toISOString(), level, event, ...said }))
  }
}

/** One around the other; null: none. */
function surrounding([first, ...others]: readonly Around[]): Around | null {
  if (!first) return null
  const inner = surrounding(others)
  return inner ? (event, run) => first(event, () => inner(event, run)) : first
}

/** Every interface only where the settings say so. */
function hostnameOf({ LISTEN_ADDRESS, LOGIN_ORIGIN }: Settings): string | undefined {
  const listens = listenAddress(LISTEN_ADDRESS, LOGIN_ORIGIN)
  return listens.ok ? listens.hostname : '127.0.0.1'
}

function isNodeEnv(env: unknown): env is HttpBindings {
  return typeof env === 'object' && env !== null && 'incoming' in env
}

start().catch((error: unknown) => {
  const expected = error instanceof StartRefused || error instanceof NotWritten || error instanceof LaissezPasserError
  console.error(
    `EU Login can’t start: ${error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error)}`,
  )
  process.exit(1)
})
