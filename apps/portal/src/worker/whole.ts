import { subscriberOf } from '@laissez-passer/server/client-address'
import { jsonLog } from '@laissez-passer/server/log'
import { notNow, onceAnIsolate, toTheEnd, why } from '@laissez-passer/server/workers'
import { workers } from '@laissez-passer/runtime/workers'
import type { SessionNamespace } from '@laissez-passer/relying-party/d1'
import type { D1Binding } from '@laissez-passer/store-sql/executors/d1'
import type { Hono } from 'hono'
import { createApplication } from '../server/application.ts'
import { languageCookie } from '../server/routes/pages.ts'
import { openLinks } from '../server/links/open-links.ts'
import { type Institutions, readInstitutions } from '../server/sealing/institutions.ts'
import { wrongInstitutions } from '../server/sealing/open-institutions.ts'
import { readSettings } from '../server/settings.ts'
import { d1Store } from '../server/store/d1.ts'
import { type Bucket, r2FileContents } from '../server/store/r2-file-contents.ts'
import { fromEsco } from '../server/suggestions/esco.ts'
import { relatedIn } from '../server/suggestions/related.ts'
import { together } from '../server/suggestions/suggestions.ts'
import { fromTable, openTable } from '../server/suggestions/table.ts'
import { isDue, type Upkeep, upkeep } from '../server/upkeep.ts'
import { type SettingsBucket, settingFiles, settingText } from './setting-files.ts'
import { openKeptSealing } from './sealing.ts'
import { type StaticFiles, webAssets } from './web-assets.ts'

/** What `wrangler.jsonc` and the dashboard give: settings by their names, and bindings. */
export interface Bindings {
  readonly DB: D1Binding
  /** Whether somebody is signed in, an object a session. */
  readonly SESSIONS: SessionNamespace
  /** Where Durable Objects are kept to, `eu`; on one's own machine they are where it is. */
  readonly JURISDICTION?: string
  /** What is in people's files. */
  readonly FILES: Bucket
  /** Files of settings, and the seal for trying: the operator's, apart from people's. */
  readonly SETTINGS: SettingsBucket
  /** The built front end. */
  readonly ASSETS: StaticFiles
  readonly [name: string]: unknown
}

interface Portal {
  readonly app: Hono
  readonly work: readonly Upkeep[]
}

/** In bytes: an isolate has 128 megabytes for everything. */
const uploadMemory = 48_000_000

const nowInSeconds = (): number => Math.floor(Date.now() / 1000)

async function make(env: Bindings): Promise<Portal> {
  const texts = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const settings = taken(readSettings(await settingFiles(texts, env.SETTINGS))).settings
  const { clientSecret, databaseUrl, escoUrl, login, origin, secretKey } = settings
  if (clientSecret === null || secretKey === null)
    throw new Error(
      `PORTAL_${clientSecret === null ? 'CLIENT_SECRET' : 'SECRET_KEY'} is missing: a Worker has no folder to make one in.`,
    )
  if (databaseUrl !== null)
    throw new Error('PORTAL_DATABASE_URL can’t be used: a Worker has its database by the binding DB.')
  const { links } = taken(await openLinks(settings.linksFile))
  const { table } = taken(await openTable(settings.suggestionsFile))
  const { sealing } = taken(await openKeptSealing(settings, { bucket: env.SETTINGS, now: nowInSeconds() }))
  const institutions = institutionsNamed(texts, env.SETTINGS)
  const listed = await institutions()
  if (!listed.ok) throw new Error(wrongInstitutions(texts['PORTAL_INSTITUTIONS_FILE'] ?? null, listed.faults))
  const store = await d1Store(env.DB, { fileContents: r2FileContents(env.FILES), sessionObjects: sessionObjects(env) })
  const log = jsonLog({ level: settings.logLevel, app: 'portal', write: (line) => console.log(line) })
  const work = upkeep({ store, certificate: sealing.certificate, log, now: nowInSeconds })
  await work.seal.run()
  const app = createApplication({
    origin,
    login,
    clientSecret,
    store,
    // Its engine is larger than a Worker may be.
    engine: null,
    runtime: async () => workers({ secretKey }),
    sealing,
    institutions,
    log,
    facts: settings,
    links,
    suggestions: together(fromTable(table), ...(escoUrl === null ? [] : [fromEsco(escoUrl)])),
    related: relatedIn(table),
    // Set by Cloudflare itself, whatever the visitor sends.
    address: (c) => subscriberOf(c.req.header('CF-Connecting-IP') ?? ''),
    web: await webAssets(env.ASSETS),
    uploadMemory,
  })
  return { app, work: Object.values(work) }
}

function sessionObjects({ SESSIONS, JURISDICTION: within }: Bindings): SessionNamespace {
  return within === undefined ? SESSIONS : (SESSIONS.jurisdiction?.(within) ?? SESSIONS)
}

/** The operator's list, read anew each time: whoever is taken from it closes nothing any more. */
function institutionsNamed(texts: Readonly<Record<string, string>>, bucket: SettingsBucket): Institutions {
  const name = texts['PORTAL_INSTITUTIONS_FILE'] ?? ''
  if (name === '') return async () => ({ ok: true, institutions: [] })
  return async () => {
    const text = await settingText(name, { texts, bucket })
    return text === undefined ? { ok: false, faults: ['it can’t be read'] } : readInstitutions(text)
  }
}

/** @throws the line that says what is wrong */
function taken<Read extends { readonly ok: true }>(read: Read | { readonly ok: false; readonly line: string }): Read {
  if (read.ok) return read
  throw new Error(read.line)
}

/** One an isolate, made at its first request: the schema is brought up to date on the way. */
const portal = onceAnIsolate(async (env: Bindings) => {
  try {
    return await make(env)
  } catch (error) {
    console.error(`Europass can’t start: ${why(error)}`)
    throw error
  }
})

/** Answers a request. */
export const fetch = toTheEnd(async (request, env: Bindings) => {
  const made = await portal(env).catch(() => null)
  return made ? made.app.fetch(request) : notNow(request, { remembered: languageCookie })
})

/** Does what is due at that moment, in milliseconds. */
export async function scheduled(moment: number, env: Bindings): Promise<void> {
  const { work } = await portal(env)
  for (const each of work) if (isDue(each, moment / 1000)) await each.run()
}
