import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { openMessage } from '@laissez-passer/core/messages'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { pages } from '@laissez-passer/pages/pages'
import { createProvider, type Provider, type ProviderOptions } from '../../src/provider.ts'
import { type Browser, openBrowser, type Visit } from './browser.ts'
import type { LogEvent } from '@laissez-passer/server/log'

/** What a platform gives a test. Its clock stands: what pages say of time is the same on a slow machine. */
export interface Platform {
  readonly store: Store
  readonly runtime: Runtime
  /** SQL statements so far. */
  readonly queries: () => { readonly queries: number; readonly commits: number }
}

/** A runtime whose clock stands at the moment of this call; {@link World.wait} alone moves it. */
export function standing(runtime: Runtime): Runtime {
  const now = runtime.now()
  return { ...runtime, now: () => now }
}

export const origin = 'http://localhost:4000'
export const rightPassword = 'Correct-Horse7battery'

/** A mail as it lies in the outbox. */
export interface Sent {
  readonly to: string
  readonly template: string
  readonly language: string
  readonly params: Readonly<Record<string, string | number>>
}

/** A provider on a platform, with a clock to move and a mailbox to read. */
export interface World extends Platform {
  readonly provider: Provider
  readonly log: LogEvent[]
  /** Moves the clock, in seconds. */
  wait(seconds: number): void
  browser(headers?: Readonly<Record<string, string>>): Browser
  /** Mails since the last call, oldest first. */
  mails(): Promise<readonly Sent[]>
}

export async function makeWorld(platform: Platform, options: Partial<ProviderOptions> = {}): Promise<World> {
  let ahead = 0
  const { store } = platform
  const runtime: Runtime = { ...platform.runtime, now: () => platform.runtime.now() + ahead }
  const log: LogEvent[] = []
  const { countryHeader, trustedProxies = [], ...rest } = options
  const provider = await createProvider({
    origin,
    store,
    runtime,
    methods: [mobileAppPin(), password()],
    pages: pages({ name: 'Laissez-passer' }),
    authenticatorOrigin: 'http://localhost:4002',
    services: [shop],
    captcha: 'off',
    mail: mailbox(store.mailbox),
    mailbox: true,
    log: (event) => log.push(event),
    ...rest,
    trustedProxies,
    ...(countryHeader === undefined ? {} : { countryHeader }),
  })
  return {
    ...platform,
    provider,
    log,
    wait: (seconds) => {
      ahead += seconds
    },
    browser: (headers = {}) =>
      openBrowser((request) => provider.fetch(request), { origin: options.origin ?? origin, headers }),
    mails: async () => {
      const claimed = await store.outbox.claim({ now: runtime.now(), limit: 100, leaseSeconds: 1_000_000 })
      return Promise.all(
        claimed.map(async (message) => ({
          to: message.to,
          template: message.template,
          language: message.language,
          params: await openMessage(runtime.keyRing, message),
        })),
      )
    },
  }
}

export const elodie = {
  firstName: 'Élodie',
  lastName: 'Müller-Ørsted',
  email: 'elodie@example.org',
  confirmEmail: 'elodie@example.org',
  language: 'en',
  privacy: 'on',
}

/** A relying party that asks for two factors. */
export const shop = {
  type: 'oidc',
  name: 'Shop',
  clientId: 'shop',
  clientSecret: 's'.repeat(40),
  redirectUris: ['https://shop.example/callback'],
  postLogoutRedirectUris: ['https://shop.example/'],
  requiredLevel: 'MEDIUM',
} satisfies ServiceInput

/** What the shop's "sign in" leads to. */
export async function authorizeAddress(parameters: Readonly<Record<string, string>> = {}): Promise<string> {
  const challenge = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'shop',
    redirect_uri: 'https://shop.example/callback',
    scope: 'openid email profile',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: btoa(String.fromCharCode(...challenge))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', ''),
    code_challenge_method: 'S256',
    ...parameters,
  })
  return `/cas/oauth2/authorize?${query}`
}

/** PKCE's verifier of {@link authorizeAddress}. */
export const verifier = 'v'.repeat(50)

/** The path of the link in a mail. */
export function linkIn(mail: Sent | undefined): string {
  const url = new URL(String(mail?.params['link'] ?? mail?.params['resetLink']))
  return url.pathname + url.search
}

/** Registers somebody and chooses the password. @returns the unique identifier. */
export async function registered(
  world: World,
  person: Readonly<Record<string, string>> = elodie,
  password: string = rightPassword,
): Promise<string> {
  const browser = world.browser()
  await browser.submit(await browser.get('/cas/register'), person, { action: '/cas/register' })
  const mail = (await world.mails()).find(
    ({ to, template }) => to === person['email'] && template === 'registration-link',
  )
  await browser.submit(await browser.get(linkIn(mail)), { newPassword: password, confirmPassword: password })
  return String(mail?.params['uid'])
}

/**
 * Goes through both steps of a sign-in by password; in a browser that is signed in already, presses the one
 * button that it gets.
 */
export async function signIn(
  browser: Browser,
  { identifier = elodie.email, password = rightPassword, start = '/cas/login', method = 'password' } = {},
): Promise<Visit> {
  const first = await browser.get(start)
  if (first.forms.some(({ names }) => names.has('stepUp'))) return browser.submit(first, { stepUp: '1', method })
  const second = await browser.submit(first, { identifier })
  return browser.submit(second, { password, method })
}
