import { parse } from '@otplib/uri'
import { generateURI } from 'otplib'
import { fromBase32, toBase32 } from './base32.ts'
import { algorithms, type CodeHash, isShownByApps } from './hotp.ts'

const hashes = { sha1: 'SHA1', sha256: 'SHA256', sha512: 'SHA512' } as const

/** What an `otpauth:` address tells an authenticator app. */
export interface OtpauthKey {
  /** Who asks for the codes, as the app shows it. No colon. */
  readonly issuer: string
  /** Whose codes they are, as the app shows it. No colon. */
  readonly account: string
  readonly secret: Uint8Array
  readonly hash: CodeHash
  /** 6 to 8: no app shows others. */
  readonly digits: number
  /** `totp`: seconds of a time step; `hotp`: the first counter. */
  readonly moving:
    | { readonly kind: 'totp'; readonly stepSeconds: number }
    | { readonly kind: 'hotp'; readonly counter: number }
}

/**
 * Writes the address that authenticator apps read from a QR code; what is as they assume it (SHA-1, 6 digits,
 * 30 seconds) is left out. Colons in names, which would be read as a separator, become blanks.
 * @throws RangeError when there are fewer than 6 or more than 8 digits.
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function formatOtpauth({ account, digits, hash, issuer, moving, secret }: OtpauthKey): string {
  if (!isShownByApps(digits)) throw new RangeError('Authenticator apps show 6 to 8 digits')
  const told = {
    issuer: label(issuer),
    label: label(account),
    secret: toBase32(secret),
    algorithm: algorithms[hash],
    digits,
  }
  return moving.kind === 'totp'
    ? generateURI({ ...told, strategy: 'totp', period: moving.stepSeconds })
    : generateURI({ ...told, strategy: 'hotp', counter: moving.counter })
}

/**
 * Reads an `otpauth:` address. What is left out has the defaults that apps assume: SHA1, 6 digits, 30
 * seconds.
 * @returns null when it isn't one, or says something that no code can be made with.
 */
export function parseOtpauth(text: string): OtpauthKey | null {
  try {
    const { label: path, params, type } = parse(text.trim())
    const { algorithm = 'sha1', counter, digits = 6, period = 30 } = params
    const secret = fromBase32(params.secret)
    if (!secret || secret.length === 0 || (type === 'hotp' && counter === undefined)) return null
    const colon = path.indexOf(':')
    return {
      issuer: params.issuer ?? path.slice(0, Math.max(0, colon)).trim(),
      account: path.slice(colon + 1).trim(),
      secret,
      hash: hashes[algorithm],
      digits,
      moving:
        counter === undefined || type === 'totp' ? { kind: 'totp', stepSeconds: period } : { kind: 'hotp', counter },
    }
  } catch {
    return null
  }
}

function label(name: string): string {
  return name.replace(/[:\s]+/g, ' ').trim()
}
