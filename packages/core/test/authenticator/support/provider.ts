import { addresses } from '../../../src/addresses/index.ts'
import {
  type DeviceCall,
  deviceEndpoints,
  newNonce,
  serviceDocument,
  startEnrolment,
  watchRequests,
} from '../../../src/authenticator/server/index.ts'
import { type Context, providerSettings, type ProviderSettings } from '../../../src/context/index.ts'
import { eulogin2025 } from '../../../src/password/index.ts'
import type { Account, KeyRing, SignIn, Store } from '../../../src/ports/index.ts'
import type { FreshSession } from '../../../src/freshness/index.ts'
import { keyRing } from '../../../../runtime/src/keys/key-ring.ts'
import { localSignals } from '../../../../runtime/src/signals/local-signals.ts'
import { freshly } from '../../support/fresh.ts'
import { countingHasher } from '../../support/keys.ts'
import { secureRandom } from '../../support/random.ts'

export const origin = 'https://id.example.eu'
export const app = 'https://app.example.eu'

/** What happens to a request on its way. Returning nothing lets it pass. */
export type Network = (stage: 'sent' | 'answered', request: Request) => void | Promise<void>

/** A provider on a real store, reached by `fetch`, with a clock that tests move. */
export interface TestProvider {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly account: Account
  readonly clock: { now: number }
  /** What happens on the network; replaced by tests. */
  network: Network
  /** Requests that reached the provider: `POST /pin/evaluate` … */
  readonly log: string[]
  /** Topics of which somebody was told. */
  readonly told: string[]
  context(): Context
  /** The device API and the service document, as a browser sees them. */
  readonly fetch: typeof globalThis.fetch
  /** Runs one call through the table. */
  call(call: DeviceCall): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** Starts an enrolment; returns its link. */
  enrolment(options?: {
    readonly pin?: string
    readonly name?: string
    readonly replaces?: string
  }): Promise<{ readonly id: string; readonly link: string }>
  /** Somebody who may change their factors now; default: the account. */
  fresh(account?: Account): Promise<FreshSession>
  /** Another account. */
  stranger(): Promise<Account>
  /** A sign-in whose password was right. */
  signIn(): Promise<SignIn>
}

/** The part of the address book that the app knows. */
export const { deviceApi, serviceDocument: document } = addresses('/cas')

/** Makes one over a store, with one account. */
export async function testProvider(store: Store, settings: Partial<ProviderSettings> = {}): Promise<TestProvider> {
  const ring = keyRing('k'.repeat(43))
  const local = localSignals()
  const told: string[] = []
  const signals: Context['signals'] = {
    notify(topic) {
      told.push(topic)
      local.notify(topic)
    },
    wait: (topic, options) => local.wait(topic, options),
  }
  const hasher = countingHasher()
  const clock = { now: 1_900_000_000 }
  const account = await newAccount(store, clock.now)
  const complete = providerSettings({
    origin,
    name: 'Example ID',
    passwordPolicy: eulogin2025,
    authenticatorOrigin: app,
    screenLock: 'preferred',
    ...settings,
  })
  const context = (): Context => ({
    store,
    hasher,
    keyRing: ring,
    signals,
    random: secureRandom,
    now: clock.now,
    settings: complete,
    methods: [],
    describeDestination: () => null,
  })

  const call: TestProvider['call'] = async (given) => {
    const endpoint = deviceEndpoints.find(
      ({ method, path }) => method === given.method && deviceApi + path === given.path,
    )
    if (!endpoint) return { status: 404, body: { reason: 'not-found' } }
    const result = await endpoint.run(context(), given)
    if (result.ok) return { status: 200, body: { ...result.answer } }
    const { ok: _, ...problem } = result
    return { status: 400, body: problem }
  }

  const provider: TestProvider = {
    store,
    keyRing: ring,
    account,
    clock,
    network: () => undefined,
    log: [],
    told,
    context,
    call,
    async fetch(input, init) {
      // What only browsers know (`credentials`, `cache`) stays outside.
      const { method = 'GET', headers = {}, body = null, signal = null } = init ?? {}
      const request = new Request(input, { method, headers, body, signal })
      await provider.network('sent', request)
      request.signal.throwIfAborted()
      const response = await answer(request)
      await provider.network('answered', request)
      request.signal.throwIfAborted()
      return response
    },
    async enrolment({ pin = '4795', name = 'My phone', replaces } = {}) {
      const fresh = await freshly(context(), account)
      const form = { fresh, name, pin, confirmPin: pin, replaces: replaces ?? null }
      const started = await startEnrolment(context(), form)
      if (!started.ok || started.enrolment.link === null) throw new Error(`no enrolment: ${JSON.stringify(started)}`)
      return { id: started.enrolment.id, link: started.enrolment.link }
    },
    fresh: (whose = account) => freshly(context(), whose),
    stranger: () => newAccount(store, clock.now),
    async signIn() {
      const signIn: SignIn = {
        idHash: crypto.randomUUID(),
        browserHash: crypto.randomUUID(),
        sealedIdentifier: 'sealed',
        accountId: account.id,
        requirement: { serviceName: 'Europass', level: 'MEDIUM', methods: null },
        continueTo: null,
        method: 'mobile-app-pin',
        credentialId: null,
        createdAt: clock.now,
        expiresAt: clock.now + 900,
        completedAt: null,
      }
      await store.signIns.start(signIn)
      return signIn
    },
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const headers = { 'lp-nonce': await newNonce(context()) }
    if (pathname === document) return Response.json(await serviceDocument(context()), { headers })
    provider.log.push(`${request.method} ${pathname.slice(deviceApi.length)}`)
    const given = {
      authorization: request.headers.get('authorization'),
      method: request.method,
      path: pathname,
      body: await request.text(),
    }
    if (pathname !== `${deviceApi}/requests/stream`) {
      const { status, body } = await call(given)
      return Response.json(body, { status, headers })
    }
    const watched = await watchRequests(context(), given)
    const { signal } = request
    return watched.ok
      ? new Response(stream(watched.lines({ signal, clock: () => clock.now, beatSeconds: 0.2 })), { headers })
      : Response.json(watched, { status: 400, headers })
  }
  return provider
}

function stream(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

/** What every account's password is. */
export const accountPassword = 'Blue-Kettle-42'

async function newAccount(store: Store, now: number): Promise<Account> {
  const id = crypto.randomUUID()
  const account: Account = {
    id,
    uid: `n00${id.replace(/[^a-z]/g, '').slice(0, 8)}`,
    email: `${id}@example.eu`,
    title: null,
    firstName: 'Élodie',
    lastName: 'Müller',
    language: 'fr',
    status: 'pending',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: null,
    chosenZone: null,
    signInMails: null,
    assurance: null,
    memberOf: null,
    administrator: false,
    createdAt: now,
  }
  const link = {
    tokenHash: crypto.randomUUID(),
    accountId: id,
    purpose: 'choose-password',
    continueTo: null,
    createdAt: now,
    expiresAt: now + 3600,
  } as const
  const message = {
    accountId: id,
    id: crypto.randomUUID(),
    kind: 'mail',
    to: account.email,
    template: 'registration-link',
    language: 'fr',
    sealed: '',
    createdAt: now,
  } as const
  const created = await store.accounts.register({ account, emailKey: account.email, uidMarks: [], link, message })
  if (created !== 'created') throw new Error(JSON.stringify(created))
  const { tokenHash } = link
  const activity = {
    id: crypto.randomUUID(),
    accountId: id,
    kind: 'password-chosen',
    at: now,
    details: {},
    subject: 's',
    facts: {},
  }
  const password = { passwordHash: `$test$1$${accountPassword}`, now, clearThrottle: [], messages: [], activity }
  await store.accounts.setPasswordByLink({ tokenHash, ...password })
  return { ...account, status: 'active' }
}
