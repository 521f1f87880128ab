import { type AddressFault, plainAddress, type PlainAddress } from './address.ts'
import type { CasService } from './cas.ts'
import { obligingSegments, segmentsOf, startsWith } from './path-reading.ts'
import type { Service } from './service.ts'

/** Why no registered service owns an address. */
export type NoMatch =
  /** It can be read in several ways; {@link faultWords} says what is wrong. */
  | { readonly reason: 'address'; readonly fault: AddressFault }
  /** Nobody has registered this scheme, host and port. */
  | { readonly reason: 'origin'; readonly origin: string }
  /** Services have this origin, below other paths: these. */
  | { readonly reason: 'path'; readonly patterns: readonly string[] }
  /** As some servers would read its path, it lies elsewhere: with another service, or with none (null). */
  | { readonly reason: 'ambiguous'; readonly as: CasService; readonly orAs: CasService | null }

/** Whose an address is, or why it is nobody's. */
export type Match =
  | {
      readonly ok: true
      readonly service: CasService
      /** The registered address that it lies below. */
      readonly pattern: string
      /** What was asked, byte for byte: the address to redirect to and to bind tickets to. */
      readonly address: string
    }
  | { readonly ok: false; readonly why: NoMatch }

interface Pattern {
  readonly service: CasService
  readonly pattern: string
  readonly segments: readonly string[]
  readonly obliging: readonly string[]
}

/**
 * Finds the registered CAS service that an address belongs to: same scheme, host and port, and a path that
 * begins with a registered one, whole segments compared as they are written (`/app` holds `/app`, `/app/` and
 * `/app/x`, never `/apple`). Of several the longest counts. An address that could be read in several ways,
 * or whose path another reading takes elsewhere, is nobody's; a query is never looked at.
 *
 * @param services - All registered services; the list is prepared once, so pass the same one.
 * @param address - The `service` or `targetService` parameter, decoded once.
 * @returns The service with the very address given, so that what was compared is what is used; or why not.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head_appendix_a
 */
export function matchService(services: readonly Service[], address: string): Match {
  const read = plainAddress(address)
  if (!read.ok) return { ok: false, why: { reason: 'address', fault: read.fault } }
  const { origin } = read.parts
  const patterns = patternsOf(services).get(origin)
  if (patterns === undefined) return { ok: false, why: { reason: 'origin', origin } }
  return amongPatterns(patterns, read.parts)
}

function amongPatterns(patterns: readonly Pattern[], { address, path }: PlainAddress): Match {
  const written = segmentsOf(path)
  const found = patterns.find(({ segments }) => startsWith(written, segments))
  if (found === undefined)
    return { ok: false, why: { reason: 'path', patterns: patterns.map(({ pattern }) => pattern) } }
  const { pattern, service } = found
  // What leads upwards out of another's path lies below it for whoever doesn't follow.
  for (const climbs of [true, false]) {
    const obliging = obligingSegments(path, { climbs })
    const read = obliging && patterns.find((each) => startsWith(obliging, each.obliging))
    if (read?.service !== service)
      return { ok: false, why: { reason: 'ambiguous', as: service, orAs: read?.service ?? null } }
  }
  return { ok: true, service, pattern, address }
}

const prepared = new WeakMap<readonly Service[], ReadonlyMap<string, readonly Pattern[]>>()

/** By origin, the longest path first. */
function patternsOf(services: readonly Service[]): ReadonlyMap<string, readonly Pattern[]> {
  const known = prepared.get(services)
  if (known) return known
  const all = services
    .filter((service) => service.type === 'cas')
    .flatMap((service) => service.urls.map((url) => patternOf(service, url)))
    .toSorted((a, b) => b.segments.length - a.segments.length)
  const byOrigin = Map.groupBy(all, ({ origin }) => origin)
  prepared.set(services, byOrigin)
  return byOrigin
}

function patternOf(service: CasService, pattern: string): Pattern & { readonly origin: string } {
  const { origin, pathname } = new URL(pattern)
  const segments = segmentsOf(pathname)
  return { service, pattern, origin, segments, obliging: obligingSegments(pathname) ?? segments }
}
