import type { CredentialContent, CredentialIssuer } from '@laissez-passer/europass/credentials'
import type { User } from '@laissez-passer/relying-party'
import type { Institution } from './institutions.ts'

/** What a credential is made of. */
export interface Sealable {
  /** A document as the server keeps it. */
  readonly body: unknown
  /** Since when the server has it so: seconds since the epoch. */
  readonly savedAt: number
  /** Whose it is. */
  readonly user: User
  /** Who speaks for which institution, now. */
  readonly institutions: readonly Institution[]
  /** Who seals, as the certificate says. */
  readonly issuer: CredentialIssuer
  /** The reader's language: of words that the document itself doesn't have. */
  readonly language: 'en' | 'fr'
  /** Seconds since the epoch. */
  readonly now: number
}

/**
 * The content of a credential, or why there is none: `unfinished` documents aren't sealed, nor those in the
 * name of an institution that nobody vouches for (`unvouched`).
 */
export type SealableContent =
  | { readonly ok: true; readonly content: CredentialContent }
  | { readonly ok: false; readonly reason: 'unfinished' | 'unvouched' | 'no-holder' }

/** Says what a document proves. */
export type SealableKind = (sealable: Sealable) => Promise<SealableContent>
