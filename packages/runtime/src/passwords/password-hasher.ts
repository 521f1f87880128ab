import type { HashingTurn, PasswordHasher } from '@laissez-passer/core/ports'
import * as base64url from 'jose/base64url'
import { once } from '../keys/key-ring.ts'
import { type MasterKey, readSecretKey, utf8 } from '../keys/secret-key.ts'
import { type Costs, phcOf } from './costs.ts'

/**
 * The argon2id of a runtime: native on Node, WebAssembly on Workers. PHC strings go from one to the other.
 */
export interface Argon2id {
  /** Of {@link Argon2id.hash}: a hash of other costs is due for a new one. */
  readonly costs: Costs
  /** Hashes with a random salt. @returns a PHC string. */
  hash(secret: string, turn: HashingTurn): Promise<string>
  /** Whether the PHC string is of this secret; false, never an error, for a string that is none. */
  verify(phc: string, secret: string, turn: HashingTurn): Promise<boolean>
}

/**
 * Hashes passwords with argon2id over an HMAC of the password: the pepper, a key that is not in the database,
 * without which a stolen database can't even be guessed at. The PHC string names the pepper's key (`keyid`),
 * so that keys rotate with the next sign-in; a string without `keyid` (imported from elsewhere) is checked
 * without pepper and is due for a new hash. Passwords are compared after Unicode normalisation (NFKC), as
 * typed on any keyboard.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver
 * @see https://www.rfc-editor.org/rfc/rfc9106
 */
export function passwordHasher(secretKey: string, argon2id: Argon2id): PasswordHasher {
  const masters = once(() => readSecretKey(secretKey))
  const peppers = new Map<string, Promise<CryptoKey>>()
  // Of a password that nobody has: checked when there is no account, so that time tells nothing.
  const nobodysHash = `${phcOf(argon2id.costs)}${'A'.repeat(22)}$${'A'.repeat(43)}`

  const peppered = async (master: MasterKey, password: string): Promise<string> => {
    let key = peppers.get(master.id)
    if (key === undefined) {
      key = master
        .derive('pepper', 32)
        .then((bytes) => crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']))
      peppers.set(master.id, key)
    }
    return base64url.encode(
      new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8(password.normalize('NFKC')))),
    )
  }

  return {
    async hash(password, turn) {
      const [master] = await masters()
      return withKeyId(await argon2id.hash(await peppered(master, password), turn), master.id)
    },

    async verify(password, phc, turn) {
      const all = await masters()
      const { bare, keyId } = withoutKeyId(phc)
      const master = all.find((each) => each.id === keyId)
      if (keyId !== null && master === undefined) return { ok: false, needsRehash: false }
      const secret = master === undefined ? password : await peppered(master, password)
      const ok = await argon2id.verify(bare, secret, turn)
      return { ok, needsRehash: master !== all[0] || !bare.startsWith(phcOf(argon2id.costs)) }
    },

    async verifyNothing(password, turn) {
      const [master] = await masters()
      await argon2id.verify(nobodysHash, await peppered(master, password), turn)
      return false
    },
  }
}

function withKeyId(phc: string, keyId: string): string {
  return phc.replace(/(,p=\d+)\$/, `$1,keyid=${keyId}$`)
}

function withoutKeyId(phc: string): { readonly bare: string; readonly keyId: string | null } {
  const match = /,keyid=([A-Za-z0-9_-]+)/.exec(phc)
  return match?.[1] === undefined ? { bare: phc, keyId: null } : { bare: phc.replace(match[0], ''), keyId: match[1] }
}
