import type { AskedClaims, Level, Requirement, Seconds } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import type { ConsentQuestion } from '../consent/question.ts'
import type { Mark } from './mark.ts'

/** How an answer may travel: in the address, or as a form that the browser posts. */
export const responseModes = ['query', 'form_post'] as const

/** Where and how the relying party is answered. */
export interface Target {
  /** One of those registered, byte for byte. */
  readonly redirectUri: string
  readonly responseMode: (typeof responseModes)[number]
  /** What people call the relying party. */
  readonly serviceName: string
  readonly state: string | null
}

/** An authorization request that may be answered: every value of it is one that this provider can meet. */
export interface AuthorizeRequest extends Target {
  readonly service: OidcService
  /** Scopes that stand for all it wants to know, by scope or by name: what a person consents to. */
  readonly asks: readonly string[]
  /** What it asked for and this provider knows, with spaces between. */
  readonly scope: string
  /** Claims that it asked for by name, besides those of the scope; null: none. */
  readonly claims: AskedClaims | null
  readonly nonce: string | null
  readonly codeChallenge: string
  /** Thumbprint of the DPoP key that alone may spend the code; null: any, or none. */
  readonly dpopJkt: string | null
  /** What the service requires, or more where the request asks for more. */
  readonly level: Level
  /** The levels that it takes for an answer, where it insists on some; null: whichever is reached. */
  readonly takes: readonly Level[] | null
  /** What of `prompt` wasn't seen to yet. */
  readonly prompts: ReadonlySet<string>
  /** How young the sign-in must be; null: any will do. */
  readonly authenticatedAfter: Seconds | null
  readonly loginHint: string | null
  readonly idTokenHint: string | null
  /** Who alone may answer (`sub` in `claims`), as the relying party knows them; null: whoever comes. */
  readonly subject: string | null
  /** The languages in which the service speaks with the person. */
  readonly uiLocales: string
  /** What this provider wrote when it sent the person to sign in; null at first. */
  readonly mark: Mark | null
  /** Hash of the pushed request that this is; null: it came by the browser. */
  readonly pushed: string | null
  /** Parameters without any value that is known here: they are ignored. */
  readonly passedOver: readonly string[]
  /** It came in one piece, with all that it says inside, `prompt` too. */
  readonly sealed: boolean
}

/** Sends the person to a page of ours, and then back to `continueTo` (a path on our origin). */
interface OurPage {
  readonly continueTo: string
  /** The languages in which the service speaks with the person, with spaces between. */
  readonly uiLocales: string
}

/** What is wrong, as a relying party is told (RFC 6749 §4.1.2.1). */
export interface Wrong {
  readonly error: string
  readonly description: string
}

/** What the route does with an authorization request, and which of its parameters were ignored. */
export type AuthorizeResult = AuthorizeAnswer & {
  /** Parameters that were ignored, as the specification says. Absent: none. */
  readonly passedOver?: readonly string[]
}

/** What comes of an authorization request. `failed`: the relying party is told of an error. */
export type AuthorizeAnswer =
  /** Send the browser to the relying party, with a code or an error. */
  | { readonly kind: 'redirect'; readonly url: string; readonly failed?: Wrong }
  /** Let the browser post these fields to the relying party. */
  | {
      readonly kind: 'post'
      readonly to: string
      readonly fields: Readonly<Record<string, string>>
      readonly serviceName: string
      readonly failed?: Wrong
    }
  /** Ask the person to sign in. */
  | ({ readonly kind: 'sign-in' } & OurPage)
  /** Offer to create an account first (`prompt=create`). */
  | ({ readonly kind: 'register' } & OurPage)
  /** Ask the person whether the service may know what it asks for. */
  | { readonly kind: 'consent'; readonly question: ConsentQuestion }
  /**
   * Say so on a page of ours: the relying party can't be trusted with a redirect (RFC 6749 §4.1.2.1).
   * `wrong`: what it would have been told at an address of its own.
   */
  | { readonly kind: 'refuse'; readonly reason: Refusal; readonly wrong?: Wrong }

/** Why a request ends on a page of ours. */
export type Refusal = 'unknown-client' | 'redirect-uri' | 'repeated-parameter' | 'request-over'

/** What a request asks of a sign-in: the same for the pages and for the code that follows them. */
export function requirementOf({ level, service }: Pick<AuthorizeRequest, 'level' | 'service'>): Requirement {
  return { serviceName: service.name, level, methods: service.acceptedMethods ?? null }
}
