import type { Seconds } from './time.ts'

/**
 * How sure a country is of who somebody is.
 * @see Regulation (EU) No 910/2014 (eIDAS), article 8
 */
export type EidAssurance = 'low' | 'substantial' | 'high'

/** Who a country says that somebody is. */
export interface EidIdentity {
  /** The scheme's own, the same person's for ever; never shown, and kept only as a keyed hash. */
  readonly personId: string
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD`; null where the scheme doesn't say. */
  readonly dateOfBirth: string | null
  /** Where the scheme knows one: only ever proposed to the person; nobody is found by it, verified or not. */
  readonly email: { readonly value: string; readonly verified: boolean } | null
  /** What this very sign-in was worth, not what was asked for. */
  readonly assurance: EidAssurance
}

/** Why there is no identity. */
export interface EidRefusal {
  readonly ok: false
  /**
   * `refused`: the person or the country said no (cancelled, no consent, a person without an eID); `invalid`:
   * an answer that isn't right, is another request's, too old, or by somebody else: nobody is told details;
   * `unavailable`: the country didn't answer in time.
   */
  readonly reason: 'refused' | 'invalid' | 'unavailable'
}

/**
 * A country's electronic identity: a value, so that a country is added by a file or by a program of one's
 * own. It speaks its protocol and nothing else: it keeps no state, knows no accounts and no cookies. What it
 * needs to judge the answer it gives out as `memory` and is given back.
 *
 * It throws for nothing that another party does: a country that is down, or answers nonsense, is a reason.
 * Requests of its own end after 5 s, follow no redirects and read at most 64 KB.
 */
export interface EidScheme {
  /**
   * In addresses, rows and hashes, for ever: 1 to 32 of `a-z`, `0-9`, `-`. Another id is another scheme:
   * everybody's links are lost.
   */
  readonly id: string
  /** ISO 3166-1 alpha-2 (`GR`, not `EL`), upper case; `EU` and user-assigned codes (`ZZ`) are fine. */
  readonly country: string
  /** What people choose, by BCP 47 language; `en` at least. */
  readonly name: Readonly<Record<string, string>>
  /**
   * How the answer arrives at `redirectUri`: in its query (OpenID Connect) or as a form posted from the
   * country's site (SAML's POST binding). The other way is refused before the scheme is asked.
   */
  readonly answer: 'query' | 'form'
  /**
   * Prepares to send a person to the country. Nonces, PKCE verifiers, request ids are the scheme's to make.
   * @param options `state`: 43 characters of base64url that the answer must bring back (`state`,
   * `RelayState`); `redirectUri`: where the answer goes, always the same for a scheme; `language`: BCP 47;
   * `assurance`: the least that will do; `now`.
   * @returns `url`: where the browser goes, by GET; `memory`: at most 4 KB, sealed until the answer arrives.
   */
  begin(options: {
    readonly state: string
    readonly redirectUri: string
    readonly language: string
    readonly assurance: EidAssurance
    readonly now: Seconds
  }): Promise<{ readonly ok: true; readonly url: string; readonly memory: string } | EidRefusal>
  /**
   * Judges an answer. It is asked once for each request, with the memory of that request; whoever calls has
   * compared the state and the browser.
   * @param options `memory`: as `begin` gave it; `redirectUri`, `now`; `response.params`: every parameter of
   * the query or form, the first of each name, `state` or `RelayState` included.
   */
  finish(options: {
    readonly memory: string
    readonly redirectUri: string
    readonly response: { readonly params: Readonly<Record<string, string>> }
    readonly now: Seconds
  }): Promise<{ readonly ok: true; readonly identity: EidIdentity } | EidRefusal>
  /**
   * What the country's operator needs to register this provider, served at `<base>/eid/<id>/metadata` (SAML's
   * service provider metadata). Absent: nothing.
   */
  metadata?(options: {
    readonly redirectUri: string
    readonly now: Seconds
  }): Promise<{ readonly contentType: string; readonly body: string }>
}
