import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'

const hashes = { SHA1: sha1, SHA256: sha256, SHA512: sha512 } as const

/** The hash of a code's HMAC. */
export type CodeHash = keyof typeof hashes

/** How codes are made of counters. */
export interface CodeFormat {
  readonly hash: CodeHash
  /** Digits of a code, 6 to 10. */
  readonly digits: number
}

/** Whether this names a hash of codes. */
export function isCodeHash(name: string): name is CodeHash {
  return Object.hasOwn(hashes, name)
}

/**
 * The HMAC-based one-time password of a counter.
 * @param key the shared secret.
 * @param options `counter`: not negative; for TOTP the time step. `hash` and `digits`: as the token is made.
 * @returns the code, with leading zeros.
 * @throws RangeError when the counter isn't a whole number from 0, or there are fewer than 6 or more than 10 digits.
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3
 */
export function hotp(key: Uint8Array, { counter, hash, digits }: CodeFormat & { readonly counter: number }): string {
  if (!Number.isSafeInteger(counter) || counter < 0) throw new RangeError('The counter must be a whole number from 0')
  if (!Number.isInteger(digits) || digits < 6 || digits > 10) throw new RangeError('A code has 6 to 10 digits')
  const message = new Uint8Array(8)
  new DataView(message.buffer).setBigUint64(0, BigInt(counter))
  const mac = hmac(hashes[hash], key, message)
  const offset = (mac.at(-1) ?? 0) & 15
  const value = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}

/**
 * The time step of a moment: the counter of a time-based code (T0 = 0).
 * @param time seconds since the epoch.
 * @param stepSeconds length of a step.
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-4.2
 */
export function timeStep(time: number, stepSeconds: number): number {
  return Math.floor(time / stepSeconds)
}

/**
 * The time-based one-time password of a moment.
 * @param key the shared secret.
 * @param options `time`: seconds since the epoch.
 * @returns the code, with leading zeros.
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-4
 */
export function totp(
  key: Uint8Array,
  { time, stepSeconds, ...format }: CodeFormat & { readonly time: number; readonly stepSeconds: number },
): string {
  return hotp(key, { ...format, counter: timeStep(time, stepSeconds) })
}
