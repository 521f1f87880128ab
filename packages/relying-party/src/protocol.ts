import type { RelyingPartyError } from './errors.ts'
import type { LoginFailure } from './failures.ts'
import type { Pending, Which } from './sessions/port.ts'
import type { Level, User } from './user.ts'

/** What a login asks of the provider. */
export interface LoginRequest {
  /** Random; comes back with the answer. */
  readonly state: string
  /** The secret of the browser's binding cookie. */
  readonly browser: string
  /** The strength that is needed, or null for any. */
  readonly level: Level | null
  /** Offer to make an account first. */
  readonly create: boolean
  /** The person signs in anew, even when signed in. */
  readonly again: boolean
  /** Of the pages, or null. */
  readonly language: string | null
}

/** What the provider answered, and what was kept since the login began. */
export interface LoginAnswer {
  /** The full address that the provider sent the browser to. */
  readonly url: string
  readonly state: string
  readonly browser: string
  readonly memory: string
  readonly level: Level | null
  readonly again: boolean
  /** Seconds since the epoch. */
  readonly now: number
}

/** How a provider judged a login. */
export type Completed =
  | {
      readonly ok: true
      readonly user: User
      /** How it calls this session when it ends there, or null. */
      readonly sid: string | null
      /** When the person signed in over there, in seconds since the epoch; null where it doesn't say. */
      readonly signedInAt: number | null
      /** What is to be sealed into the session: text that the protocol alone reads. */
      readonly held: string
    }
  | { readonly ok: false; readonly reason: LoginFailure; readonly error?: RelyingPartyError }

/** What a request of the provider itself wants, as the protocol read it. */
export type Received =
  | {
      readonly kind: 'end'
      readonly which: Which
      /** When it ended them, in seconds since the epoch. */
      readonly at: number
      /** What says so, and isn't taken again before it is over. Absent: it may come again. */
      readonly once?: Omit<Pending, 'value'>
      /** Nobody proved that the provider says it: whoever knows the session's name can. */
      readonly byAnybody?: true
      readonly response: Response
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly response: Response }
  | { readonly kind: 'done'; readonly response: Response }

/** What CAS and OpenID Connect do each in their way; cookies, sessions and pages are the same for both. */
export interface Protocol {
  /** How pages call the provider. */
  readonly provider: string
  /** What its names of sessions and persons are unique within. */
  readonly issuer: string
  /** Resolves when the provider answers as it should. */
  ready(): Promise<void>
  /** The address to send the browser to; rejects with a `RelyingPartyError` when there is none for now. */
  begin(request: LoginRequest): Promise<{ readonly url: string; readonly memory: string }>
  complete(answer: LoginAnswer): Promise<Completed>
  /** Where the session ends at the provider as well, or null when that can't be known. */
  logoutAddress(held: string | null): Promise<string | null>
  /** Gives back what a session held that is good without it. Best effort, within two seconds. */
  release(held: string | null): Promise<void>
  /**
   * Answers what the provider itself sends to one of the app's addresses; null: it isn't for this protocol.
   */
  receive(request: Request, at: { readonly path: string; readonly now: number }): Promise<Received | null>
}
