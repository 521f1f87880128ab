import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from '@laissez-passer/core/addresses'
import { parseServices, type Service } from '../../packages/federation/src/services/index.ts'
import { type Browser, openBrowser, type Visit } from '../../packages/testing/src/browser.ts'
import type { Mail, Place } from '../../packages/testing/src/place.ts'
import { ticketFor, type Tokens, tokensFor } from '../../packages/testing/src/tokens.ts'
import type { FactorName, User } from '../../packages/testing/src/factors.ts'
import { register } from '../../packages/testing/src/user.ts'
import type { Clock } from '../fixtures/clock.ts'

/** A client of OpenID Connect and a service of CAS, whose addresses nobody visits. */
export const shop = {
  name: 'Shop',
  type: 'oidc',
  clientId: 'shop',
  clientSecret: 'a secret of a shop that nobody else has to know',
  redirectUris: ['http://localhost:9/shop'],
} as const
const wiki = { name: 'Wiki', type: 'cas', urls: ['http://localhost:9/wiki'] } as const

/** Another client. */
export const bank = { ...shop, name: 'Bank', clientId: 'bank', redirectUris: ['http://localhost:9/bank'] } as const

/** Writes the file of services into a folder of data. @param more fields of the clients */
export function registerServices(
  dataDir: string,
  more: Readonly<Partial<Record<'bank' | 'shop', Readonly<Record<string, unknown>>>>> = {},
): void {
  const services = [{ ...shop, ...more.shop }, { ...bank, ...more.bank }, wiki]
  writeFileSync(join(dataDir, 'services.json'), JSON.stringify(services))
}

/** How somebody signs in at a client. */
interface TokensOptions {
  readonly browser?: ReturnType<Place['browser']>
  readonly clientId?: string
}

/** EU Login as people and services of it see it, over HTTP. */
export interface RealPlace extends Place {
  readonly user: (email: string, factors?: readonly FactorName[]) => Promise<User>
  /** Signs in at a client: the shop, in a browser that nobody knows, unless told otherwise. */
  readonly tokens: (user: User, options?: TokensOptions) => Promise<Tokens>
  /** Sends the last code once more. @returns the status */
  readonly exchangeAgain: () => Promise<number>
  /** A ticket of CAS, not yet spent. */
  readonly ticket: (user: User) => Promise<string>
  /** What the service of CAS is told of a ticket, as XML. */
  readonly validate: (ticket: string) => Promise<string>
}

function registered(): readonly Service[] {
  const read = parseServices([shop, bank, wiki])
  if (!read.ok) throw new Error('The services of these scripts can’t be registered')
  return read.services
}

let visitors = 0

/** @param options `appAt`: where the app on the phone finds it, another process; `clock`: EU Login's */
export function placeAt(
  origin: string,
  { appAt = origin, clock }: { readonly appAt?: string; readonly clock?: Clock } = {},
): RealPlace {
  const services = registered()
  const paths = addresses('/cas')
  let ahead = 0
  let lastExchange: object = {}
  const place: Place = {
    origin,
    appOrigin: 'http://localhost:4002',
    addresses: paths,
    now: () => Math.floor(Date.now() / 1000) + ahead,
    advance(seconds) {
      ahead += seconds
      // Written at once; EU Login looks a moment later.
      void clock?.forward(seconds)
    },
    browser() {
      visitors += 1
      const headers = { 'X-Forwarded-For': `198.19.${(visitors >> 8) & 255}.${visitors & 255}` }
      return openBrowser((request) => fetch(request), { origin, headers })
    },
    fetchAsApp: (input, init) => fetch(addressOf(input).replace(origin, appAt), init),
    configure: async () => '',
    async mails() {
      const answer = await fetch(`${origin}/dev/mailbox.json`)
      const mails: readonly Omit<Mail, 'links'>[] = await answer.json()
      return mails.map((mail) => ({ ...mail, links: mail.text.match(/https?:\S+/g) ?? [] }))
    },
  }
  return {
    ...place,
    user: (email, factors = []) => register(place, { email, factors }),
    tokens: (user, { browser = place.browser(), clientId = shop.clientId } = {}) =>
      tokensFor(
        {
          ...place,
          services,
          fetch: async (input, init = {}) => {
            lastExchange = init
            return fetch(input, init)
          },
        },
        { browser, user },
        { clientId },
      ),
    exchangeAgain: async () => (await fetch(`${origin}${paths.oauth2.token}`, lastExchange)).status,
    ticket: (user) => ticketFor(place, { browser: place.browser(), user }, wiki.urls[0]),
    async validate(ticket) {
      const query = new URLSearchParams({ service: wiki.urls[0], ticket })
      return (await fetch(`${origin}/cas/p3/serviceValidate?${query}`)).text()
    },
  }
}

/** Signs in as far as the page that waits for the phone. */
export async function waitForPhone(browser: Browser, { email, password }: User): Promise<Visit> {
  const asked = await browser.submit(await browser.get('/cas/login'), { identifier: email })
  return browser.submit(asked, { password, method: 'mobile-app-pin' })
}

function addressOf(input: Request | URL | string): string {
  return input instanceof Request ? input.url : input.toString()
}
