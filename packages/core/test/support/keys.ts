import * as base64url from 'jose/base64url'
import { LaissezPasserError } from '../../src/errors.ts'
import type { KeyRing, PasswordHasher } from '../../src/ports/index.ts'

/** A key ring of one key, as the runtimes' are: AES-256-GCM with associated data, HMAC-SHA-256. */
export async function testKeyRing(): Promise<KeyRing> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const sealing = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  return {
    async seal(plaintext, context) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bytes(context) },
        sealing,
        Uint8Array.from(plaintext),
      )
      return `k1.${base64url.encode(new Uint8Array([...iv, ...new Uint8Array(sealed)]))}`
    },
    async open(sealed, context) {
      try {
        const all = Uint8Array.from(base64url.decode(sealed.replace(/^k1\./, '')))
        const algorithm = { name: 'AES-GCM', iv: all.slice(0, 12), additionalData: bytes(context) }
        return new Uint8Array(await crypto.subtle.decrypt(algorithm, sealing, all.slice(12)))
      } catch (cause) {
        throw new LaissezPasserError('sealed-value', 'altered, or of another context', { cause })
      }
    },
    mac: (purpose, data) => mac('test', { purpose, data }),
    macs: (purpose, data) => Promise.all(['test', 'former'].map((name) => mac(name, { purpose, data }))),
  }
}

async function mac(
  name: string,
  { purpose, data }: { readonly purpose: string; readonly data: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(`${name}:${purpose}`), algorithm, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(data)))
}

/** A hasher that costs nothing and counts its calls, so that tests can compare what was done for whom. */
export interface CountingHasher extends PasswordHasher {
  /** Calls in order: `hash`, `verify`, `verifyNothing`. */
  readonly calls: string[]
  /** Hashes made from now on have this cost; older ones want to be made anew. */
  cost: number
}

export function countingHasher(): CountingHasher {
  const calls: string[] = []
  const hasher: CountingHasher = {
    calls,
    cost: 1,
    async hash(password) {
      calls.push('hash')
      return `$test$${hasher.cost}$${password}`
    },
    async verify(password, phc) {
      calls.push('verify')
      const [, , cost, stored] = phc.split('$')
      return { ok: stored === password, needsRehash: Number(cost) !== hasher.cost }
    },
    async verifyNothing() {
      calls.push('verifyNothing')
      return false
    },
  }
  return hasher
}
