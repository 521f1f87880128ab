import type { EidScheme } from '@laissez-passer/core/ports'
import { beginSaml } from './request.ts'
import { finishSaml } from './finish.ts'
import { samlMetadata } from './metadata.ts'
import { checkOptions, type SamlEidOptions } from './options.ts'

export type { AttributeNames, KeyPair, SamlEidOptions } from './options.ts'

/**
 * A country that speaks SAML 2.0, by default with eIDAS's levels and attributes.
 *
 * A request is signed (RSA-SHA256), goes by redirect and asks for at least a level of assurance. An answer is
 * a form posted from the country's site; it is accepted only when it answers that request, was made for this
 * provider and address, by this identity provider, now, for a sign-in after the request, is signed as
 * `signed` says with one of the certificates, and reaches the level.
 *
 * An answer without a status of success is `refused`; everything else that isn't right is `invalid`, without
 * details. That one answer isn't accepted twice is for the caller, who lets each request finish once.
 * @param options what the country's metadata and ours say.
 * @throws LaissezPasserError `invalid-settings`, for options that can't be right.
 * @see SAML 2.0 Profiles, section 4.1; eIDAS SAML Message Format v1.4; eIDAS SAML Attribute Profile v1.4
 */
export function samlEid(options: SamlEidOptions): EidScheme {
  const settings = checkOptions(options)
  return {
    id: settings.id,
    country: settings.country,
    name: settings.name,
    answer: 'form',
    begin: (request) => beginSaml(settings, request),
    finish: (answer) => finishSaml(settings, answer),
    metadata: ({ redirectUri }) => Promise.resolve(samlMetadata(settings, redirectUri)),
  }
}
