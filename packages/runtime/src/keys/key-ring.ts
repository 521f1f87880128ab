import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { KeyRing } from '@laissez-passer/core/ports'
import * as base64url from 'jose/base64url'
import { type MasterKey, readSecretKey, utf8 } from './secret-key.ts'

const nonceBytes = 12

/**
 * The keys that are not in the database. Sealing is AES-256-GCM under a key derived from `SECRET_KEY`, with a
 * random 96-bit nonce and the context as associated data; the key's id stands before the sealed bytes, so
 * that keys can be rotated.
 *
 * @param secretKey - `SECRET_KEY`: one key of at least 32 random characters, or several separated by commas,
 * the one that seals first.
 * @throws LaissezPasserError `invalid-settings`, at the first use, when the keys can't be right.
 * @see https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf
 */
export function keyRing(secretKey: string): KeyRing {
  const masters = once(() => readSecretKey(secretKey))
  const ciphers = cached(async (master: MasterKey) =>
    crypto.subtle.importKey('raw', await master.derive('seal', 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
  )
  const macKeys = new Map<string, Promise<CryptoKey>>()
  async function macUnder(
    master: MasterKey,
    { purpose, data }: { readonly purpose: string; readonly data: string },
  ): Promise<Uint8Array<ArrayBuffer>> {
    const name = `${master.id} ${purpose}`
    let key = macKeys.get(name)
    if (key === undefined) {
      key = master
        .derive(`mac ${purpose}`, 32)
        .then((bytes) => crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']))
      macKeys.set(name, key)
    }
    return new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8(data)))
  }

  return {
    async seal(plaintext, context) {
      const [master] = await masters()
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: utf8(context) },
        await ciphers(master),
        new Uint8Array(plaintext),
      )
      const all = new Uint8Array(nonceBytes + sealed.byteLength)
      all.set(iv)
      all.set(new Uint8Array(sealed), nonceBytes)
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
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: all.slice(0, nonceBytes), additionalData: utf8(context) },
          await ciphers(master),
          all.slice(nonceBytes),
        )
        return new Uint8Array(plain)
      } catch {
        throw altered()
      }
    },

    async mac(purpose, data) {
      const [master] = await masters()
      return macUnder(master, { purpose, data })
    },

    async macs(purpose, data) {
      return Promise.all((await masters()).map((master) => macUnder(master, { purpose, data })))
    },
  }
}

function altered(): LaissezPasserError {
  return new LaissezPasserError('sealed-value', 'altered, or sealed for another place')
}

/** The value of the first call, for every call; derived lazily, so that a start costs nothing. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  return () => {
    value ??= make()
    return value
  }
}

function cached<K extends object, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const values = new WeakMap<K, Promise<V>>()
  return (key) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = make(key)
    values.set(key, value)
    return value
  }
}
