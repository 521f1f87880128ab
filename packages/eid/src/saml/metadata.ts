import type { SamlSettings } from './options.ts'

/**
 * Our metadata as a service provider, for the country's operator: requests are signed, assertions should be,
 * the answer is posted to `redirectUri`, and what encrypted assertions may use.
 * @see SAML 2.0 Metadata, section 2.4.4
 */
export function samlMetadata(settings: SamlSettings, redirectUri: string): { contentType: string; body: string } {
  const { decryption } = settings
  const keys = [
    keyDescriptor('signing', settings.signing.certificate, []),
    ...(decryption ? [keyDescriptor('encryption', decryption.certificate, encryption)] : []),
  ]
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${escape(settings.entityId)}">
  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="${settings.signed !== 'response'}" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
${keys.join('\n')}
    <md:NameIDFormat>${escape(settings.nameIdFormat)}</md:NameIDFormat>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escape(redirectUri)}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`
  return { contentType: 'application/samlmetadata+xml; charset=utf-8', body }
}

const encryption = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
]

function keyDescriptor(use: string, pem: string, methods: readonly string[]): string {
  const base64 = pem.replace(/-----[A-Z ]+-----|\s/g, '')
  const lines = methods.map((method) => `\n      <md:EncryptionMethod Algorithm="${method}"/>`).join('')
  return `    <md:KeyDescriptor use="${use}">
      <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${lines}
    </md:KeyDescriptor>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
