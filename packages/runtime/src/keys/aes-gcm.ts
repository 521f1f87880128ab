/** AES-256-GCM under one key. The tag, 16 bytes, stands behind the ciphertext. */
export interface AesGcm {
  seal(plain: Uint8Array, given: AesGcmGiven): Bytes | Promise<Bytes>
  /** Throws, or rejects, where the tag doesn't fit. */
  open(sealed: Uint8Array, given: AesGcmGiven): Bytes | Promise<Bytes>
}

/** What belongs to one sealing. */
export interface AesGcmGiven {
  /** 12 bytes, never twice under a key. */
  readonly iv: Uint8Array<ArrayBuffer>
  readonly context: Uint8Array<ArrayBuffer>
}

type Bytes = Uint8Array<ArrayBuffer>

/**
 * By WebCrypto, which every runtime has.
 *
 * @param key 32 bytes
 */
export async function webAesGcm(key: Bytes): Promise<AesGcm> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const algorithm = ({ context, iv }: AesGcmGiven) => ({ name: 'AES-GCM', iv, additionalData: context })
  return {
    seal: async (plain, given) =>
      new Uint8Array(await crypto.subtle.encrypt(algorithm(given), imported, new Uint8Array(plain))),
    open: async (sealed, given) =>
      new Uint8Array(await crypto.subtle.decrypt(algorithm(given), imported, new Uint8Array(sealed))),
  }
}
