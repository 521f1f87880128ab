import type { Resting } from '../../strangers.ts'

/** Errors of the token endpoint (RFC 6749 §5.2, RFC 8628 §3.5, RFC 8707 §2, RFC 9449 §5). */
export type TokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_dpop_proof'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'authorization_pending'
  | 'slow_down'
  | 'access_denied'
  | 'expired_token'

/** The token endpoint's answer: a JSON body to send with this status, `Cache-Control: no-store`. */
export interface TokenAnswer {
  readonly status: 200 | 400 | 401 | 429
  readonly body: Readonly<Record<string, string | number>>
  /** Of a 429, in seconds. */
  readonly retryAfter?: number
  /** What is wrong, in English, for the operator's log; absent: no more than the body says. Never sent. */
  readonly why?: string
}

/** The answer that says what is wrong. */
export function failed(error: TokenError, description: string): TokenAnswer & { readonly status: 400 | 401 } {
  return { status: error === 'invalid_client' ? 401 : 400, body: { error, error_description: describing(description) } }
}

/**
 * A description as it may travel: what is registered, or came, may have characters in it that one can't have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function describing(text: string): string {
  return text.replaceAll('’', "'").replaceAll(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '?')
}

/** The answer to an address from which too much was asked. */
export function tooMany({ retryAfter }: Resting): TokenAnswer & { readonly status: 429 } {
  const body = { error: 'temporarily_unavailable', error_description: 'Too much was asked from this address' }
  return { status: 429, body, retryAfter }
}
