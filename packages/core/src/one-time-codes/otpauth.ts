import { fromBase32, toBase32 } from './base32.ts'
import { type CodeHash, isCodeHash } from './hotp.ts'

/** What an `otpauth:` address tells an authenticator app. */
export interface OtpauthKey {
  /** Who asks for the codes, as the app shows it. No colon. */
  readonly issuer: string
  /** Whose codes they are, as the app shows it. No colon. */
  readonly account: string
  readonly secret: Uint8Array
  readonly hash: CodeHash
  /** 6 to 10. */
  readonly digits: number
  /** `totp`: seconds of a time step; `hotp`: the first counter. */
  readonly moving:
    | { readonly kind: 'totp'; readonly stepSeconds: number }
    | { readonly kind: 'hotp'; readonly counter: number }
}

/**
 * Writes the address that authenticator apps read from a QR code. Colons in names, which would be read as a separator, become blanks.
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function formatOtpauth(key: OtpauthKey): string {
  const [issuer, account] = [label(key.issuer), label(key.account)]
  const { moving } = key
  const parameters: readonly (readonly [string, string | number])[] = [
    ['secret', toBase32(key.secret)],
    ['issuer', issuer],
    ['algorithm', key.hash],
    ['digits', key.digits],
    moving.kind === 'totp' ? ['period', moving.stepSeconds] : ['counter', moving.counter],
  ]
  // Not URLSearchParams: apps show its "+" as a plus sign.
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `otpauth://${moving.kind}/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query}`
}

/**
 * Reads an `otpauth:` address. What is left out has the defaults that apps assume: SHA1, 6 digits, 30 seconds.
 * @returns null when it isn't one, or says something that no code can be made with.
 */
export function parseOtpauth(text: string): OtpauthKey | null {
  const [, kind, path, query] = /^otpauth:\/\/(totp|hotp)\/([^?#]*)\?([^#]*)$/i.exec(text.trim()) ?? []
  if (kind === undefined || path === undefined) return null
  const given = new URLSearchParams(query)
  const secret = fromBase32(given.get('secret') ?? '')
  const hash = (given.get('algorithm') ?? 'SHA1').toUpperCase().replace('-', '')
  const digits = whole(given.get('digits') ?? '6')
  const moving =
    kind.toLowerCase() === 'totp'
      ? { kind: 'totp' as const, stepSeconds: whole(given.get('period') ?? '30') }
      : { kind: 'hotp' as const, counter: whole(given.get('counter') ?? '') }
  const names = namesIn(path)
  if (!secret || secret.length === 0 || !isCodeHash(hash) || !names || !(digits >= 6 && digits <= 10)) return null
  if (moving.kind === 'totp' ? !(moving.stepSeconds > 0) : !(moving.counter >= 0)) return null
  return { issuer: given.get('issuer') ?? names.issuer, account: names.account, secret, hash, digits, moving }
}

function namesIn(path: string): { readonly issuer: string; readonly account: string } | null {
  try {
    const name = decodeURIComponent(path)
    const colon = name.indexOf(':')
    return { issuer: name.slice(0, Math.max(0, colon)).trim(), account: name.slice(colon + 1).trim() }
  } catch {
    return null
  }
}

/** NaN when it isn't a whole number that counts exactly. */
function whole(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : Number.NaN
}

function label(name: string): string {
  return name.replace(/[:\s]+/g, ' ').trim()
}
