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
  const cost = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(text)?.[1]
  return cost === undefined ? null : { algorithm: 'bcrypt', cost: Number(cost), text }
}

function scrypt(text: string): ForeignHash | null {
  const { key, ln, p, r, salt } =
    /^\$scrypt\$ln=(?<ln>\d{1,2}),r=(?<r>\d{1,3}),p=(?<p>\d{1,3})\$(?<salt>[A-Za-z0-9+/]{1,400})\$(?<key>[A-Za-z0-9+/]{1,400})$/.exec(
      text,
    )?.groups ?? {}
  const parts = pair(salt, key)
  return parts && { algorithm: 'scrypt', ln: Number(ln), r: Number(r), p: Number(p), ...parts }
}

function pbkdf2(text: string): ForeignHash | null {
  const { iterations, key, length, name, salt } =
    /^\$pbkdf2-(?<name>\w+)\$i=(?<iterations>\d{1,9})(?:,l=(?<length>\d{1,3}))?\$(?<salt>[A-Za-z0-9+/]{1,400})\$(?<key>[A-Za-z0-9+/]{1,400})$/.exec(
      text,
    )?.groups ?? {}
  const digest = (['sha1', 'sha256', 'sha512'] as const).find((each) => each === name)
  const parts = pair(salt, key)
  if (digest === undefined || parts === null) return null
  if (length !== undefined && Number(length) !== parts.key.length) return null
  return { algorithm: 'pbkdf2', digest, iterations: Number(iterations), ...parts }
}

function argon2(text: string): ForeignHash | null {
  const { key, lanes, memory, name, passes, salt } =
    /^\$argon2(?<name>\w+)\$v=19\$m=(?<memory>\d{1,9}),t=(?<passes>\d{1,4}),p=(?<lanes>\d{1,3})\$(?<salt>[A-Za-z0-9+/]{1,400})\$(?<key>[A-Za-z0-9+/]{1,400})$/.exec(
      text,
    )?.groups ?? {}
  const variant = (['id', 'i', 'd'] as const).find((each) => each === name)
  if (variant === undefined || pair(salt, key) === null) return null
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
  const read = { salt: bytesOf(salt, base64), key: bytesOf(key, base64) }
  return read.salt.length < leastSalt || read.key.length < leastKey ? null : read
}
