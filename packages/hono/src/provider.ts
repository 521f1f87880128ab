import { prepareDataExports } from '@laissez-passer/core/internal/data-export'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { finishDeletions } from '@laissez-passer/core/internal/deletion'
import { finishEmailChanges } from '@laissez-passer/core/internal/email-change'
import { finishFactorRemovals } from '@laissez-passer/core/internal/recovery'
import { eventTransport } from '@laissez-passer/federation/events'
import { hostsOf } from '@laissez-passer/federation/services'
import { messageWriter } from '@laissez-passer/delivery/templates'
import { lookedAt, looking } from '@laissez-passer/server/headers'
import { isLoopback } from '@laissez-passer/server/settings'
import { administrationOf } from './admin/administration.ts'
import { application } from './application.ts'
import { type Background, background } from './background.ts'
import { heartbeat } from './heartbeat.ts'
import { knownBrowser } from './known-browser.ts'
import { carriers } from './carriers.ts'
import { loggedOutgoing } from './outgoing.ts'
import type { Composition } from './composition.ts'
import type { FirstPages } from './front.ts'
import { firstPagesOf } from './sign-in/first-pages.ts'
import { checkedOptions } from './checked-options.ts'
import { metersOf, noMeters } from './meters.ts'
import { jsonLog } from '@laissez-passer/server/log'
import type { ProviderOptions, ProviderParts } from './provider-options.ts'
import { liveStreams } from './streams.ts'
import { tracedOutgoing, tracedStore } from './traced.ts'
import { wakeWhenQueued } from './waking.ts'

export type { ProviderOptions, ProviderParts, ProviderTogether } from './provider-options.ts'

/** A running identity provider. */
export interface Provider {
  /**
   * Answers a request; `env` is whatever the runtime hands over beside it. It rejects with `invalid-settings`
   * where it is given another kind of request, and otherwise never.
   */
  readonly fetch: (request: Request, env?: unknown) => Promise<Response>
  /**
   * Whose browser sent a request, where an account was opened in it before, by a name that is the same for
   * all browsers of the account and says nothing of it; null: a stranger's. Asks no database: for queues in
   * front of `fetch`. It proves no more than that.
   */
  readonly knownBrowser: (request: Request) => Promise<string | null>
  /** Delivers messages and sweeps expired rows until `signal` aborts. */
  readonly runBackground: Background['run']
  /** Delivers what is due, once: on Workers, whenever a queue says that there is something. */
  readonly deliver: Background['deliver']
  /** Delivers and sweeps, once: on Workers, at each cron tick. */
  readonly runOnce: Background['runOnce']
  /**
   * The first pages of a sign-in, for what stands before a provider (`answerFirst` of hono/front); without
   * secrets, and the same until the provider is another.
   */
  readonly firstPages: () => Promise<FirstPages>
  /** Ends live streams, so that a server can stop. Requests are still answered. */
  readonly close: () => void
}

/**
 * Puts an identity provider together: pages, device API and OpenID Connect behind one `fetch`.
 *
 * @param given its parts
 * @throws LaissezPasserError `invalid-settings` with a line for each option, setting, method and service that
 * can't be right, all of them at once; `missing-package` where a method needs one that isn't installed
 */
export async function createProvider<Method extends string>(given: ProviderOptions<Method>): Promise<Provider> {
  const options: ProviderParts<Method> = given
  // A program without types may forget them.
  if (typeof options !== 'object' || options === null)
    throw new LaissezPasserError('invalid-settings', 'createProvider takes an object of options: { origin, store, … }')
  const {
    store: givenStore,
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
    words = {},
    administration = false,
    facts = () => ({}),
    mailbox = false,
    explain,
    serviceNetworks = [],
    webhooks = [],
    scim = [],
    audit,
    metrics = null,
    trace = null,
    log: givenLog,
    ...settings
  } = options
  const log = givenLog ?? jsonLog({ level: 'info', write: (line) => console.log(line) })
  const { faces, services: registered, settings: wholeSettings } = await checkedOptions(options, settings)
  const closing = new AbortController()
  const writer = messageWriter({ words: typeof words === 'function' ? {} : words, palette: pages.site.palette })

  const { hasher, keyRing, random, signals } = runtime
  const store = trace === null ? givenStore : tracedStore(givenStore, trace)
  const hosts = hostsOf([...registered, ...webhooks.map(({ url }) => ({ urls: [url] }))])
  const asking = runtime.outgoingBy?.({
    isRegistered: (host) => hosts.has(host),
    atHome: isLoopback(options.origin),
    networks: serviceNetworks,
  })
  const outgoing = asking && trace ? tracedOutgoing(asking, trace) : asking
  const carried = carriers()
  const beat = heartbeat()
  // A page in a few windows, a phone whose last connection isn't known to be dead.
  const streams = liveStreams(4)
  const meters = metrics === null ? noMeters : metersOf(metrics.registry, { store, runtime, streams })
  const composition: Composition = {
    context: {
      store,
      hasher,
      keyRing,
      random,
      signals,
      methods: faces.map(({ method }) => method),
      ...(mail.canMail ? { canMail: mail.canMail } : {}),
      ...(outgoing ? { outgoing: loggedOutgoing(outgoing, { services: registered, log }) } : {}),
      settings: wholeSettings,
    },
    runtime,
    services: registered,
    scim,
    faces,
    pages,
    assets: assets ?? (await import('@laissez-passer/pages/assets')).pageAssets,
    peer: peer ?? (() => null),
    trustedProxies: trustedProxies ?? [],
    country: country ?? (() => null),
    countryHeader: countryHeader ?? null,
    administration: administrationOf(administration),
    facts,
    mailbox,
    explains: explain ?? isLoopback(wholeSettings.origin),
    pushKey: push?.key ?? null,
    log,
    closing: closing.signal,
    streams,
    meters,
    metrics,
    trace,
    carriers: carried,
    background: beat.state,
  }
  const app = application(composition)
  const asOfNow = () => ({ store, keyRing, random, settings: wholeSettings, now: runtime.now() })
  const work = background({
    audit,
    beat,
    meters,
    carriers: carried,
    store,
    runtime,
    transports: {
      mail,
      ...faces.reduce((all, { carries }) => (carries ? { ...all, sms: carries.sms } : all), {}),
      ...(push ? { push: push.transport } : {}),
      ...(outgoing
        ? {
            event: eventTransport({
              store,
              keyRing,
              random,
              settings: wholeSettings,
              services: registered,
              webhooks,
              outgoing,
            }),
          }
        : {}),
    },
    webhooks,
    render: typeof words === 'function' ? words : writer.render,
    log,
    settings: wholeSettings,
    services: registered,
    outgoing: outgoing ?? null,
    finish: [
      () => finishFactorRemovals(asOfNow()),
      () => finishEmailChanges(asOfNow()),
      () => finishDeletions(asOfNow()),
    ],
    asked: [() => prepareDataExports(asOfNow(), { page: writer.dataPage })],
  })
  closing.signal.addEventListener('abort', wakeWhenQueued({ store, signals }), { once: true })
  return {
    async fetch(request, env) {
      // That of Node would fail somewhere within, and be told as a fault of ours. By its address, which is
      // read anyway: headers may not be there yet.
      if (typeof request?.url !== 'string' || request.url.startsWith('/'))
        throw new LaissezPasserError(
          'invalid-settings',
          'fetch takes a web-standard Request; of Node’s, @hono/node-server makes one',
        )
      return lookedAt(request, await app.fetch(looking(request), env))
    },
    knownBrowser: (request) => knownBrowser(request, keyRing),
    runBackground: work.run,
    deliver: work.deliver,
    runOnce: work.runOnce,
    firstPages: () => firstPagesOf(composition),
    close: () => closing.abort(),
  }
}
