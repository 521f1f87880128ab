import type { Seconds } from './time.ts'

/** Names of the built-in verification methods; third parties add their own. */
export type MethodName = string

/**
 * How sure the provider is whom an account belongs to, weakest first: people who registered themselves,
 * sponsored ones, staff of other institutions, the operator's own.
 */
export type Assurance = 'LOW' | 'MEDIUM' | 'HIGH' | 'TOP'

/** A person's account. */
export interface Account {
  /** Internal, random, never shown. */
  readonly id: string
  /** Unique identifier shown to the person and given to relying parties, e.g. `n00abcde`. */
  readonly uid: string
  /** As typed. */
  readonly email: string
  /** What the person writes before their names, e.g. `Dr`; null: nothing. */
  readonly title: string | null
  readonly firstName: string
  readonly lastName: string
  /** BCP 47 language of mails and pages. */
  readonly language: string
  /** `pending` until the first password is chosen (or an eID is linked). */
  readonly status: 'pending' | 'active' | 'locked'
  /** PHC string of argon2id, or null while there is none. */
  readonly passwordHash: string | null
  readonly passwordChangedAt: Seconds | null
  readonly preferredMethod: MethodName | null
  /** The person wants to be asked for two factors at every sign-in, whatever a service asks. */
  readonly alwaysTwoFactors: boolean
  /** IANA zone of the browser that signed in last; null: none was told. */
  readonly timeZone: string | null
  /** IANA zone in which the person wants times, wherever they sign in; null: that of the browser. */
  readonly chosenZone: string | null
  /** Which sign-ins a mail tells of: every one; null: those out of the ordinary. */
  readonly signInMails: 'every' | null
  /** As an operator says for this account; null: nobody said, and its address decides. */
  readonly assurance: Assurance | null
  /** Names of groups that an operator put it in, which relying parties may ask for; null: in none. */
  readonly memberOf: readonly string[] | null
  /** Whether it may open the administration pages, as whoever runs the provider's command says. */
  readonly administrator: boolean
  readonly createdAt: Seconds
}

/**
 * Of an account what services may be told, and whether it is open: nothing that it signs in with, nor what
 * the person chose.
 */
export type ToldAccount = Pick<
  Account,
  'id' | 'uid' | 'email' | 'title' | 'firstName' | 'lastName' | 'language' | 'status'
>

/** What a person typed to say who they are, normalised. */
export type AccountKey = { readonly email: string } | { readonly uid: string } | { readonly id: string }

/** What a link in a mail is for. `invitation`: an operator invites, and the person says who they are. */
export type LinkPurpose = 'choose-password' | 'reset-password' | 'invitation'

/** A link in a mail; only the hash of its token is kept. */
export interface Link {
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string
  readonly accountId: string
  readonly purpose: LinkPurpose
  /** Where the person was going: a path of ours, below the base; or null. */
  readonly continueTo: string | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}
