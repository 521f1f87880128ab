import { randomBytes } from 'node:crypto'
import { addresses, defaultBase } from '@laissez-passer/core/addresses'
import { emailKey } from '@laissez-passer/core/email'
import {
  accepts,
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/core/options'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import { parseServices, type ServiceInput } from '@laissez-passer/federation/services'
import { mobileAppPin } from '@laissez-passer/hono/methods/mobile-app-pin'
import { passkey } from '@laissez-passer/hono/methods/passkey'
import { password } from '@laissez-passer/hono/methods/password'
import { tokenApp } from '@laissez-passer/hono/methods/token'
import { createProvider, type ProviderOptions } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { asked, type SignInOptions, type TicketOptions } from './asked-options.ts'
import { type Browser, openBrowser } from './browser.ts'
import type { User } from './factors.ts'
import { cheapHasher } from './hasher.ts'
import { linksOf } from './html.ts'
import type { Mail, Place, ProviderFetch } from './place.ts'
import { listen } from './serve.ts'
import { signedInAt } from './sign-in.ts'
import { ticketFor, type Tokens, tokensFor, type TokensOptions } from './tokens.ts'
import { register, type UserOptions } from './user.ts'
import { checkUser } from './user-options.ts'

/** What a provider of a test is made of. */
export interface TestProviderOptions {
  /** Who has an account; more come by `addUser`. Default: nobody. */
  readonly users?: readonly UserOptions[]
  /** Registered services, as in `services.json`. Default: none. */
  readonly services?: readonly ServiceInput[]
  /**
   * Listens there, on this machine; 0: a free port. Default: nothing listens, and `fetch` alone reaches it.
   */
  readonly port?: number
  /** Without a port: the origin it believes to have. Default: `https://login.test`. */
  readonly origin?: string
  /** What its clock begins with, in seconds since 1970. Default: now. */
  readonly now?: number
  /**
   * Anything else of `createProvider`: other methods, policies, lifetimes. Services and users are given
   * above.
   */
  readonly provider?: Partial<Omit<ProviderOptions, 'origin' | 'services' | 'store'>>
}

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null
const objects = (each: string): OptionRule => accepts.list({ takes: isObject, accepted: each })
/** Moments below are of the next 30,000 years in seconds, those above of ours in milliseconds. */
const millennia = 1_000_000_000_000

const rules: OptionRules<TestProviderOptions> = {
  users: optional(objects('{ email, … }')),
  services: optional(objects('a service')),
  port: optional({
    takes: (given) => Number.isInteger(given) && Number(given) >= 0 && Number(given) < 65_536,
    accepted: 'a port’s number, or 0 for a free one',
  }),
  origin: optional(accepts.origin),
  now: optional({
    takes: (given) => Number.isInteger(given) && Number(given) >= 0 && Number(given) < millennia,
    accepted: 'whole seconds since 1970, not milliseconds and no Date',
  }),
  provider: optional({
    takes: (given) => isObject(given) && !['origin', 'services', 'store'].some((name) => name in given),
    accepted: 'options of createProvider, without origin, services and store',
  }),
}

/** Who signed in, in a browser of their own. */
export interface SignedIn {
  readonly browser: Browser
  /** The header `Cookie` of that browser at the provider. */
  readonly cookie: string
}

/** A user, or the address of one. */
export type Who = User | string

/** EU Login for a test. */
export interface TestProvider {
  readonly origin: string
  /** The issuer of OpenID Connect. */
  readonly issuer: string
  /** Where CAS lives: what clients call the server's address. */
  readonly cas: string
  /** Answers requests to the provider, without a network; redirects are answers. */
  readonly fetch: ProviderFetch
  /** @throws Error when nobody has this address */
  user(email: string): User
  /** Registers somebody. */
  addUser(options: UserOptions): Promise<User>
  /** Signs somebody in, in a new browser; `path`: where to. */
  signIn(who: Who, options?: SignInOptions): Promise<SignedIn>
  /** Signs somebody in at a client of OpenID Connect. */
  tokens(who: Who, options: TokensOptions): Promise<Tokens>
  /** Signs somebody in at a CAS service. @returns its ticket, unspent */
  ticket(who: Who, options: TicketOptions): Promise<string>
  /** A browser that nobody is signed in with, for pages by hand. */
  browser(): Browser
  readonly clock: {
    /** Seconds since 1970, as the provider has it. */
    now(): number
    /** Moves it; never back. @throws LaissezPasserError `invalid-settings` when that is no time */
    advance(seconds: number): void
  }
  /** All mails so far, newest first. */
  mails(): Promise<readonly Mail[]>
  /** Ends it: the port is free, the data are gone. */
  close(): Promise<void>
}

/**
 * Starts EU Login in this process, with its data in memory. Everything happens by the routes and forms that
 * people use: there is no other way in, here as in production. Only what isn't the subject of a test differs:
 * passwords are hashed for next to nothing, there is no captcha, mails are kept, and the clock can be moved.
 *
 * @throws LaissezPasserError `invalid-settings` when an option or a service is invalid; Error when a user
 * can't be, or `EADDRINUSE` when something listens on its port already
 */
export async function createTestProvider(options: TestProviderOptions = {}): Promise<TestProvider> {
  checkOptions('createTestProvider', options, rules)
  const { users = [], services = [], port, provider: given = {} } = options
  const server = port === undefined ? null : await listen(port)
  const origin = server ? `http://localhost:${server.port}` : (options.origin ?? 'https://login.test')
  const book = addresses(given.base ?? defaultBase)
  const store = await sqlite(':memory:')
  const runtime = given.runtime ?? {
    ...node({ secretKey: randomBytes(32).toString('base64url') }),
    hasher: cheapHasher,
  }
  let ahead = options.now === undefined ? 0 : options.now - runtime.now()
  const now = (): number => runtime.now() + ahead
  const { countryHeader, mail, trustedProxies = [], ...rest } = given
  const appOrigin = given.authenticatorOrigin ?? 'https://authenticator.test'
  const idp = await createProvider({
    methods: [mobileAppPin(), passkey(), tokenApp(), password()],
    pages: pages({ name: 'EU Login' }),
    mail: kept(mailbox(store.mailbox), mail),
    captcha: 'off',
    log: () => {},
    // Whoever writes a test develops the service.
    explain: true,
    peer: (_, env) => (typeof env === 'string' ? env : '127.0.0.1'),
    ...rest,
    trustedProxies,
    ...(countryHeader === undefined ? {} : { countryHeader }),
    authenticatorOrigin: appOrigin,
    origin,
    store,
    services,
    runtime: { ...runtime, now },
  }).catch(async (error: unknown) => {
    await server?.close()
    store.close()
    throw error
  })
  // What listens works by itself, as a server does: it tells services of a logout without being asked.
  const ending = new AbortController()
  const background = server ? idp.runBackground({ signal: ending.signal }) : Promise.resolve()
  // Each browser is somebody else's, or the rules against many sign-ups from one address would count them.
  let browsers = 0
  const browser = (): Browser => {
    const address = `10.${(++browsers >> 16) & 255}.${(browsers >> 8) & 255}.${browsers & 255}`
    return openBrowser((request) => idp.fetch(request, address), { origin })
  }
  const mails = async (): Promise<readonly Mail[]> => {
    await idp.runOnce()
    const entries = await store.mailbox.list({ limit: 1000 })
    return entries.map(({ html, subject, text, to }) => ({
      to,
      subject,
      text,
      html: html ?? '',
      links: linksOf(html ?? ''),
    }))
  }
  const fetch = fetchOf((request) => idp.fetch(request), origin)
  const parsed = parseServices(services)
  const place: Place = {
    origin,
    appOrigin,
    addresses: book,
    now,
    advance: (seconds) => {
      checkArgument('clock.advance', seconds, accepts.least(0, 'seconds'))
      ahead += seconds
    },
    browser,
    fetchAsApp: fetchOf((request) => {
      request.headers.set('Origin', appOrigin)
      return idp.fetch(request)
    }, appOrigin),
    mails,
    configure: async (email, changes) => {
      const account = await store.accounts.find({ email })
      if (account === null) throw new Error(`There is no account ${email}.`)
      if (Object.keys(changes).length > 0) await store.accounts.configure(account.id, changes)
      return account.uid
    },
  }
  const clients = { ...place, fetch, services: parsed.ok ? parsed.services : [] }
  const known = new Map<string, User>()
  const addUser = async (user: UserOptions): Promise<User> => {
    checkUser(user)
    if (known.has(emailKey(user.email))) throw new Error(`EU Login: ${user.email} has an account already.`)
    const added = await register(place, user)
    known.set(emailKey(added.email), added)
    return added
  }
  const user = (email: string): User => {
    const found = typeof email === 'string' ? known.get(emailKey(email)) : undefined
    if (found) return found
    throw new Error(
      `There is no user ${email}. There are ${[...known.values()].map((each) => each.email).join(', ') || 'none'}.`,
    )
  }
  // Whoever passes a user's options on means the user.
  const whom = (who: Who): User => (isObject(who) && 'uid' in who ? who : user(isObject(who) ? who['email'] : who))
  const close = async (): Promise<void> => {
    idp.close()
    ending.abort()
    await server?.close()
    await background
    store.close()
  }
  try {
    for (const each of users) await addUser(each)
  } catch (error) {
    await close()
    throw error
  }
  // Till now 503: whoever waits for it to be ready finds its users.
  server?.answerWith((request) => idp.fetch(request))
  return {
    origin,
    issuer: origin + book.oauth2.issuer,
    cas: origin + book.base,
    fetch,
    user,
    addUser,
    signIn: async (who, options = {}) => {
      const { method, path = book.signIn } = asked.signIn(options)
      const own = browser()
      await signedInAt(place, { browser: own, user: whom(who), path, method })
      return { browser: own, cookie: [...own.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    },
    tokens: async (who, options) => tokensFor(clients, { browser: browser(), user: whom(who) }, asked.tokens(options)),
    ticket: async (who, options) => {
      const { service, method } = asked.ticket(options)
      return ticketFor(place, { browser: browser(), user: whom(who), method }, service)
    },
    browser,
    clock: { now, advance: place.advance },
    mails,
    close,
  }
}

/** One's own carries the mails, and they are kept: users register by a link in one. */
function kept(mailbox: MailTransport, own: MailTransport | undefined): MailTransport {
  if (own === undefined) return mailbox
  return {
    canMail: async (email) => (await own.canMail?.(email)) ?? true,
    async send(letter, options) {
      await mailbox.send(letter, options)
      return own.send(letter, options)
    },
  }
}

function fetchOf(answer: (request: Request) => Promise<Response>, origin: string): ProviderFetch {
  return async (input, init) => {
    const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init)
    const response = await answer(request)
    const { body } = response
    // Over a network an answer that goes on ends with its request, as a phone's does that is put away.
    return body ? new Response(body.pipeThrough(new TransformStream(), request), response) : response
  }
}
