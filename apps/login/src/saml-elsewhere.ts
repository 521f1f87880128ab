import type { EidScheme } from '@laissez-passer/core/ports'
import { checkSamlEid, type SamlEidOptions } from '@laissez-passer/eid/saml'

/** What a scheme does, for a country that is told each time. */
type Asked<Does extends (...args: never[]) => unknown> = (
  options: SamlEidOptions,
  ...args: Parameters<Does>
) => ReturnType<Does>

/** A Worker that speaks SAML, as a service binding gives it. It keeps nothing between two questions. */
export interface SamlSpeaker {
  readonly begin: Asked<EidScheme['begin']>
  readonly finish: Asked<EidScheme['finish']>
  readonly metadata: Asked<NonNullable<EidScheme['metadata']>>
}

/**
 * A country that speaks SAML, spoken by another Worker: what speaks it is 0.6 MB, which every isolate of EU
 * Login would have to compile.
 *
 * @throws LaissezPasserError `invalid-settings`, when an option is invalid
 */
export function samlElsewhere(options: SamlEidOptions, speaker: SamlSpeaker): EidScheme {
  return {
    ...checkSamlEid(options),
    begin: (request) => speaker.begin(options, request),
    finish: (answer) => speaker.finish(options, answer),
    metadata: (request) => speaker.metadata(options, request),
  }
}
