import { base64, bytesOf, unpadded } from './encodings.ts'

/** A password hash that another system made: what its algorithm needs to try a password. */
export type ForeignHash =
  | {
      readonly algorithm: 'bcrypt'
      readonly cost: number
      /** Its own form, `$2b$12$…`, 60 characters. */
      readonly text: string
    }
  | {
      readonly algorithm: 'scrypt'
      /** Logarithm of N. */
      readonly ln: number
      readonly r: number
      readonly p: number
      readonly salt: Uint8Array<ArrayBuffer>
      readonly key: Uint8Array<ArrayBuffer>
    }
  | {
      readonly algorithm: 'pbkdf2'
      readonly digest: Pbkdf2Digest
      readonly iterations: number
      readonly salt: Uint8Array<ArrayBuffer>
      readonly key: Uint8Array<ArrayBuffer>
    }
  | {
      readonly algorithm: 'argon2'
      readonly variant: 'id' | 'i' | 'd'
      /** KiB. */
      readonly memory: number
      readonly passes: number
      readonly lanes: number
      /** PHC string. */
      readonly text: string
    }

/** What PBKDF2 runs on. */
export type Pbkdf2Digest = 'sha1' | 'sha256' | 'sha512'

const digests: readonly Pbkdf2Digest[] = ['sha1', 'sha256', 'sha512']

/**
 * Reads a hash in the form in which it is kept: bcrypt's own, or a PHC string.
 *
 * @param text e.g. `$2b$12$…`, `$scrypt$ln=14,r=8,p=1$…`, `$pbkdf2-sha256$i=600000$…`, `$argon2id$v=19$…`
 * @returns null for anything else, ours (with `keyid`) included. Costs aren't judged: {@link costFault}.
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parseForeignHash(text: string): ForeignHash | null {
  return bcrypt(text) ?? scrypt(text) ?? pbkdf2(text) ?? argon2(text)
}

/** The form in which a hash is kept: what {@link parseForeignHash} reads. */
export function writeForeignHash(hash: ForeignHash): string {
  switch (hash.algorithm) {
    case 'bcrypt':
    case 'argon2':
      return hash.text
    case 'scrypt':
      return `${beginningOf(hash)}${unpadded(hash.salt)}$${unpadded(hash.key)}`
    case 'pbkdf2':
      return `${beginningOf(hash)}${unpadded(hash.salt)}$${unpadded(hash.key)}`
  }
}

/**
 * How hashes of the same cost begin, neither salt nor key: what tells how long one takes, and nothing else.
 */
export function beginningOf(hash: ForeignHash): string {
  switch (hash.algorithm) {
    case 'bcrypt':
      return hash.text.slice(0, 7)
    case 'scrypt':
      return `$scrypt$ln=${hash.ln},r=${hash.r},p=${hash.p}$`
    case 'pbkdf2':
      return `$pbkdf2-${hash.digest}$i=${hash.iterations},l=${hash.key.length}$`
    case 'argon2':
      return `$argon2${hash.variant}$v=19$m=${hash.memory},t=${hash.passes},p=${hash.lanes}$`
  }
}

function bcrypt(text: string): ForeignHash | null {
  const [, cost] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(text) ?? []
  return cost === undefined ? null : { algorithm: 'bcrypt', cost: Number(cost), text }
}

function scrypt(text: string): ForeignHash | null {
  const [, ln, r, p, salt, key] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{1,400})\$([A-Za-z0-9+/]{1,400})$/.exec(text) ?? []
  const parts = pair(salt, key)
  return parts && { algorithm: 'scrypt', ln: Number(ln), r: Number(r), p: Number(p), ...parts }
}

function pbkdf2(text: string): ForeignHash | null {
  const [, name, iterations, length, salt, key] =
    /^\$pbkdf2-(\w+)\$i=(\d{1,9})(?:,l=(\d{1,3}))?\$([A-Za-z0-9+/]{1,400})\$([A-Za-z0-9+/]{1,400})$/.exec(text) ?? []
  const digest = digests.find((each) => each === name)
  const parts = pair(salt, key)
  if (digest === undefined || parts === null) return null
  if (length !== undefined && Number(length) !== parts.key.length) return null
  return { algorithm: 'pbkdf2', digest, iterations: Number(iterations), ...parts }
}

function argon2(text: string): ForeignHash | null {
  const [, variant, memory, passes, lanes, salt, key] =
    /^\$argon2(id|i|d)\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{1,400})\$([A-Za-z0-9+/]{1,400})$/.exec(
      text,
    ) ?? []
  if (pair(salt, key) === null || (variant !== 'id' && variant !== 'i' && variant !== 'd')) return null
  return { algorithm: 'argon2', variant, memory: Number(memory), passes: Number(passes), lanes: Number(lanes), text }
}

/**
 * Shorter ones than these are no hashes that anybody makes: of a key of a few bytes any password would be
 * right soon.
 */
const leastSalt = 8
const leastKey = 16

function pair(
  salt: string | undefined,
  key: string | undefined,
): { readonly salt: Uint8Array<ArrayBuffer>; readonly key: Uint8Array<ArrayBuffer> } | null {
  const read = { salt: bytesOf(salt ?? '', base64), key: bytesOf(key ?? '', base64) }
  if (read.salt === null || read.key === null) return null
  if (read.salt.length < leastSalt || read.key.length < leastKey) return null
  return { salt: read.salt, key: read.key }
}
