/** Why a text is no origin that a server of ours can have, as the end of "it …". */
export type OriginFault = 'is not an address' | 'holds more than an origin' | 'is plain http on another machine'

/**
 * Reads an origin: `https://host[:port]`, or `http://` on this machine alone: elsewhere browsers give plain
 * http neither WebCrypto nor Secure cookies.
 *
 * @param text a slash at its end is dropped
 */
export function readOrigin(
  text: string,
): { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly fault: OriginFault } {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return { ok: false, fault: 'is not an address' }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    return { ok: false, fault: 'holds more than an origin' }
  if (url.protocol === 'http:' && !isLoopback(url.origin))
    return { ok: false, fault: 'is plain http on another machine' }
  return { ok: true, origin: url.origin }
}

/** Whether an origin can only be reached from this machine. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

/** Whether a text is the address of a PostgreSQL database. */
export function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^postgres(?:ql)?:$/.test(url.protocol) && url.hostname !== ''
}

/** The port that a server at this origin listens on unless told otherwise. */
export function portOf(origin: string): number {
  const { port, protocol } = new URL(origin)
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

/** Reads a TCP port; null where the text is none. */
export function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}

/** Reads a list, separated by commas; empty items are left out. */
export function readList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}
