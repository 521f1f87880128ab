import { RelyingPartyError } from './errors.ts'

/** Whether an address is one of this machine, where http is harmless. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/**
 * An address as an option gives it: https, or http on this machine; no user name, query or fragment.
 * @throws RelyingPartyError that names the option, what is wrong, and what would be right
 */
export function readAddress(name: string, given: unknown): URL {
  const url = typeof given === 'string' ? URL.parse(given) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new RelyingPartyError(
      'invalid-address',
      `${name} is ${JSON.stringify(given) ?? 'absent'}, which is no address. It starts with https://.`,
    )
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new RelyingPartyError(
      'invalid-address',
      `${name} holds more than scheme, host and path: no user name, ? or # belongs there.`,
    )
  if (url.protocol === 'http:' && !isLoopback(url))
    throw new RelyingPartyError(
      'insecure-address',
      `${name}=${url.href} is http: what is sent there can be read and changed on the way. Use https; http only on localhost.`,
    )
  return url
}

/**
 * The app's own origin.
 * @throws RelyingPartyError when it isn't one
 */
export function readOrigin(given: string): string {
  const url = readAddress('origin', given)
  if (given === `${url.origin}/`)
    throw new RelyingPartyError('trailing-slash', `origin ends in a slash: write ${url.origin}, without it.`)
  if (given !== url.origin)
    throw new RelyingPartyError(
      'invalid-address',
      `origin=${given} isn’t an origin, which is scheme, host and port alone: write ${url.origin}. Where the routes lie is basePath.`,
    )
  return given
}

/**
 * Where the routes lie on the origin.
 * @throws RelyingPartyError when it is no path
 */
export function readBasePath(given: string): string {
  if (given !== '' && (!/^(\/[\w.~-]+)+$/.test(given) || given.split('/').some((part) => /^\.+$/.test(part))))
    throw new RelyingPartyError(
      'wrong-base-path',
      `basePath=${given} can’t be used: it starts with a slash and ends without one, such as /auth.`,
    )
  return given
}

/** What lies below EU Login's base, and is given by mistake instead of it. */
const endpoint =
  /^(.*\/cas)\/(login|logout|oauth2|p3|validate|serviceValidate|proxyValidate|strictValidate|laxValidate|TicketValidationService)(\/.*)?$/i

/**
 * EU Login's address, e.g. `https://ecas.ec.europa.eu/cas`; one of your own may lie below another path.
 * @throws RelyingPartyError that says which of the usual mistakes it is
 */
export function readServer(given: string): string {
  const url = readAddress('server', given)
  const { hostname, origin, pathname } = url
  // The Commission's own lies below /cas and nowhere else.
  if (pathname === '/' || (hostname.endsWith('.europa.eu') && !/^\/cas(\/|$)/.test(pathname)))
    throw new RelyingPartyError(
      'server-without-cas',
      `server=${given} lacks the path below which EU Login lies. Write ${origin}/cas.`,
    )
  if (given.endsWith('/'))
    throw new RelyingPartyError(
      'trailing-slash',
      `server ends in a slash: write ${given.replace(/\/+$/, '')}, without it.`,
    )
  const [, base] = endpoint.exec(pathname) ?? []
  if (base !== undefined)
    throw new RelyingPartyError(
      'server-is-an-endpoint',
      `server=${given} is one page of EU Login. Write what all of them lie below: ${origin}${base}.`,
    )
  return origin + pathname
}
