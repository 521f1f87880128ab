import type { Addresses } from '@laissez-passer/core/addresses'
import type { Assurance } from '@laissez-passer/core/ports'
import type { Browser } from './browser.ts'

/** Answers a request as the provider would over a network; a path is one of the provider's. */
export type ProviderFetch = (input: string | URL | Request, init?: object) => Promise<Response>

/** A mail that was sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Addresses of all its links. */
  readonly links: readonly string[]
}

/** The provider of a test, as those who visit it need it. */
export interface Place {
  readonly origin: string
  /** Where the app on the phone lives. */
  readonly appOrigin: string
  readonly addresses: Addresses
  readonly now: () => number
  /** Moves the clock, in seconds. */
  readonly advance: (seconds: number) => void
  /** A browser of somebody else's, at a network address of its own. */
  readonly browser: () => Browser
  /** What the app sends. */
  readonly fetchAsApp: typeof globalThis.fetch
  /** Says of an account what its owner can't, as an operator does. @returns its unique identifier */
  readonly configure: (
    email: string,
    changes: { readonly assurance?: Assurance; readonly memberOf?: readonly string[] },
  ) => Promise<string>
  /** All mails, newest first. */
  readonly mails: () => Promise<readonly Mail[]>
}
