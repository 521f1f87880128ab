import { SAML } from '@node-saml/node-saml'
import type { EidScheme } from '@laissez-passer/core/ports'
import { extensionsNamespace } from './eidas.ts'
import { writeMemory } from './memory.ts'
import type { SamlSettings } from './options.ts'

/**
 * Sends a person to the country: a signed AuthnRequest in the address (HTTP-Redirect binding), with the least
 * level of assurance, the question to sign in anew (ForceAuthn) and, where the country knows them, the eIDAS
 * extensions. Its IssueInstant is the machine's clock.
 * @see SAML 2.0 Bindings, section 3.4.4.1; eIDAS SAML Message Format v1.4, section 4
 */
export async function beginSaml(
  settings: SamlSettings,
  { state, redirectUri, assurance, now }: Parameters<EidScheme['begin']>[0],
): Promise<{ readonly ok: true; readonly url: string; readonly memory: string }> {
  // An xs:ID starts with a letter or underscore. SAML 2.0 Core, section 1.3.4: 128 bits or more of chance.
  const id = `_${crypto.randomUUID()}${crypto.randomUUID()}`
  const saml = new SAML({
    entryPoint: settings.idp.entryPoint,
    idpCert: [...settings.idp.certificates],
    issuer: settings.entityId,
    callbackUrl: redirectUri,
    privateKey: settings.signing.key,
    signatureAlgorithm: 'sha256',
    identifierFormat: settings.nameIdFormat,
    forceAuthn: true,
    authnContext: [settings.levels[assurance]],
    racComparison: 'minimum',
    generateUniqueId: () => id,
    ...(settings.spType === null ? {} : { samlAuthnRequestExtensions: extensions(settings, settings.spType) }),
  })
  const url = await saml.getAuthorizeUrlAsync(state, undefined, {})
  return { ok: true, url, memory: writeMemory({ id, at: now, assurance }) }
}

/** @see eIDAS SAML Message Format v1.4, sections 2.3.2 and 2.3.3 */
function extensions({ attributes }: SamlSettings, spType: string): Record<string, unknown> {
  const wanted = [attributes.personId, attributes.lastName, attributes.firstName, attributes.dateOfBirth]
  return {
    'eidas:SPType': { '@xmlns:eidas': extensionsNamespace, '#text': spType },
    'eidas:RequestedAttributes': {
      '@xmlns:eidas': extensionsNamespace,
      'eidas:RequestedAttribute': wanted
        .filter((name) => name !== null)
        .map((name) => ({
          '@Name': name,
          '@NameFormat': 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
          '@isRequired': 'true',
        })),
    },
  }
}
