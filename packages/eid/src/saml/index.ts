import type { EidScheme } from '@laissez-passer/core/ports'
import { isoCountry } from '../country.ts'
import { type SamlEidOptions, samlSettings } from './options.ts'

export type { AttributeNames, KeyPair, SamlEidOptions } from './options.ts'

/**
 * Judges options as `samlEid` does, with nothing of SAML or XML in a bundle: for a program that has SAML
 * spoken by another one.
 * @param options what the country's metadata and ours say.
 * @returns what the scheme says of itself.
 * @throws LaissezPasserError `invalid-settings`, when an option is invalid.
 */
export function checkSamlEid(options: SamlEidOptions): Pick<EidScheme, 'answer' | 'country' | 'id' | 'name'> {
  const { country, id, name } = samlSettings(options)
  return { id, country: isoCountry(country), name, answer: 'form' }
}

/**
 * A country that speaks SAML 2.0, by default with eIDAS's levels and attributes.
 *
 * A request is signed (RSA-SHA256), goes by redirect and asks for at least a level of assurance. An answer is
 * a form posted from the country's site; it is accepted only when it answers that request, was made for this
 * provider and address, by this identity provider, now, for a sign-in after the request, is signed as
 * `signed` says with one of the certificates, and reaches the level.
 *
 * What speaks SAML and XML is loaded with the first request: a process starts without it.
 *
 * An answer without a status of success is `refused`; everything else that isn't right is `invalid`, without
 * details. That one answer isn't accepted twice is for the caller, who lets each request finish once.
 * @param options what the country's metadata and ours say.
 * @throws LaissezPasserError `invalid-settings`, when an option is invalid.
 * @see SAML 2.0 Profiles, section 4.1; eIDAS SAML Message Format v1.4; eIDAS SAML Attribute Profile v1.4
 */
export function samlEid(options: SamlEidOptions): EidScheme {
  const settings = samlSettings(options)
  return {
    ...checkSamlEid(options),
    begin: async (request) => (await import('./request.ts')).beginSaml(settings, request),
    finish: async (answer) => (await import('./finish.ts')).finishSaml(settings, answer),
    metadata: async ({ redirectUri }) => (await import('./metadata.ts')).samlMetadata(settings, redirectUri),
  }
}
