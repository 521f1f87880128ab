import type { EqfLevel } from '../eqf/index.ts'

/** Whom a credential is about. */
export interface CredentialHolder {
  readonly givenName: string
  readonly familyName: string
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string
  /** A number that a country gave this person; `country`: ISO 3166-1, two letters. */
  readonly nationalId?: { readonly country: string; readonly number: string }
}

/** Who says it. */
export interface CredentialIssuer {
  readonly name: string
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** An https address. */
  readonly website?: string
}

/** One thing that the holder has achieved. */
export interface CredentialAchievement {
  readonly title: string
  readonly description?: string
  readonly eqf?: EqfLevel
  /** `system`: `ECTS`, or what the issuer calls another. */
  readonly credits?: { readonly points: number; readonly system: string }
  readonly grade?: string
  /** What the holder knows, understands and is able to do, a line each. */
  readonly outcomes?: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly awardedOn?: string
  /** How much work it was: a duration of ISO 8601, such as `PT60H`. */
  readonly duration?: string
}

/** A picture of a page of the credential, as the issuer lays it out. */
export interface CredentialPicture {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

/** What a credential says, before it is sealed. All texts are in one language. */
export interface CredentialContent {
  readonly holder: CredentialHolder
  readonly issuer: CredentialIssuer
  readonly title: string
  readonly description?: string
  readonly achievements: readonly CredentialAchievement[]
  /** Seconds since the epoch. */
  readonly validFrom: number
  /** Seconds since the epoch; absent: it doesn't end. */
  readonly validUntil?: number
  /** A BCP 47 tag of two letters. */
  readonly language: string
  /** What the issuer goes by, in words: a note on the first achievement. */
  readonly evidence?: string
  readonly pictures?: readonly CredentialPicture[]
}
