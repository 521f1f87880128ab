import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { AesGcm } from '../keys/aes-gcm.ts'

const tagBytes = 16

/**
 * By Node's own AES-GCM, at once: what is sealed is short, and a job of WebCrypto costs ten times as much
 * (decision 0032).
 *
 * @param key 32 bytes
 */
export function nodeAesGcm(key: Uint8Array): AesGcm {
  return {
    seal(plain, { context, iv }) {
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(context)
      return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
    },
    open(sealed, { context, iv }) {
      const end = sealed.length - tagBytes
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(context)
      // Throws where it is too short; `final` does where the tag doesn't fit.
      decipher.setAuthTag(sealed.subarray(Math.max(0, end)))
      return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, Math.max(0, end))), decipher.final()]))
    },
  }
}
