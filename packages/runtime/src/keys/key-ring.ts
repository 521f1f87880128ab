import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { KeyRing } from '@laissez-passer/core/ports'
import * as base64url from 'jose/base64url'
import { type AesGcm, webAesGcm } from './aes-gcm.ts'
import { derivedMacs } from './macs.ts'
import { type MasterKey, readSecretKey, utf8 } from './secret-key.ts'

const nonceBytes = 12

/**
 * The keys that are not in the database. Sealing is AES-256-GCM under a key derived from `SECRET_KEY`, with a
 * random 96-bit nonce and the context as associated data; the key's id stands before the sealed bytes, so
 * that keys can be rotated.
 *
 * @param secretKey - `SECRET_KEY`: one key of at least 32 random characters, or several separated by commas,
 * the one that seals first.
 * @param aesGcm - the runtime's AES-GCM under a key. Default: WebCrypto's.
 * @throws LaissezPasserError `invalid-settings`, at the first use, when the keys are invalid.
 * @see https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf
 */
export function keyRing(
  secretKey: string,
  aesGcm: (key: Uint8Array<ArrayBuffer>) => AesGcm | Promise<AesGcm> = webAesGcm,
): KeyRing {
  const masters = once(() => readSecretKey(secretKey))
  const ciphers = cached(async (master: MasterKey) => aesGcm(await master.derive('seal', 32)))
  const macUnder = derivedMacs()

  return {
    async seal(plaintext, context) {
      const [master] = await masters()
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const cipher = await ciphers(master)
      const sealed = await cipher.seal(plaintext, { iv, context: utf8(context) })
      const all = new Uint8Array(nonceBytes + sealed.length)
      all.set(iv)
      all.set(sealed, nonceBytes)
      return `${master.id}.${base64url.encode(all)}`
    },

    async open(sealed, context) {
      const dot = sealed.indexOf('.')
      const master = (await masters()).find((each) => each.id === sealed.slice(0, dot))
      if (master === undefined)
        throw new LaissezPasserError('sealed-value', 'sealed with a key that SECRET_KEY does not name')
      try {
        const all = new Uint8Array(base64url.decode(sealed.slice(dot + 1)))
        // A second spelling of the same bytes isn't what was sealed.
        if (base64url.encode(all) !== sealed.slice(dot + 1)) throw altered()
        const cipher = await ciphers(master)
        return await cipher.open(all.slice(nonceBytes), { iv: all.slice(0, nonceBytes), context: utf8(context) })
      } catch {
        throw altered()
      }
    },

    async mac(purpose, data) {
      const [master] = await masters()
      return macUnder(master, { purpose: `mac ${purpose}`, data })
    },

    async macs(purpose, data) {
      return Promise.all((await masters()).map((master) => macUnder(master, { purpose: `mac ${purpose}`, data })))
    },
  }
}

function altered(): LaissezPasserError {
  return new LaissezPasserError('sealed-value', 'altered, or sealed for another place')
}

/**
 * The value of the first call that has it, for all that end after it: of those that began together, too, so
 * that no two of a thing are in use. Made lazily, so that a start costs nothing. Calls never wait for one
 * another: on Workers what one began stops with its request.
 */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: { readonly value: T } | null = null
  return async () => {
    if (made !== null) return made.value
    const mine = { value: await make() }
    made ??= mine
    return made.value
  }
}

function cached<K extends object, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const values = new WeakMap<K, { readonly value: V }>()
  return async (key) => {
    const known = values.get(key) ?? { value: await make(key) }
    values.set(key, known)
    return known.value
  }
}
