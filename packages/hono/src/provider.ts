import type { ProviderSettings } from '@laissez-passer/core/context'
import { finishEmailChanges } from '@laissez-passer/core/internal/email-change'
import { finishFactorRemovals } from '@laissez-passer/core/internal/recovery'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import { hostsOf, type ServiceInput } from '@laissez-passer/federation/services'
import type { Pages } from '@laissez-passer/pages/types'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { renderMessage } from '@laissez-passer/delivery/templates'
import type { MailTransport, PushTransport, RenderMessage } from '@laissez-passer/delivery/transport'
import { isLoopback } from '@laissez-passer/server/settings'
import { application } from './application.ts'
import { noAssets, type Assets } from './assets.ts'
import { type Background, background } from './background.ts'
import { carriers } from './carriers.ts'
import { checkedOptions } from './checked-options.ts'
import { jsonLog, type Log } from '@laissez-passer/server/log'
import type { Face } from './composition.ts'
import { liveStreams } from './streams.ts'

/** What an identity provider is made of. Settings of core that aren't given have core's defaults. */
export interface ProviderOptions extends Partial<Omit<ProviderSettings, 'origin' | 'addresses'>> {
  /**
   * Its own origin, e.g. `https://id.example.eu`: every link starts with it, whatever a request's Host says.
   */
  readonly origin: string
  readonly store: Store
  readonly runtime: Runtime
  /**
   * Verification methods with all that people see of them, in the order in which pages offer them: those of
   * `methods/…`, and values of your own. What stands here is all that the provider knows of methods.
   */
  readonly methods: readonly (Face | readonly Face[])[]
  /** Registered relying parties, as in `services.json`. Default: none. */
  readonly services?: readonly ServiceInput[]
  readonly pages: Pages
  /** Style sheet, scripts and fonts of the pages. Default: none. */
  readonly assets?: Assets
  /**
   * Address of the peer that sent a request, as the runtime knows it; null where there is none. Default:
   * always null.
   */
  readonly peer?: (request: Request, env: unknown) => string | null
  /**
   * Country of a request (ISO 3166-1, two letters), as the runtime knows it. Default: always null, and nobody
   * is told of new countries.
   */
  readonly country?: (request: Request, env: unknown) => string | null
  /** Header in which our own proxies say the country; believed from `trustedProxies` alone. Default: none. */
  readonly countryHeader?: string
  /** Addresses and networks of our own proxies, whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[]
  /** Show the development mailbox at `/dev/mailbox`; on a loopback origin alone. Default: false. */
  readonly mailbox?: boolean
  /** How mail travels. */
  readonly mail: MailTransport
  /**
   * How pushes travel, with the application server key (RFC 8292, base64url) that apps subscribe with.
   * Default: no pushes; apps poll.
   */
  readonly push?: { readonly transport: PushTransport; readonly key: string }
  /** Puts messages into words. Default: delivery's templates. */
  readonly words?: RenderMessage
  /**
   * Private networks in which registered services may stand, in CIDR notation: requests to others go to the
   * public internet alone otherwise. Default: none.
   */
  readonly serviceNetworks?: readonly string[]
  /** Takes log events. Default: JSON lines on the console, from `info`. */
  readonly log?: Log
}

/** A running identity provider. */
export interface Provider {
  /** Answers a request; never rejects. `env` is whatever the runtime hands over beside it. */
  readonly fetch: (request: Request, env?: unknown) => Promise<Response>
  /** Delivers messages and sweeps expired rows until `signal` aborts. */
  readonly runBackground: Background['run']
  /** The same once: on Workers, at each cron tick and after a request that changed something. */
  readonly runOnce: Background['runOnce']
  /** Ends live streams, so that a server can stop. Requests are still answered. */
  readonly close: () => void
}

/**
 * Puts an identity provider together: pages, device API and OpenID Connect behind one `fetch`.
 *
 * @param options its parts
 * @throws LaissezPasserError `invalid-settings` with a line for each option, setting, method and service that
 * can't be right, all of them at once
 */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const {
    store,
    runtime,
    methods: _methods,
    services: _services,
    pages,
    assets,
    peer,
    trustedProxies,
    country,
    countryHeader,
    mail,
    push,
    words = renderMessage,
    mailbox = false,
    serviceNetworks = [],
    log: givenLog,
    ...settings
  } = options
  const log = givenLog ?? jsonLog({ level: 'info', write: (line) => console.log(line) })
  const { faces, services: registered, settings: wholeSettings } = checkedOptions(options, settings)
  const closing = new AbortController()

  const { hasher, keyRing, random, signals } = runtime
  const hosts = hostsOf(registered)
  const outgoing = runtime.outgoingBy?.({
    isRegistered: (host) => hosts.has(host),
    atHome: isLoopback(options.origin),
    networks: serviceNetworks,
  })
  const carried = carriers()
  const app = application({
    context: {
      store,
      hasher,
      keyRing,
      random,
      signals,
      methods: faces.map(({ method }) => method),
      ...(mail.canMail ? { canMail: mail.canMail } : {}),
      ...(outgoing ? { outgoing } : {}),
      settings: wholeSettings,
    },
    runtime,
    services: registered,
    faces,
    pages,
    assets: assets ?? noAssets,
    peer: peer ?? (() => null),
    trustedProxies: trustedProxies ?? [],
    country: country ?? (() => null),
    countryHeader: countryHeader ?? null,
    mailbox,
    pushKey: push?.key ?? null,
    log,
    closing: closing.signal,
    // A page in a few windows, a phone whose last connection isn't known to be dead.
    streams: liveStreams(4),
    carriers: carried,
  })
  const work = background({
    carriers: carried,
    store,
    runtime,
    transports: {
      mail,
      ...faces.reduce((all, { carries }) => (carries ? { ...all, sms: carries.sms } : all), {}),
      ...(push ? { push: push.transport } : {}),
    },
    render: words,
    log,
    finish: async () => {
      const now = { store, keyRing, random, settings: wholeSettings, now: runtime.now() }
      return (await finishFactorRemovals(now)) + (await finishEmailChanges(now))
    },
  })
  return {
    fetch: async (request, env) => {
      const response = await app.fetch(request, env)
      // What a form caused goes out at once instead of at the worker's next look.
      if (request.method === 'POST') signals.notify(outboxTopic)
      return response
    },
    runBackground: work.run,
    runOnce: work.runOnce,
    close: () => closing.abort(),
  }
}
