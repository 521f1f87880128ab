import type { EidScheme } from '@laissez-passer/core/ports'
import type { Conversation } from './conversation.ts'
import type { OidcEidOptions } from './options.ts'

/**
 * A country whose eID speaks OpenID Connect: authorization code with PKCE, state and nonce, as a confidential
 * client or a public one. What speaks it is loaded with the first sign-in over there.
 *
 * @param options what the country is registered by.
 * @returns the scheme: a value for the provider's `eids`.
 * @throws TypeError when `issuer` is no address.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 * @see https://www.rfc-editor.org/rfc/rfc9700 (PKCE, one redirect URI for each issuer, `iss` where the country sends it)
 */
export function oidcEid(options: OidcEidOptions): EidScheme {
  const { country, id, name } = options
  const issuer = new URL(options.issuer).href
  let loaded: Promise<Conversation> | undefined
  const conversation = (): Promise<Conversation> =>
    (loaded ??= import('./conversation.ts').then((module) => module.conversation({ ...options, issuer })))
  return {
    id,
    country,
    name,
    answer: 'query',
    begin: async (request) => (await conversation()).begin(request),
    finish: async (answer) => (await conversation()).finish(answer),
  }
}
