import { describing } from '../grants/answer.ts'
import { issuerOf, type OidcProvider } from '../provider.ts'
import type { AuthorizeAnswer, Target, Wrong } from './request.ts'

/** The answer that says what is wrong. */
export function failure(
  provider: Pick<OidcProvider, 'settings'>,
  target: Target,
  { error, description }: Wrong,
): AuthorizeAnswer {
  const told = respond(provider, target, { error, error_description: describing(description) })
  return { ...told, failed: { error, description } }
}

/**
 * What brings an answer to the relying party, in the way that it asked for. `iss` tells it who answers: a
 * defence against mix-up (RFC 9207).
 *
 * @see https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html
 */
export function respond(
  provider: Pick<OidcProvider, 'settings'>,
  { redirectUri, responseMode, serviceName, state }: Target,
  answer: Readonly<Record<string, string>>,
): Extract<AuthorizeAnswer, { kind: 'redirect' | 'post' }> {
  const fields = { ...answer, ...(state === null ? {} : { state }), iss: issuerOf(provider) }
  if (responseMode === 'form_post') return { kind: 'post', to: redirectUri, fields, serviceName }
  // Byte for byte as registered, or it isn't the address that the relying party compares (RFC 6749 §3.1.2).
  const url = `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`
  return { kind: 'redirect', url }
}
