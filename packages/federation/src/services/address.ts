/** Why an address that a browser would be sent to isn't taken, whoever is registered. */
export type AddressFault =
  | 'too-long'
  | 'control-character'
  | 'space'
  | 'not-ascii'
  | 'backslash'
  | 'fragment'
  | 'not-absolute'
  | 'credentials'
  | 'trailing-dot'
  | 'host'
  | 'port'
  | 'path-character'
  | 'dot-segment'

/** An address that every reader takes apart the same way. */
export interface PlainAddress {
  /** As it was given, byte for byte: what a browser is sent to. */
  readonly address: string
  /** Scheme, host and port as `URL` writes them: lower case, without the scheme's own port. */
  readonly origin: string
  /** As it was given; `/` where there is none. */
  readonly path: string
}

/** For operators, in English: what is wrong, and what to write instead. */
export const faultWords: Readonly<Record<AddressFault, string>> = {
  'too-long': 'it has more than 4096 characters',
  'control-character': 'it has a control character, a tab or a line break in it; browsers drop some of them silently',
  space: 'it has a space in it; an address writes it %20',
  'not-ascii': 'it has characters that aren’t ASCII; a host is written xn--…, everything else %…',
  backslash: 'it has a backslash in it, which browsers read as a slash and others don’t',
  fragment: 'it has a fragment (#…), which no server is ever sent',
  'not-absolute': 'it doesn’t begin with https:// or http:// and a host',
  credentials: 'it has a user or password (…@) before the host',
  'trailing-dot': 'its host ends with a dot, which makes it another origin',
  host: 'its host isn’t written as browsers write it: letters, digits, hyphens and dots, or an IP address in full',
  port: 'its port isn’t a plain number from 1 to 65535',
  'path-character': 'its path has a character in it that an address writes %…, or a % that stands for none',
  'dot-segment': 'its path has . or .. in it, plain or encoded',
}

const longest = 4096

/**
 * Takes an address apart if there is one way to do it. Whatever browsers, servers and libraries read
 * differently is refused, so that what is compared with a registration is what is used.
 *
 * @param address - As a relying party gave it, after the query that carried it was decoded.
 * @returns Its parts, or the first fault found.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function plainAddress(
  address: string,
): { readonly ok: true; readonly parts: PlainAddress } | { readonly ok: false; readonly fault: AddressFault } {
  const fault = (why: AddressFault) => ({ ok: false, fault: why }) as const
  if (address.length > longest) return fault('too-long')
  const odd = oddCharacter(address)
  if (odd !== null) return fault(odd)
  const [, scheme = '', authority = '', path = ''] = /^(https?):\/\/([^/?]+)([^?]*)/i.exec(address) ?? []
  if (authority === '') return fault('not-absolute')
  if (authority.includes('@')) return fault('credentials')
  const [, host = '', , port] = /^(\[[\d:a-f]+\]|[^:[\]]*)(:(.*))?$/i.exec(authority) ?? []
  if (host.endsWith('.')) return fault('trailing-dot')
  // `URL` writes 0x7f.1, an IPv6 address with zeros, or %2e otherwise, or not at all.
  const url = URL.parse(`${scheme}://${host}/`)
  if (!/^[\w.[\]:-]+$/.test(host) || url?.hostname !== host.toLowerCase()) return fault('host')
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) return fault('port')
  const whole = URL.parse(`${scheme}://${authority}/`)
  if (whole === null) return fault('port')
  const inPath = pathFault(path)
  if (inPath !== null) return fault(inPath)
  return { ok: true, parts: { address, origin: whole.origin, path: path === '' ? '/' : path } }
}

function oddCharacter(address: string): AddressFault | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(address)) return 'control-character'
  if (address.includes(' ')) return 'space'
  if (/[^\u0021-\u007e]/.test(address)) return 'not-ascii'
  if (address.includes('\\')) return 'backslash'
  if (address.includes('#')) return 'fragment'
  // In a query browsers write them %…; in a page or a header they would end what holds the address.
  return /["<>]/.test(address) ? 'path-character' : null
}

/** RFC 3986 §3.3: `pchar` and slashes; what is encoded is UTF-8 and no control character. */
function pathFault(path: string): 'path-character' | 'dot-segment' | null {
  if (!/^([\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*$/i.test(path) || /%([01][\da-f]|7f)/i.test(path)) return 'path-character'
  const segments = path.split('/').map(decoded)
  if (segments.includes(null)) return 'path-character'
  // Servlet containers cut ;parameters off before they look at dots.
  return segments.some((segment) => /^\.\.?(;|$)/.test(segment ?? '')) ? 'dot-segment' : null
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
