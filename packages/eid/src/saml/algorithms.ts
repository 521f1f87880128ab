import { attribute, everyElement, parentOf } from './xml.ts'

/**
 * What an answer may be signed and encrypted with: no SHA-1, no HMAC (an RSA key isn't its secret), no
 * transform that picks what is signed, no cipher without authentication, no RSA 1.5. OAEP with SHA-1 inside
 * is all that `rsa-oaep-mgf1p` means, and safe.
 * @see eIDAS Cryptographic Requirements v1.4, section 3; those of them that the libraries know
 */
const accepted: Readonly<Record<string, readonly string[]>> = {
  SignatureMethod: [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ],
  DigestMethod: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  CanonicalizationMethod: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
  Transform: ['http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
  'EncryptionMethod of EncryptedData': [
    'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  ],
  'EncryptionMethod of EncryptedKey': ['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'],
}

/** Whether every algorithm that a document names is one of ours. */
export function usesGoodAlgorithms(root: Element): boolean {
  return [...everyElement(root)].every((element) => {
    const name = element.localName
    const parent = parentOf(element)?.localName ?? ''
    if (name === 'DigestMethod' && parent === 'EncryptionMethod') return true
    if (name === 'EncryptionMethod') return isAccepted(`${name} of ${parent}`, element)
    return !Object.hasOwn(accepted, name) || isAccepted(name, element)
  })
}

function isAccepted(name: string, element: Element): boolean {
  return accepted[name]?.includes(attribute(element, 'Algorithm')) ?? false
}
