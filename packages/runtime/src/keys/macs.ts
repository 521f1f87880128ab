import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type MasterKey, utf8 } from './secret-key.ts'

type Hmac = ReturnType<typeof hmac.create>

/** HMAC-SHA-256 of a text, under a key that is derived of a master key for one purpose. */
export type Macs = (
  master: MasterKey,
  { purpose, data }: { readonly purpose: string; readonly data: string },
) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Makes such a function, which derives each key once. What it hashes are a few bytes: WebCrypto makes a job
 * of that for another thread, which costs more, and waits where all threads hash passwords.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export function derivedMacs(): Macs {
  const keys = new Map<string, Hmac>()
  return async (master, { purpose, data }) => {
    const name = `${master.id} ${purpose}`
    const keyed = keys.get(name) ?? hmac.create(sha256, await master.derive(purpose, 32))
    keys.set(name, keyed)
    return new Uint8Array(keyed.clone().update(utf8(data)).digest())
  }
}
