import type { EidScheme } from '@laissez-passer/core/ports'
import { oidcEid } from '@laissez-passer/eid/oidc'

/**
 * Demoland, which checks nobody: known only where this provider's own address is on this machine. See
 * `apps/demo-country`.
 *
 * @param options `origin`: where it answers
 */
export function demoCountry({ origin }: { readonly origin: string }): EidScheme {
  return oidcEid({
    id: 'demoland',
    // Of those that ISO 3166-1 leaves to everybody's own use.
    country: 'ZZ',
    name: { en: 'Demoland (demonstration)', fr: 'Démolande (démonstration)' },
    issuer: origin,
    clientId: 'eu-login',
  })
}
