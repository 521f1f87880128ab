import { accepts, checkOptions, checkTogether, optional, type OptionRules } from '@laissez-passer/core/options'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { mostShards, placeTag, tagOf } from '@laissez-passer/core/places'
import type { PlacingPort } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { idsIn } from './ids-in.ts'

/** The databases, and how the one for something is found. */
export interface Shards {
  readonly all: readonly SqlStore[]
  /** Holds what belongs to nobody, and whatever was there when it was the only database. */
  readonly first: SqlStore
  /** The database that an id, a hash or a tag leads to; the first where it leads to none. */
  readonly of: (id: string) => SqlStore
  /**
   * The databases of a call, by the ids in it: one, or, where an id is only a hint, that and then the first.
   */
  readonly among: (args: readonly unknown[]) => readonly SqlStore[]
  /**
   * The database of counts and marks under a key: that of the account whose id is a part of it, else always
   * the same one. What follows a `#` doesn't matter: members of a crowd are counted in one place.
   */
  readonly home: (key: string) => SqlStore
  /** The keyed hash by which the directory knows a name. */
  readonly nameOf: (kind: string, value: string) => string
  /** Which of the first `among` databases has this name in its part of the directory. */
  readonly directoryOf: (name: string, among: number) => SqlStore
  readonly placing: PlacingPort
  /** How many databases one call sweeps at most. */
  readonly sweptAtOnce: number
}

/**
 * How accounts and names are spread over several databases.
 * @experimental
 */
export interface ShardsOptions {
  /** At least 32 secret bytes, never changed: the directory's names are hashed with it. */
  readonly key: Uint8Array
  /** Databases (0 is the first) that get no more new accounts. Default: all get some. */
  readonly full?: readonly number[]
  /**
   * How many databases one call of `sweep` goes through; the next call continues. Default: all.
   */
  readonly sweptAtOnce?: number
}

/** The keyed hash by which a directory knows a name. */
export function nameUnder(key: Uint8Array, { kind, value }: { readonly kind: string; readonly value: string }): string {
  return base64url(hmac(sha256, key, new TextEncoder().encode(`name ${kind}\n${value}`)))
}

const rules: OptionRules<ShardsOptions> = {
  key: { takes: (given) => given instanceof Uint8Array && given.length >= 32, accepted: '32 secret bytes or more' },
  full: optional(accepts.list(accepts.whole(0, 'a database'))),
  sweptAtOnce: optional(accepts.whole(1, 'databases')),
}

export function shardsOf(all: readonly SqlStore[], options: ShardsOptions): Shards {
  checkOptions('sharded', options, rules)
  const { full = [], key, sweptAtOnce = all.length } = options
  const [first] = all
  checkTogether('sharded', [
    new Set(all).size === all.length || 'a store is there twice; its people would be found in one of two places',
    full.every((index) => index < all.length) || `full names a database that isn’t there; there are ${all.length}`,
  ])
  if (first === undefined) throw new RangeError('There is no database')
  if (all.length > mostShards) throw new RangeError(`There are more than ${mostShards} databases`)
  const open = all.flatMap((_, index) => (full.includes(index) ? [] : [index]))
  if (open.length === 0) throw new RangeError('Every database is full: none is left for new accounts')
  const keyed = (purpose: string, text: string) => hmac(sha256, key, new TextEncoder().encode(`${purpose}\n${text}`))
  const number = (purpose: string, text: string) => {
    const hash = keyed(purpose, text)
    return new DataView(hash.buffer, hash.byteOffset).getUint32(0)
  }
  /** What is added to a shard's number in ids that must not tell it. */
  const mask = (secretHash: string) => number('sign-in', secretHash) % mostShards
  const shardOf = (text: string): number | null => {
    const tag = tagOf(text)
    if (tag === '') return null
    const digits = Number.parseInt(tag.slice(1), 36)
    return tag.startsWith('1') ? digits : (digits - mask(text.slice(tag.length)) + mostShards) % mostShards
  }
  const of = (id: string) => all[shardOf(id) ?? 0] ?? first
  const placeFor = (name: string) => open[jump(number('account', name), open.length)] ?? 0

  return {
    all,
    first,
    sweptAtOnce,
    of,
    nameOf: (kind, value) => nameUnder(key, { kind, value }),
    directoryOf: (name, among) => all[jump(number('directory', name), among)] ?? first,
    home(key) {
      const [crowd = '', member] = key.split('#')
      const said = key.split(/[ :]/).find((part) => tagOf(part) !== '')
      if (member === undefined && said !== undefined) return of(said)
      return all[jump(number('count', crowd), all.length)] ?? first
    },
    among(args) {
      const ids = idsIn(args)
      const tagged = ids.find((id) => tagOf(id) !== '')
      if (tagged !== undefined) return [of(tagged)]
      // Rows of accounts of the time when there was one database are called anything.
      if (ids.some((id) => untagged.test(id))) return [first]
      return [...new Set([...ids.flatMap((id) => all[hintOf(id)] ?? []), first])]
    },
    placing: {
      account: (name) => placeTag({ generation: 1, shard: placeFor(name) }),
      signIn({ accountId, identifier, secretHash }) {
        const shard = accountId === null ? placeFor(identifier) : all.indexOf(of(accountId))
        const masked = (shard + mask(secretHash)) % mostShards
        return `2${placeTag({ generation: 1, shard: masked }).slice(1)}`
      },
    },
  }
}

/** The same databases, each asked through a store of its own; the directory isn't. */
export function replacing(shards: Shards, on: (store: SqlStore) => SqlStore): Shards {
  return {
    ...shards,
    all: shards.all.map(on),
    first: on(shards.first),
    of: (id) => on(shards.of(id)),
    home: (key) => on(shards.home(key)),
    among: (args) => shards.among(args).map(on),
  }
}

/** The id of an account of the time when there was one database: `0` and a random one. */
const untagged = /^0[\w-]{22}$/

/** Ids of rows have 22 characters, whose first two say a database where accounts are spread; -1: none. */
function hintOf(id: string): number {
  return /^[0-9a-z]{2}.{20}$/.test(id) ? Number.parseInt(id.slice(0, 2), 36) : -1
}

/**
 * Which of `buckets` a hash falls into; where there is one more, as few as can be fall into another.
 * @see Lamping and Veach, A Fast, Minimal Memory, Consistent Hash Algorithm (2014)
 */
export function jump(hash: number, buckets: number): number {
  let key = BigInt(hash) + 1n
  let [bucket, next] = [0, 0]
  while (next < buckets) {
    bucket = next
    key = BigInt.asUintN(64, key * 2862933555777941757n + 1n)
    next = Math.floor((bucket + 1) * (2 ** 31 / (Number(key >> 33n) + 1)))
  }
  return bucket
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}
