import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { EidAssurance, EidScheme } from '@laissez-passer/core/ports'
import { country, isoCountry } from '../country.ts'
import type { Conversation } from './conversation.ts'
import type { OidcEidOptions } from './options.ts'

const levels = ['low', 'substantial', 'high'] satisfies readonly EidAssurance[]
const texts = {
  takes: (given: unknown) => typeof given === 'object' && given !== null,
  accepted: 'texts by their names',
}

const rules: OptionRules<OidcEidOptions> = {
  id: accepts.text('what addresses call the country, such as ee'),
  country,
  name: {
    takes: (given) => typeof given === 'object' && given !== null && accepts.text('').takes(Reflect.get(given, 'en')),
    accepted: 'texts by language, en at least',
  },
  issuer: { takes: (given) => typeof given === 'string' && URL.canParse(given), accepted: 'the address of an issuer' },
  clientId: accepts.text('what the country calls this provider'),
  clientSecret: optional(accepts.text('the secret that the country gave')),
  clientAuthentication: optional(accepts.made),
  scope: optional(accepts.text('scopes with blanks between')),
  acr: optional(texts),
  assurance: optional(accepts.oneOf(...levels)),
  claims: optional(texts),
  hosts: optional(accepts.list(accepts.text('a host’s name'))),
  fetch: optional(accepts.made),
}

/**
 * A country whose eID speaks OpenID Connect: authorization code with PKCE, state and nonce, as a confidential
 * client or a public one. What speaks it is loaded with the first sign-in over there.
 *
 * @param options what the country is registered by.
 * @returns the scheme: a value for the provider's `eids`.
 * @throws LaissezPasserError `invalid-settings` with a line for each invalid option.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 * @see https://www.rfc-editor.org/rfc/rfc9700 (PKCE, one redirect URI for each issuer, `iss` where the country sends it)
 */
export function oidcEid(options: OidcEidOptions): EidScheme {
  checkOptions('oidcEid', options, rules)
  const { id, name } = options
  const issuer = new URL(options.issuer).href
  // Never its loading: on Workers that stops with the request that began it.
  let loaded: Conversation | undefined
  async function conversation(): Promise<Conversation> {
    if (loaded !== undefined) return loaded
    const module = await import('./conversation.ts')
    // Of those who load it at the same time all take the first, which knows the country.
    return (loaded ??= module.conversation({ ...options, issuer }))
  }
  return {
    id,
    country: isoCountry(options.country),
    name,
    answer: 'query',
    begin: async (request) => (await conversation()).begin(request),
    finish: async (answer) => (await conversation()).finish(answer),
  }
}
