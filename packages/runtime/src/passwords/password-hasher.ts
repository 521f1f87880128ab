import { costFault, parseForeignHash } from '@laissez-passer/core/foreign-hashes'
import type { HashingTurn, PasswordHasher, PasswordKind } from '@laissez-passer/core/ports'
import * as base64url from 'jose/base64url'
import { once } from '../keys/key-ring.ts'
import { derivedMacs } from '../keys/macs.ts'
import { type MasterKey, readSecretKey } from '../keys/secret-key.ts'
import { type Costs, phcOf } from './costs.ts'
import { type ForeignHashes, noForeignHashes } from './foreign-hashes.ts'

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
  /** Whether one more would be refused. Absent: none ever is. */
  readonly isBusy?: (turn: HashingTurn) => boolean
}

/**
 * Hashes passwords with argon2id over an HMAC of the password: the pepper, a key that is not in the database,
 * without which a stolen database can't even be guessed at. The PHC string names the pepper's key (`keyid`),
 * so that keys rotate with the next sign-in; a string without `keyid` was made by another system: it is tried
 * by `foreign` and due for a new hash. Passwords are compared after Unicode normalisation (NFKC), as
 * typed on any keyboard.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver
 * @see https://www.rfc-editor.org/rfc/rfc9106
 */
export function passwordHasher(
  secretKey: string,
  argon2id: Argon2id,
  foreign: ForeignHashes = noForeignHashes,
): PasswordHasher {
  let kinds: readonly PasswordKind[] = []
  const masters = once(() => readSecretKey(secretKey))
  const macUnder = derivedMacs()
  // Of a password that nobody has: checked when there is no account, so that time tells nothing.
  const nobodysHash = `${phcOf(argon2id.costs)}${'A'.repeat(22)}$${'A'.repeat(43)}`

  const peppered = async (master: MasterKey, password: string): Promise<string> =>
    base64url.encode(await macUnder(master, { purpose: 'pepper', data: password.normalize('NFKC') }))

  return {
    async hash(password, turn) {
      const [master] = await masters()
      return withKeyId(await argon2id.hash(await peppered(master, password), turn), master.id)
    },

    async verify(password, phc, turn) {
      const { bare, keyId } = withoutKeyId(phc)
      if (keyId === null) return { ok: await foreignOk(foreign, { password, hash: phc, turn }), needsRehash: true }
      const all = await masters()
      const master = all.find((each) => each.id === keyId)
      if (master === undefined) return { ok: false, needsRehash: false }
      const ok = await argon2id.verify(bare, await peppered(master, password), turn)
      return { ok, needsRehash: master !== all[0] || !bare.startsWith(phcOf(argon2id.costs)) }
    },

    async verifyNothing(password, turn, likeness = 0) {
      const like = kindAt(kinds, likeness)
      if (like !== null) {
        await foreignOk(foreign, { password, hash: nobodys(like), turn })
        return false
      }
      const [master] = await masters()
      await argon2id.verify(nobodysHash, await peppered(master, password), turn)
      return false
    },

    async accepts(text) {
      const { bare, keyId } = withoutKeyId(text)
      const hash = parseForeignHash(bare)
      if (hash === null || costFault(hash) === 'impossible') return 'unknown'
      if (costFault(hash) !== null) return 'too-costly'
      if (keyId !== null) return (await masters()).some(({ id }) => id === keyId) ? 'accepted' : 'other-key'
      return foreign.takes(hash) ? 'accepted' : 'not-here'
    },

    imitate(all) {
      kinds = all
    },

    isBusy: (turn) => argon2id.isBusy?.(turn) ?? false,
  }
}

/**
 * Tries a password against another system's hash; false, never an error, for one that can't be tried. Some
 * systems normalise what is typed and some don't: where that differs, both are tried.
 */
async function foreignOk(
  foreign: ForeignHashes,
  { hash: text, password, turn }: { readonly password: string; readonly hash: string; readonly turn: HashingTurn },
): Promise<boolean> {
  const hash = parseForeignHash(text)
  if (hash === null || costFault(hash) !== null || !foreign.takes(hash)) return false
  const normal = password.normalize('NFKC')
  const { asTyped = password } = turn
  if (await foreign.verify(hash, normal, turn)) return true
  return asTyped !== normal && foreign.verify(hash, asTyped, turn)
}

/** How the hash begins that whoever has this likeness would have; null: as ours do. */
function kindAt(kinds: readonly PasswordKind[], likeness: number): string | null {
  const all = kinds.reduce((sum, { accounts }) => sum + accounts, 0)
  let before = 0
  for (const { accounts, beginning } of kinds) {
    before += accounts
    if (likeness * all < before) return beginning
  }
  return null
}

/** A hash that costs as much and that no password has. */
function nobodys(beginning: string): string {
  if (beginning.startsWith('$2')) return `${beginning}${'.'.repeat(53)}`
  const length = Number(/,l=(\d+)/.exec(beginning)?.[1] ?? 32)
  return `${beginning}${'A'.repeat(22)}$${'A'.repeat(Math.ceil((length * 4) / 3))}`
}

function withKeyId(phc: string, keyId: string): string {
  return phc.replace(/(,p=\d+)\$/, `$1,keyid=${keyId}$`)
}

function withoutKeyId(phc: string): { readonly bare: string; readonly keyId: string | null } {
  const match = /,keyid=([A-Za-z0-9_-]+)/.exec(phc)
  return match?.[1] === undefined ? { bare: phc, keyId: null } : { bare: phc.replace(match[0], ''), keyId: match[1] }
}
