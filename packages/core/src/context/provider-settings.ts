import type { Addresses } from '../addresses/index.ts'
import type { PasswordPolicy } from '../password/index.ts'
import type { Assurance, Level, Seconds } from '../ports/index.ts'

/** What holds for the accounts of a domain: their assurance alone, or with the level that they need. */
export type DomainRule = Assurance | { readonly assurance: Assurance; readonly level: Level }

/** What an operator decides. Make it with {@link providerSettings}, which fills in the defaults. */
export interface ProviderSettings {
  /**
   * The identity provider's own origin, e.g. `https://id.example.eu`; every link in a mail starts with it.
   */
  readonly origin: string
  /** What the path of every address of its own starts with, e.g. `/cas`. */
  readonly base: string
  /** The address book under that base: made from it, never given. */
  readonly addresses: Addresses
  /** What the provider calls itself in mails and messages. */
  readonly name: string
  /** BCP 47 languages that pages and mails are written in; the first where nothing better is known. */
  readonly languages: readonly string[]
  readonly passwordPolicy: PasswordPolicy
  /** A larger list of common passwords than the policy carries; asked with the password in lower case. */
  readonly isCommonPassword: ((password: string) => boolean) | null
  /**
   * Whether a password is known to be stolen from other sites; asked when one is chosen, last of all, and
   * never when signing in. It should answer within a moment; what it can't say, and a rejection, count as no.
   * Null: nobody is asked.
   */
  readonly isBreachedPassword: ((password: string) => Promise<boolean>) | null
  /**
   * `auto`: proof of work, and the picture when an address asks too often; `picture`: always; `off`: never.
   */
  readonly captcha: 'auto' | 'picture' | 'off'
  /** How long a session lasts at most. */
  readonly sessionSeconds: number
  /** How long a session lasts unused. */
  readonly idleSeconds: number
  /** How long a sign-in may take from the identifier to the last proof. */
  readonly signInSeconds: number
  /** Life of the link that chooses the first password. */
  readonly registrationLinkSeconds: number
  /** Life of the link that resets a password. */
  readonly resetLinkSeconds: number
  /** Life of the two links that confirm another e-mail address. */
  readonly emailChangeLinkSeconds: number
  /**
   * How long a lost factor that can't be proved otherwise waits before it is removed, and a lost mailbox
   * before the address changes without it (72 h by default).
   */
  readonly factorRemovalSeconds: number
  /**
   * How long an account waits to be deleted after its person said so, and may be kept; 0: it goes at once.
   */
  readonly accountDeletionSeconds: number
  /**
   * A sign-in from a country where there was none in so many days is told by mail, where countries are known.
   */
  readonly newCountryDays: number
  /** Origin of the authenticator app; null where there is none. */
  readonly authenticatorOrigin: string | null
  /** Digits shown in the browser and typed on the phone: 0, 2 or 6. */
  readonly pushTransferDigits: 0 | 2 | 6
  /** Whether the app insists on a device with a screen lock. */
  readonly screenLock: 'required' | 'preferred'
  /** From when text messages are no way to sign in any more, in Unix seconds; null: they go on. */
  readonly smsRetiredAt: Seconds | null
  /** Countries whose numbers get text messages, ISO 3166 codes; null: all. */
  readonly smsCountries: readonly string[] | null
  /**
   * What holds for the accounts whose e-mail address is at one of these domains, in lower case: each by
   * itself, or, as `*.example.eu`, all that lie below it; the longest counts. The assurance, where no
   * operator says otherwise of the account, elsewhere `LOW`; and the level without which no service is
   * opened to it.
   */
  readonly assuranceByDomain: Readonly<Record<string, DomainRule>>
  /**
   * Who may register relying parties besides those that the operator lists (RFC 7591): nobody, whoever has
   * one of these tokens, or whoever comes.
   */
  readonly clientRegistration: 'off' | 'open' | { readonly initialAccessTokens: readonly string[] }
  /** How many mobile devices an account may have. */
  readonly maxDevices: number
}
