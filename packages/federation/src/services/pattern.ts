import { parse } from 'tldts'
import { faultWords, plainAddress } from './address.ts'
import { isLoopback } from './loopback.ts'
import { obligingSegments, segmentsOf, startsWith } from './path-reading.ts'

/** Letters, digits and `-._~`, which nobody needs to encode (RFC 3986 §2.3). */
const needless = /%(2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])/i

/**
 * Why an address can't be registered as one that a CAS service lies below; null when it can. A pattern is an
 * origin and a path, written as browsers write them, so that what an operator reads is what is compared.
 *
 * @param pattern - An entry of `urls`.
 * @returns A sentence for operators, in English, with the form that would be taken where there is one.
 */
export function patternFault(pattern: string): string | null {
  const read = plainAddress(pattern)
  if (!read.ok && /[*^$|]|\\/.test(pattern)) return expression
  if (!read.ok) return `must be an origin and a path: ${faultWords[read.fault]}`
  const { origin, path } = read.parts
  if (pattern.includes('*')) return expression
  if (pattern.includes('?')) return 'must have no query: everything below an origin and a path is meant'
  const { hostname, protocol } = new URL(origin)
  if (protocol === 'http:' && !isLoopback(hostname)) return 'must be https: http is for localhost alone'
  const { isIcann, publicSuffix } = parse(hostname)
  if (isIcann && publicSuffix === hostname) return `must name a service’s host: everybody’s are below ${hostname}`
  const normal = origin + path
  if (pattern !== normal && pattern !== origin) return `must be written as browsers write it: ${normal}`
  return pathIsPlain(path) ? null : 'must have a plain path: no ;, no //, and nothing encoded that needn’t be'
}

const expression =
  'must be an origin and a path: everything below them is meant, and there are no wildcards or expressions'

function pathIsPlain(path: string): boolean {
  const written = segmentsOf(path).map((segment) => decodeURIComponent(segment).normalize('NFKC').toLowerCase())
  const obliging = obligingSegments(path)
  return !needless.test(path) && obliging?.length === written.length && startsWith(written, obliging)
}

/** Two patterns of which nobody could say whose an address is, or of which one does nothing. */
export interface Overlap {
  /** Where the later one stands. */
  readonly at: { readonly service: number; readonly url: number }
  /** A sentence for operators, in English. */
  readonly message: string
}

/**
 * Finds patterns that can't stand side by side: the same of two services, also where only a server that minds
 * case tells them apart; and, within a service, one below another. Of two services one may lie below
 * another's path: the longer path counts.
 *
 * @param services - In the order of the list; `urls` empty where a service speaks something else. Patterns
 * that are no addresses are passed over.
 */
export function overlaps(
  services: readonly { readonly name: string; readonly urls: readonly string[] }[],
): readonly Overlap[] {
  const all = services.flatMap(({ name, urls }, service) =>
    urls.flatMap((pattern, url) => {
      const read = plainAddress(pattern)
      const segments = read.ok ? obligingSegments(read.parts.path) : null
      return read.ok && segments ? [{ at: { service, url }, name, pattern, segments, origin: read.parts.origin }] : []
    }),
  )
  return all.flatMap((later, place) => {
    const message = all
      .filter(({ origin }, other) => other !== place && origin === later.origin)
      .map((other) => clash(later, other, { first: all.indexOf(other) > place }))
      .find((found) => found !== null)
    return message === undefined ? [] : [{ at: later.at, message }]
  })
}

interface Placed {
  readonly at: Overlap['at']
  readonly name: string
  readonly pattern: string
  readonly segments: readonly string[]
}

function clash(one: Placed, other: Placed, { first }: { readonly first: boolean }): string | null {
  const same = one.segments.length === other.segments.length && startsWith(one.segments, other.segments)
  const own = one.at.service === other.at.service
  if (same && first) return null
  if (same && own) return `is there twice: ${other.pattern} means the same`
  if (same) return `is registered for ${other.name} already (${other.pattern}): an address has one owner`
  return own && startsWith(one.segments, other.segments)
    ? `lies below ${other.pattern} already, and adds nothing`
    : null
}
