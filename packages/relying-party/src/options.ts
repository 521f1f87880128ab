import type { FailedLogin } from './failures.ts'
import type { Log } from './log.ts'
import type { RelyingPartySessions } from './sessions/port.ts'

/** What every relying party is told, whatever it speaks. */
export interface RelyingPartyOptions {
  /** Your app's origin, e.g. `https://shop.example`. */
  readonly origin: string
  /**
   * Where its routes lie; default `/auth`. The provider sends people back to `<origin><basePath>/callback`.
   */
  readonly basePath?: string
  /** Default: this process's memory. */
  readonly sessions?: RelyingPartySessions
  /** How long a session lasts, in seconds; default 8 hours. */
  readonly sessionSeconds?: number
  /**
   * Name of the session cookie; default `__Host-lp-rp`. Two apps on one host need two names: cookies know no
   * ports.
   */
  readonly cookie?: string
  /**
   * Answers a login that failed, such as one whose callback is opened twice. Default: a short page in English
   * or French with a link that begins anew, plain text for what is no browser; with the status that fits.
   */
  readonly onFailure?: (failure: FailedLogin, request: Request) => Response | Promise<Response>
  /** Default: warnings and errors go to the console. */
  readonly log?: Log
  /** The clock, in seconds since the epoch; for tests. */
  readonly now?: () => number
  /** Replaces `fetch` for the calls to the provider. */
  readonly fetch?: Fetch
}

/** What `fetch` is here: given a text address. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>
