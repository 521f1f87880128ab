import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { type Identity, type Recipient, Stanza } from 'age-encryption'

/** 2^18 rounds, a quarter of a gigabyte: as the program age has it. A file that asks for more is refused. */
const usualFactor = 18
const greatestFactor = 20
const label = Buffer.from('age-encryption.org/v1/scrypt')
const tagLength = 16

/**
 * Closes by a passphrase, as age does. Node's own scrypt takes a tenth of the time that one in JavaScript
 * takes, which is what the library has.
 *
 * @param passphrase as typed
 * @param options `workFactor`: by which power of two it is slow; default: 18
 * @see https://github.com/C2SP/C2SP/blob/main/age.md#the-scrypt-recipient-type
 */
export function byPassphrase(
  passphrase: string,
  { workFactor = usualFactor }: { readonly workFactor?: number } = {},
): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const cipher = createCipheriv('chacha20-poly1305', await keyOf(passphrase, salt, workFactor), zeros, {
        authTagLength: tagLength,
      })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      const words = ['scrypt', salt.toString('base64').replaceAll('=', ''), `${workFactor}`]
      return [new Stanza(words, new Uint8Array(body))]
    },
  }
}

/** Opens what a passphrase closed, here or by the program age. */
export function ofPassphrase(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza, ...more] = stanzas
      if (stanza?.args[0] !== 'scrypt') return null
      const [, salt = '', factor = ''] = stanza.args
      if (more.length > 0 || !/^[1-9]\d?$/.test(factor) || Number(factor) > greatestFactor) return null
      const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(factor))
      const decipher = createDecipheriv('chacha20-poly1305', key, zeros, { authTagLength: tagLength })
      decipher.setAuthTag(stanza.body.subarray(-tagLength))
      try {
        return new Uint8Array(Buffer.concat([decipher.update(stanza.body.subarray(0, -tagLength)), decipher.final()]))
      } catch {
        return null
      }
    },
  }
}

/** The key is used once. */
const zeros = Buffer.alloc(12)
const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)

function keyOf(passphrase: string, salt: Buffer, factor: number): Promise<Buffer> {
  const N = 2 ** factor
  return derive(passphrase, Buffer.concat([label, salt]), 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 })
}
