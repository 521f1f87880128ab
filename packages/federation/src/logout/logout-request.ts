import type { Random, Seconds } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { element } from '../cas/xml.ts'

/**
 * CAS' logout request: names the ticket that opened the session at the service. Clients look for
 * `SessionIndex` with its prefix, some by a regular expression.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head_appendix_c
 */
export function logoutRequest(
  { now, random }: { readonly now: Seconds; readonly random: Random },
  ticket: string,
): string {
  return element(
    'samlp:LogoutRequest',
    [element('saml:NameID', '@NOT_USED@', { 'xmlns:saml': assertion }), element('samlp:SessionIndex', ticket)],
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
      ID: `LR-${base64url.encode(random(16))}`,
      Version: '2.0',
      IssueInstant: new Date(now * 1000).toISOString(),
    },
  ).xml
}

const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion'
