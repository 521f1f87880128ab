import { issuerOf, type OidcProvider } from '../provider.ts'
import type { Target } from './request.ts'

/** RFC 6749 §4.1.2.1. */
interface Failure {
  readonly error: string
  readonly description?: string
}

/** The answer that says what is wrong. */
export function failure(
  provider: Pick<OidcProvider, 'settings'>,
  target: Target,
  { error, description }: Failure,
): { readonly kind: 'redirect'; readonly url: string } {
  return {
    kind: 'redirect',
    url: respond(provider, target, { error, ...(description === undefined ? {} : { error_description: description }) }),
  }
}

/**
 * The address to send the browser to, with an answer. `iss` tells the relying party who answers: a defence
 * against mix-up (RFC 9207).
 */
export function respond(
  provider: Pick<OidcProvider, 'settings'>,
  target: Target,
  answer: Readonly<Record<string, string>>,
): string {
  const { redirectUri, state } = target
  const query = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }), iss: issuerOf(provider) })
  // Byte for byte as registered, or it isn't the address that the relying party compares (RFC 6749 §3.1.2).
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`
}
