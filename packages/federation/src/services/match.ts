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

/** Registered addresses, a list of each service's. */
type Lists = readonly (readonly string[])[]

/** The same of an address in lists that say whose they are by their place alone. */
type Placed =
  | { readonly ok: true; readonly at: number; readonly pattern: string; readonly address: string }
  | { readonly ok: false; readonly why: Exclude<NoMatch, { reason: 'ambiguous' }> }
  | { readonly between: readonly [number, number | null] }

interface Pattern {
  /** Whose it is, as a place in the lists. */
  readonly at: number
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
  const cas = casOf(services)
  const found = placeOf(cas.lists, address)
  if ('between' in found) return ambiguous(cas.services, found.between)
  if (!found.ok) return found
  const service = cas.services[found.at]
  if (service === undefined) throw new Error('The list of services has changed')
  return { ok: true, service, pattern: found.pattern, address: found.address }
}

function ambiguous(services: readonly CasService[], [first, second]: readonly [number, number | null]): Match {
  const as = services[first]
  if (as === undefined) throw new Error('The list of services has changed')
  return { ok: false, why: { reason: 'ambiguous', as, orAs: second === null ? null : (services[second] ?? null) } }
}

/**
 * Finds in whose list an address lies, by the rules of {@link matchService}.
 *
 * @param lists - Registered addresses of each service; prepared once, so pass the same ones.
 */
export function placeOf(lists: Lists, address: string): Placed {
  const read = plainAddress(address)
  if (!read.ok) return { ok: false, why: { reason: 'address', fault: read.fault } }
  const { origin } = read.parts
  const patterns = patternsOf(lists).get(origin)
  if (patterns === undefined) return { ok: false, why: { reason: 'origin', origin } }
  return amongPatterns(patterns, read.parts)
}

function amongPatterns(patterns: readonly Pattern[], { address, path }: PlainAddress): Placed {
  const written = segmentsOf(path)
  const found = patterns.find(({ segments }) => startsWith(written, segments))
  if (found === undefined)
    return { ok: false, why: { reason: 'path', patterns: patterns.map(({ pattern }) => pattern) } }
  const { at, pattern } = found
  // What leads upwards out of another's path lies below it for whoever doesn't follow.
  for (const climbs of [true, false]) {
    const obliging = obligingSegments(path, { climbs })
    const read = obliging && patterns.find((each) => startsWith(obliging, each.obliging))
    if (read?.at !== at) return { between: [at, read?.at ?? null] }
  }
  return { ok: true, at, pattern, address }
}

interface Cas {
  readonly services: readonly CasService[]
  readonly lists: Lists
}

const listed = new WeakMap<readonly Service[], Cas>()

function casOf(services: readonly Service[]): Cas {
  const known = listed.get(services)
  if (known) return known
  const cas = services.filter((service) => service.type === 'cas')
  const made = { services: cas, lists: cas.map(({ urls }) => urls) }
  listed.set(services, made)
  return made
}

const prepared = new WeakMap<Lists, ReadonlyMap<string, readonly Pattern[]>>()

/** By origin, the longest path first. */
function patternsOf(lists: Lists): ReadonlyMap<string, readonly Pattern[]> {
  const known = prepared.get(lists)
  if (known) return known
  const all = lists
    .flatMap((urls, at) => urls.map((url) => patternOf(at, url)))
    .toSorted((a, b) => b.segments.length - a.segments.length)
  const byOrigin = Map.groupBy(all, ({ origin }) => origin)
  prepared.set(lists, byOrigin)
  return byOrigin
}

function patternOf(at: number, pattern: string): Pattern & { readonly origin: string } {
  const { origin, pathname } = new URL(pattern)
  const segments = segmentsOf(pathname)
  return { at, pattern, origin, segments, obliging: obligingSegments(pathname) ?? segments }
}
