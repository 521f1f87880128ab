import { readJson } from '@laissez-passer/server/json-text'
import { waitUntil } from 'cloudflare:workers'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { EidScheme } from '@laissez-passer/core/ports'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import { webPush } from '@laissez-passer/delivery/web-push'
import { logoutTopic } from '@laissez-passer/federation/logout'
import type { Service } from '@laissez-passer/federation/services'
import type { Provider, ProviderOptions } from '@laissez-passer/hono/provider'
import { type ChannelNamespace, workers } from '@laissez-passer/runtime/workers'
import { isLoopback } from '@laissez-passer/server/settings'
import { notNow, onceAnIsolate, toTheEnd, why } from '@laissez-passer/server/workers'
import type { D1Binding } from '@laissez-passer/store-sql/d1'
import { type StaticFiles, staticFile } from './assets-workers.ts'
import { assetsVersion } from './assets-version.ts'
import { servedBrand } from './brand/served.ts'
import { boundDatabases, d1Store } from './d1-store.ts'
import { demoCountry } from './demo-country.ts'
import { emailBinding, type EmailBinding } from './email-binding.ts'
import { identityProvider } from './identity-provider.ts'
import { portalService, withPortalHere } from './portal-service.ts'
import { pushContact, vapidKeys } from './push-keys.ts'
import { samlElsewhere, type SamlSpeaker } from './saml-elsewhere.ts'
import { eidCountries } from './settings/eid-countries.ts'
import { pemsIn, type SamlCountry, samlOptions } from './settings/eid-countries-saml.ts'
import { readServices } from './settings/services-text.ts'
import { readSettings, type Settings } from './settings/settings.ts'
import { readScim, readWebhooks } from './settings/programs.ts'
import { callForWork, type WorkQueue } from './work-queue.ts'

/** What `wrangler.jsonc` and the dashboard give: settings by their names, and bindings. */
export interface Bindings {
  /** Further ones are `DB_2`, `DB_3` and so on. */
  readonly DB: D1Binding
  readonly CHANNELS: ChannelNamespace
  /** Calls this Worker when something is due; without one, each request that queues something delivers it. */
  readonly WORK?: WorkQueue
  /** Where Durable Objects are kept to, `eu`; on one's own machine they are where it is. */
  readonly JURISDICTION?: string
  /** The static files that the build wrote. */
  readonly ASSETS: StaticFiles
  /** Cloudflare's e-mail binding; without one, on loopback, mail goes to `/dev/mailbox`. */
  readonly EMAIL?: EmailBinding
  /** Instead of `services.json`: the same JSON. Default: the portal, with `PORTAL_CLIENT_SECRET`. */
  readonly SERVICES?: string
  /** Instead of `eid-countries.json`: the same JSON. Default: no country's eID is taken. */
  readonly EID_COUNTRIES?: string
  /** The Worker that speaks SAML (`saml.ts`); without one, no country that does is taken. */
  readonly SAML?: SamlSpeaker
  /** Instead of `webhooks.json`: the same JSON. Default: nobody is told. */
  readonly WEBHOOKS?: string
  /** Instead of `scim.json`: the same JSON. Default: nobody manages accounts. */
  readonly SCIM?: string
  /**
   * Version of the static files where a brand lies among them: starting and deploying with `BRAND_FOLDER` set
   * it.
   */
  readonly BRAND?: string
  /** Instead of `vapid-keys.json`: the same JSON. Default: no push, apps ask by themselves. */
  readonly VAPID_KEYS?: string
  readonly [name: string]: unknown
}

async function make(env: Bindings): Promise<Provider> {
  const texts = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const databases = boundDatabases(env)
  const judged = readSettings(
    { ...texts, ...(env.EMAIL ? { SMTP_URL: 'smtp://binding' } : {}) },
    { bound: databases.length },
  )
  if (!judged.ok) throw new LaissezPasserError('invalid-settings', judged.line)
  const { settings } = judged
  const { PORTAL_CLIENT_SECRET: clientSecret, PORTAL_ORIGIN, SECRET_KEY: secretKey } = settings
  if (secretKey === undefined)
    throw new LaissezPasserError('invalid-settings', 'SECRET_KEY is missing: a Worker has no folder to make one in')
  const store = d1Store(databases, settings)
  store.whenQueued(() => wake(env))
  const atHome = isLoopback(settings.LOGIN_ORIGIN)
  const portal = clientSecret === undefined ? null : { origin: PORTAL_ORIGIN, clientSecret }
  const listed = services(env.SERVICES)
  const version = env.BRAND || assetsVersion
  const read = (name: string) => staticFile(env.ASSETS, name, version)
  return identityProvider(settings, {
    store,
    ...(env.BRAND ? { brand: await servedBrand(read) } : {}),
    runtime: workers({
      secretKey,
      channels: { namespace: channels(env), keep: waitUntil, ofOneProcess: [outboxTopic, logoutTopic] },
    }),
    services:
      listed && portal && atHome ? withPortalHere(listed, portal) : (listed ?? (portal ? [portalService(portal)] : [])),
    eids: [
      ...eids(env.EID_COUNTRIES, { atHome, texts, speaker: env.SAML }),
      ...(atHome ? [demoCountry({ origin: settings.DEMO_COUNTRY_ORIGIN })] : []),
    ],
    ...push(env.VAPID_KEYS, settings),
    webhooks: programs('WEBHOOKS', env.WEBHOOKS, readWebhooks),
    scim: programs('SCIM', env.SCIM, readScim),
    mail: mailOf(env, { fallback: mailbox(store.mailbox), from: settings.MAIL_FROM }),
    mailbox: env.EMAIL === undefined,
    // Under the default base they are served before the Worker is asked.
    assets: { version, read },
    peer: (request) => request.headers.get('CF-Connecting-IP'),
    // Set by Cloudflare itself, whatever the visitor sends (with IP geolocation switched on).
    country: (request) => request.headers.get('CF-IPCountry'),
  })
}

function channels({ CHANNELS, JURISDICTION: within }: Bindings): ChannelNamespace {
  return within === undefined ? CHANNELS : (CHANNELS.jurisdiction?.(within) ?? CHANNELS)
}

function eids(
  json: string | undefined,
  {
    atHome,
    speaker,
    texts,
  }: {
    readonly atHome: boolean
    readonly speaker: SamlSpeaker | undefined
    readonly texts: Readonly<Record<string, string>>
  },
): readonly EidScheme[] {
  if (json === undefined) return []
  const parsed = readJson(json)
  if (!parsed.ok) throw new LaissezPasserError('invalid-settings', `EID_COUNTRIES can’t be used: ${parsed.why}`)
  // A variable takes 5 KB, less than a country's keys and certificates are: they are secrets of their own.
  const pems = pemsIn(texts)
  const saml = speaker && ((country: SamlCountry) => samlElsewhere(samlOptions(country, pems), speaker))
  const read = eidCountries(parsed.value, { atHome, saml: saml ?? null })
  if (read.ok) return read.eids
  throw new LaissezPasserError('invalid-settings', `EID_COUNTRIES can’t be used: ${read.why}`)
}

function push(json: string | undefined, settings: Settings): Pick<ProviderOptions, 'push'> {
  if (json === undefined) return {}
  const vapid = vapidKeys(json)
  if (vapid === null)
    throw new LaissezPasserError('invalid-settings', 'VAPID_KEYS can’t be used. Accepted: what vapid-keys.json holds.')
  return { push: { transport: webPush({ vapid, contact: pushContact(settings) }), key: vapid.publicKey } }
}

function programs<Item>(
  name: string,
  json: string | undefined,
  read: (
    text: string,
  ) =>
    | { readonly ok: true; readonly items: readonly Item[] }
    | { readonly ok: false; readonly faults: readonly string[] },
): readonly Item[] {
  if (json === undefined) return []
  const list = read(json)
  if (list.ok) return list.items
  throw new LaissezPasserError('invalid-settings', `${name} can’t be used:\n${list.faults.join('\n')}`)
}

function services(json: string | undefined): readonly Service[] | null {
  if (json === undefined) return null
  const read = readServices(json)
  if (read.ok) return read.services
  throw new LaissezPasserError('invalid-settings', `SERVICES can’t be used:\n${read.faults.join('\n')}`)
}

function mailOf(
  { EMAIL }: Bindings,
  { fallback, from }: { readonly fallback: MailTransport; readonly from: string | undefined },
): MailTransport {
  return EMAIL && from !== undefined ? emailBinding(EMAIL, { from }) : fallback
}

/** One an isolate, made at its first request. */
const provider = onceAnIsolate(async (env: Bindings) => {
  try {
    return await make(env)
  } catch (error) {
    console.error(`EU Login can’t start: ${why(error)}`)
    throw error
  }
})

/** Says what is shown first, and of which version it is. */
export const firstPages = toTheEnd(async (_, env: Bindings) => {
  const idp = await provider(env).catch(() => null)
  if (!idp) return new Response(null, { status: 503 })
  return Response.json({ version: env.BRAND || assetsVersion, book: await idp.firstPages() })
})

let called = false

/**
 * Has what was queued delivered, once the answer is out: nothing runs between requests. Once for all that a
 * request queues; what nobody delivers then is found at the next tick.
 */
function wake(env: Bindings): void {
  if (called) return
  called = true
  queueMicrotask(() => {
    called = false
    waitUntil(env.WORK ? callForWork(env.WORK) : provider(env).then((idp) => idp.runOnce()))
  })
}

/** Answers a request. */
export const fetch = toTheEnd(async (request, env: Bindings) => {
  const idp = await provider(env).catch(() => null)
  if (!idp) return notNow(request)
  const response = await idp.fetch(request, env)
  // What happened to accounts is told to programs, which isn't queued before it is sealed (RFC 9110 §9.2.1).
  if (!/^(GET|HEAD|OPTIONS)$/.test(request.method)) wake(env)
  return response
})

/** Delivers what is due. One that fails is called again, as wrangler.jsonc says. */
export async function queue(env: Bindings): Promise<void> {
  const idp = await provider(env)
  const { againAt } = await idp.deliver()
  if (againAt !== null && env.WORK) await callForWork(env.WORK, { inSeconds: againAt - Date.now() / 1000 })
}

/** Delivers and sweeps. */
export async function scheduled(env: Bindings): Promise<void> {
  const idp = await provider(env)
  await idp.runOnce()
}
