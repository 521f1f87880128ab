import { issuerOf, type OidcContext } from '../oidc/provider.ts'
import { push } from './streams/configuration.ts'

/**
 * What a receiver of Shared Signals has to know of this transmitter, served at `signals.configuration` of the
 * address book.
 *
 * @see https://openid.net/specs/openid-sharedsignals-framework-1_0.html#name-transmitter-configuration-m
 */
export function transmitterMetadata(context: Pick<OidcContext, 'settings'>): Readonly<Record<string, unknown>> {
  const { addresses, origin } = context.settings
  const { status, streams, verify } = addresses.signals
  return {
    spec_version: '1_0',
    issuer: issuerOf(context),
    jwks_uri: origin + addresses.oauth2.jwks,
    delivery_methods_supported: [push],
    configuration_endpoint: origin + streams,
    status_endpoint: origin + status,
    verification_endpoint: origin + verify,
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  }
}
