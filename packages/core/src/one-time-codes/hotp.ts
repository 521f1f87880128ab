import { generateSync } from '@otplib/hotp'
import { createGuardrails, NobleCryptoPlugin } from 'otplib'

/** The hashes as the library calls them. */
export const algorithms = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const
const crypto = new NobleCryptoPlugin()
// How long a secret must be is for those who take one to say: tokens come with all lengths.
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 1, MAX_SECRET_BYTES: Number.MAX_SAFE_INTEGER })

/** The hash of a code's HMAC. */
export type CodeHash = keyof typeof algorithms

/** How codes are made of counters. */
export interface CodeFormat {
  readonly hash: CodeHash
  /** Digits of a code, 6 to 10. */
  readonly digits: number
}

/** Whether this names a hash of codes. */
export function isCodeHash(name: string): name is CodeHash {
  return Object.hasOwn(algorithms, name)
}

/** Whether authenticator apps show codes of this length. */
export function isShownByApps(digits: number): digits is 6 | 7 | 8 {
  return digits === 6 || digits === 7 || digits === 8
}

/**
 * The HMAC-based one-time password of a counter.
 * @param key the shared secret.
 * @param options `counter`: not negative; for TOTP the time step. `hash` and `digits`: as the token is made.
 * @returns the code, with leading zeros.
 * @throws RangeError when there are fewer than 6 or more than 10 digits; Error when the counter isn't a whole
 * number from 0.
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3
 */
export function hotp(key: Uint8Array, { counter, hash, digits }: CodeFormat & { readonly counter: number }): string {
  if (!Number.isInteger(digits) || digits < 6 || digits > 10) throw new RangeError('A code has 6 to 10 digits')
  // Devices show up to ten digits: all that 31 bits have.
  const long = { hooks: { encodeToken: (value: number) => String(value).padStart(digits, '0').slice(-digits) } }
  const format = isShownByApps(digits) ? { digits } : long
  return generateSync({ secret: key, counter, algorithm: algorithms[hash], crypto, guardrails, ...format })
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
