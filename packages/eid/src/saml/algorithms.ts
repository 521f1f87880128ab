import { everyElement, is, ns } from './xml.ts'

/**
 * What an answer may be signed and encrypted with: no SHA-1, no HMAC (an RSA key isn't its secret), no transform that picks what is signed, no
 * cipher without authentication, no RSA 1.5. OAEP with SHA-1 inside is all that `rsa-oaep-mgf1p` means, and safe.
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
    if (element.localName === 'DigestMethod' && isOf(element, 'EncryptionMethod')) return true
    const name = element.localName === 'EncryptionMethod' ? `EncryptionMethod of ${parentName(element)}` : element.localName
    const known = Object.hasOwn(accepted, name) ? accepted[name] : undefined
    return known === undefined
      ? element.localName !== 'EncryptionMethod'
      : known.includes(element.getAttribute('Algorithm') ?? '')
  })
}

function isOf(element: Element, parent: string): boolean {
  return element.parentNode?.nodeType === 1 && is(element.parentNode as Element, ns.encryption, parent)
}

function parentName(element: Element): string {
  return element.parentNode?.nodeType === 1 ? (element.parentNode as Element).localName : ''
}
