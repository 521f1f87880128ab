import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { equal } from '../authenticator/bytes.ts'
import { child, type Element } from '../xml/index.ts'

const cbc = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'
const macs: Readonly<Record<string, typeof sha1 | typeof sha256 | typeof sha512>> = {
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1': sha1,
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256': sha256,
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha512': sha512,
}

/** Why a value of a key file can't be had. */
export type DecryptProblem =
  | 'encryption-unsupported'
  | 'mac-missing'
  | 'mac-unsupported'
  | 'mac-wrong'
  | 'decryption-failed'

/** What opens the encrypted values of a file. */
export interface Opener {
  /** @param secret element with `EncryptedValue` and `ValueMAC`. */
  open(secret: Element): Promise<Uint8Array<ArrayBuffer> | DecryptProblem>
}

/**
 * Opens what a pre-shared key encrypted: AES-128-CBC, with the MAC that CBC needs checked first.
 * @param container root of the file.
 * @param sharedKey 16 bytes, agreed on with the manufacturer.
 * @see https://www.rfc-editor.org/rfc/rfc6030#section-6.1
 */
export async function opener(container: Element, sharedKey: Uint8Array<ArrayBuffer>): Promise<Opener | DecryptProblem> {
  // A derived or a public key: not ours to read.
  if (child(container, 'EncryptionKey', 'DerivedKey') || child(container, 'EncryptionKey', 'X509Data'))
    return 'encryption-unsupported'
  if (sharedKey.length !== 16) return 'decryption-failed'
  const method = child(container, 'MACMethod')
  if (!method) return 'mac-missing'
  const hash = macs[method.attributes.Algorithm ?? '']
  if (!hash) return 'mac-unsupported'
  const key = await crypto.subtle.importKey('raw', sharedKey, 'AES-CBC', false, ['encrypt', 'decrypt'])
  const encryptedMacKey = child(method, 'MACKey')
  // §6.1.1: without a MAC key of its own, the encryption key serves.
  const macKey = encryptedMacKey ? await decrypt(key, encryptedMacKey) : sharedKey
  if (typeof macKey === 'string') return macKey
  return {
    async open(secret) {
      const value = child(secret, 'EncryptedValue')
      const mac = decodeBase64(child(secret, 'ValueMAC')?.text ?? '')
      if (!mac || mac.length === 0) return 'mac-missing'
      const cipher = value && decodeBase64(child(value, 'CipherData', 'CipherValue')?.text ?? '')
      if (!cipher) return 'decryption-failed'
      return equal(hmac(hash, macKey, cipher), mac) ? decrypt(key, value) : 'mac-wrong'
    },
  }
}

async function decrypt(key: CryptoKey, value: Element): Promise<Uint8Array<ArrayBuffer> | DecryptProblem> {
  if (child(value, 'EncryptionMethod')?.attributes.Algorithm !== cbc) return 'encryption-unsupported'
  const bytes = decodeBase64(child(value, 'CipherData', 'CipherValue')?.text ?? '')
  if (!bytes || bytes.length < 32) return 'decryption-failed'
  const last = bytes.slice(-16)
  // XML Encryption's padding may hold anything but its length; WebCrypto knows PKCS #7 alone. A block of such
  // padding more lets it through.
  const block = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, key, new Uint8Array()))
  const padded = new Uint8Array(bytes.length)
  padded.set(bytes.subarray(16))
  padded.set(block, bytes.length - 16)
  // What isn't whole blocks is refused here.
  try {
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: bytes.slice(0, 16) }, key, padded))
    const length = plain.at(-1) ?? 0
    return length >= 1 && length <= 16 ? plain.slice(0, plain.length - length) : 'decryption-failed'
  } catch {
    return 'decryption-failed'
  }
}

/** Base64 with white space in it; null when it isn't. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || plain.length % 4 !== 0) return null
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
}
