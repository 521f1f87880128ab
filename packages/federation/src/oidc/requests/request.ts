import type { Level, Requirement, Seconds } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import type { ConsentQuestion } from '../consent/question.ts'
import type { Mark } from './mark.ts'

/** Where the relying party is answered. */
export interface Target {
  /** One of those registered, byte for byte. */
  readonly redirectUri: string
  readonly state: string | null
}

/** An authorization request that may be answered: every value of it is one that this provider can meet. */
export interface AuthorizeRequest extends Target {
  readonly service: OidcService
  /** What it asked for and this provider knows, with spaces between. */
  readonly scope: string
  readonly nonce: string | null
  readonly codeChallenge: string
  /** What the service requires, or more where the request asks for more. */
  readonly level: Level
  /** What of `prompt` wasn't seen to yet. */
  readonly prompts: ReadonlySet<string>
  /** How young the sign-in must be; null: any will do. */
  readonly authenticatedAfter: Seconds | null
  readonly loginHint: string | null
  readonly idTokenHint: string | null
  /** What this provider wrote when it sent the person to sign in; null at first. */
  readonly mark: Mark | null
}

/** What the route does with an authorization request. */
export type AuthorizeResult =
  /** Send the browser to the relying party, with a code or an error. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** Ask the person to sign in, then come back to `continueTo` (a path on our origin). */
  | { readonly kind: 'sign-in'; readonly continueTo: string }
  /** Offer to create an account first (`prompt=create`), then come back to `continueTo`. */
  | { readonly kind: 'register'; readonly continueTo: string }
  /** Ask the person whether the service may know what it asks for. */
  | { readonly kind: 'consent'; readonly question: ConsentQuestion }
  /** Say so on a page of ours: the relying party can't be trusted with a redirect (RFC 6749 §4.1.2.1). */
  | { readonly kind: 'refuse'; readonly reason: 'unknown-client' | 'redirect-uri' | 'repeated-parameter' }

/** What a request asks of a sign-in: the same for the pages and for the code that follows them. */
export function requirementOf({ level, service }: Pick<AuthorizeRequest, 'level' | 'service'>): Requirement {
  return { serviceName: service.name, level, methods: service.acceptedMethods ?? null }
}
