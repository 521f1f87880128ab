import { nearestName } from '@laissez-passer/core/typed'
import { isLoopback } from '@laissez-passer/server/settings'
import type { Service } from '@laissez-passer/federation/services'

/** An address that a client of OpenID Connect has registered. */
export interface Registered {
  readonly service: string
  readonly clientId: string
  readonly field: 'redirectUris' | 'postLogoutRedirectUris'
  readonly uri: string
}

/** All of them, in the order of the file. */
export function registeredUris(services: readonly Service[]): readonly Registered[] {
  return services.flatMap((service) =>
    service.type === 'oidc'
      ? (['redirectUris', 'postLogoutRedirectUris'] as const).flatMap((field) =>
          service[field].map((uri) => ({ service: service.name, clientId: service.clientId, field, uri })),
        )
      : [],
  )
}

/**
 * In what an address differs from a registered one that it may be meant to be; null when it is another
 * altogether. They are compared as whole texts, so that the least difference counts.
 */
export function differenceFrom(registered: string, address: string): string | null {
  const [one, other] = [URL.parse(registered), URL.parse(address)]
  if (one === null || other === null) return null
  if (one.href === other.href)
    return one.pathname === '/' ? 'but for the slash at the end or how it is written' : 'but for how it is written'
  const differs = (['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'] as const).filter(
    (part) => one[part] !== other[part],
  )
  const [first] = differs
  if (first === undefined) return 'but for its user or password'
  if (differs.every((part) => part === 'hostname' || part === 'pathname') && !isAnotherWay(one, other)) {
    const slipped = differs.every((part) => nearestName(other[part], [one[part]]) !== null)
    return slipped ? `but for letters of its ${differs.map((part) => words[part]).join(' and ')}` : null
  }
  if (differs.length > 1) return null
  if (first === 'pathname' && one.pathname.replace(/\/$/, '') === other.pathname.replace(/\/$/, ''))
    return 'but for the slash at the end'
  if (first === 'pathname') return 'but for case'
  if (first === 'hostname') return 'but for the host, of which this machine has several names'
  return `but for its ${words[first]}`
}

/** Whether it differs in what isn't mistyped: a slash at the end, capitals, or a name of this machine. */
function isAnotherWay(one: URL, other: URL): boolean {
  const plain = (url: URL): string => url.host + url.pathname.replace(/\/$/, '').toLowerCase()
  const here = isLoopback(one.origin) && isLoopback(other.origin) && one.pathname === other.pathname
  return plain(one) === plain(other) || here
}

const words = {
  hostname: 'host',
  pathname: 'path',
  protocol: 'scheme',
  port: 'port',
  search: 'query',
  hash: 'fragment',
} as const
