import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from '../../props/account.ts'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'

/**
 * Step 3: the code of a token or an authenticator app, or a token's answer to a challenge. Posts `code`,
 * `again=1`, or `method`.
 */
export interface TokenCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /**
   * `ready`; or why no code is taken: `expired` and `no-tries` (of a challenge), `outlived` (its maker lets
   * it be used no longer), `throttled` (`until` says when again).
   */
  readonly status: 'ready' | 'expired' | 'no-tries' | 'outlived' | 'throttled'
  /** What the codes come from. */
  readonly kind: 'token' | 'token-app' | 'token-cram'
  /** As the person named it; empty where it isn't known. */
  readonly token: string
  /** To be typed into the token (`token-cram`); else null. */
  readonly challenge: string | null
  /** Tries left on the challenge, once one was spent; null before. */
  readonly triesLeft: number | null
  /** When codes are taken again (`throttled`); else null. */
  readonly until: Seconds | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/** A token or an authenticator app in the list. */
export interface TokenItem {
  readonly id: string
  readonly name: string
  /** `app`: an authenticator app; `device`: shows codes; `challenge`: answers challenges. */
  readonly sort: 'app' | 'device' | 'challenge'
  /** Serial number on the device; null where there is none. */
  readonly serial: string | null
  readonly createdAt: Seconds
  readonly lastSeenAt: Seconds | null
}

/**
 * Manage my tokens. Renaming posts `token`, `name`, `action=rename` to `action`; "Remove" links to `path`
 * with `?remove=<token id>`, which shows `tokenRemove`; "Codes don’t work?" with `?resynchronise=<token id>`,
 * which shows `tokenStep`.
 */
export interface TokensProps extends AccountPageProps, FormProps {
  readonly tokens: readonly TokenItem[]
  /** The token being renamed, when the name was refused. */
  readonly renaming?: { readonly token: string; readonly name: string } | null
  /** To `addTokenApp`; null where the provider takes no apps. */
  readonly addAppHref: string | null
  /** To `takeToken`; null where the provider takes no devices. */
  readonly takeHref: string | null
  /** How many tokens an account may have. */
  readonly maxTokens: number
  /** Where the person was going before they came here: a button that posts these fields leads on. */
  readonly proceed?: (Required<Pick<FormProps, 'action' | 'hidden'>> & { readonly service: string | null }) | null
}

/** Asks before a token is removed. Posts `token`, `action=remove` to `action`. */
export interface TokenRemoveProps extends AccountPageProps, FormProps {
  readonly token: TokenItem
  /** It is the only one. */
  readonly last: boolean
  readonly cancelHref: string
}

/**
 * A token that is out of step: two codes in a row put it back. Posts `token`, `code`, `nextCode`,
 * `action=resynchronise` to `action`.
 */
export interface TokenStepProps extends AccountPageProps, FormProps {
  readonly token: TokenItem
  /** Nothing is taken until then, after too many wrong codes; null: codes are taken. */
  readonly until: Seconds | null
  readonly cancelHref: string
}

/** Add an authenticator app: its name. Posts `name`. */
export interface AddTokenAppProps extends AccountPageProps, FormProps {
  readonly values: { readonly name: string }
  readonly cancelHref: string
  /** Already as many as allowed: the form is replaced by an explanation. */
  readonly full?: { readonly maxTokens: number; readonly tokensHref: string } | null
}

/** The secret of a new app, as a QR code and to type; the app's code confirms it. Posts `id`, `code`. */
export interface TokenAppProps extends AccountPageProps, FormProps {
  readonly name: string
  /** For the QR code: an `otpauth:` address; null when the secret is over. */
  readonly link: string | null
  /** The same secret in Base32. */
  readonly secret: string
  readonly expiresAt: Seconds
  /** How long it lives from the start, in seconds: for the bar. */
  readonly lifetimeSeconds: number
  /** Nothing is taken until then, after too many wrong codes; null: codes are taken. */
  readonly until: Seconds | null
  readonly againHref: string
  readonly cancelHref: string
}

/**
 * Add a token device that an operator imported: its serial number and two codes in a row. Posts `serial`,
 * `code`, `nextCode`, `name`.
 */
export interface TakeTokenProps extends AccountPageProps, FormProps {
  readonly values: { readonly serial: string; readonly name: string }
  readonly until: Seconds | null
  readonly cancelHref: string
  readonly full?: { readonly maxTokens: number; readonly tokensHref: string } | null
}

/** The pages of tokens. */
export interface TokenPages {
  readonly tokenCode: Page<TokenCodeProps>
  readonly tokens: Page<TokensProps>
  readonly tokenRemove: Page<TokenRemoveProps>
  readonly tokenStep: Page<TokenStepProps>
  readonly addTokenApp: Page<AddTokenAppProps>
  readonly tokenApp: Page<TokenAppProps>
  readonly takeToken: Page<TakeTokenProps>
}
