import { asciiDigits, typedWord } from '../typed/index.ts'
import { fromBase64url } from './bytes.ts'

/** What a QR code or a pasted link says. */
export type AuthenticatorLink =
  | { readonly kind: 'initialise'; readonly issuer: string; readonly id: string; readonly secret: string }
  | { readonly kind: 'sign-in'; readonly token: string }
  | { readonly kind: 'approve'; readonly id: string }
  /** Nothing of ours. */
  | { readonly kind: 'unknown' }

/** What stands around a link in a text, and comes along when it is copied. */
const around = /^[<(["'«‹“‘„]+|[>)\].,;:!?"'»›”’“…]+$/gu

/**
 * Reads what was scanned or pasted. Never throws: what isn't ours is `unknown`.
 *
 * The address that the link stands on decides nothing (a QR code can name any): trust comes from the app's
 * list of issuers for `initialise`, from pinned keys for `sign-in`.
 *
 * @param text The text of a QR code or of a field; surrounding blanks and punctuation are ignored.
 */
export function parseLink(text: string): AuthenticatorLink {
  const unknown = { kind: 'unknown' } as const
  const url =
    typeof text !== 'string' || text.length > 4096 ? null : URL.parse(asciiDigits(typedWord(text)).replace(around, ''))
  if (url === null) return unknown
  const fragment = url.hash.slice(1)
  const fields = new URLSearchParams(fragment)
  if (url.pathname.endsWith('/initialise')) return initialise(fields) ?? unknown
  if (url.pathname.endsWith('/approve')) return id(fields) ? { kind: 'approve', id: fields.get('id') ?? '' } : unknown
  if (url.pathname.endsWith('/sign-in') && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(fragment))
    return { kind: 'sign-in', token: fragment }
  return unknown
}

/**
 * Writes a link, the inverse of {@link parseLink}.
 * @param link What to say.
 * @param authenticator Origin of the app, e.g. `https://app.example.eu`.
 */
export function formatLink(link: Exclude<AuthenticatorLink, { kind: 'unknown' }>, authenticator: string): string {
  const origin = new URL(authenticator).origin
  if (link.kind === 'sign-in') return `${origin}/sign-in#${link.token}`
  if (link.kind === 'approve') return `${origin}/approve#id=${link.id}`
  return `${origin}/initialise#v=1&iss=${link.issuer}&id=${link.id}&s=${link.secret}`
}

function initialise(fields: URLSearchParams): AuthenticatorLink | null {
  const issuer = fields.get('iss') ?? ''
  const secret = fields.get('s')
  if (fields.get('v') !== '1' || !id(fields) || !fromBase64url(secret, 16) || !isOrigin(issuer)) return null
  return { kind: 'initialise', issuer, id: fields.get('id') ?? '', secret: secret ?? '' }
}

function id(fields: URLSearchParams): boolean {
  return fromBase64url(fields.get('id'), 16) !== null
}

/** An http(s) origin in its canonical spelling. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text
}
