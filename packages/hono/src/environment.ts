import type { Addresses } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { Account, Session } from '@laissez-passer/core/ports'
import type { Language } from '@laissez-passer/i18n/languages'

/** Who is signed in, as routes and pages need it. */
export interface SignedIn {
  readonly session: Session
  readonly account: Account
  /** For the menu in the header, and for forms: whom they were shown to. */
  readonly person: { readonly name: string; readonly email: string; readonly uid: string }
}

/**
 * What routes find in a request's context. What one is asked often is kept here as well: a weak map by
 * requests takes four times as long, most of it when garbage is collected.
 */
export interface ProviderEnv {
  readonly Variables: {
    /** What every use case is given. */
    context: UseCaseContext
    /** The provider's address book, that of its settings. */
    addresses: Addresses
    /** What the request's address asks: read once, however many of its parameters are asked for. */
    query?: Readonly<Record<string, string>>
    /** Who is signed in: one check, however many parts of a route ask. */
    signedIn?: Promise<SignedIn | null>
    /** Language of the page. */
    language: Language
    /** The one that this browser keeps from now on; absent: what it kept before. */
    newLanguage?: string
    /**
     * IANA zone that times are shown in: the one that the person chose, the browser's, else the account's;
     * null: nobody told one.
     */
    timeZone: string | null
    /** The person chose it: the browser's script keeps to it. Absent: they didn't. */
    zoneChosen?: true
    /**
     * Who the request comes from, as far as our own proxies vouch for it: an IP address (of IPv6 the first
     * half), or `unknown`.
     */
    address: string
    /**
     * Country that the request comes from (ISO 3166-1, two letters), as the runtime or our own proxies know
     * it; absent: they don't.
     */
    country?: string
    /** What the page's script and style elements have as their `nonce`; absent where no page was made. */
    nonce?: string
    /**
     * An answer that was made of a text, and of these headers alone where there are some; absent: of what,
     * nobody said.
     */
    told?: { readonly answer: Response; readonly text: string | null; readonly own?: Readonly<Record<string, string>> }
    /** Addresses of pages elsewhere that the page loads in frames; absent: none. */
    frames?: readonly string[]
    /** Addresses of pictures elsewhere that the page shows; absent: none. */
    pictures?: readonly string[]
    /** Another origin to which the page's form posts; absent: to ours alone. */
    formAction?: string
    /** The page may stand in frames of any origin: there is nothing to press on it. Absent: in none. */
    framed?: true
  }
}
