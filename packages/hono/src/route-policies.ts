import type { Addresses } from '@laissez-passer/core/addresses'

/** Addresses below the provider's base, which is known once it is put together. */
export type Places = (addresses: Addresses) => readonly string[]

/**
 * What a group of routes (a room) declares about its addresses. Each list covers the addresses below, too.
 */
export interface RoutePolicy {
  /** Here people change what their account signs in with, so they need a fresh sign-in with two factors. */
  readonly changesFactors?: Places
  /** Only administrators get in, and they need the highest level that they can reach. */
  readonly forAdministrators?: Places
  /** Programs read the answers, so failures are problem details (RFC 9457) instead of pages. */
  readonly speaksToPrograms?: Places
  /** Addresses that accept larger bodies than a form, and how large, in bytes. */
  readonly takes?: { readonly bytes: number; readonly at: Places }
}

/** The policies of all routes, merged once. */
export interface RoutePolicies {
  readonly changesFactors: (path: string) => boolean
  readonly forAdministrators: (path: string) => boolean
  readonly speaksToPrograms: (path: string) => boolean
  /** The largest body that an address accepts, in bytes; null: as large as a form. */
  readonly takes: (path: string) => number | null
}

/**
 * Merges what the rooms declare about their addresses.
 *
 * @param rooms all that are mounted
 */
export function routePolicies(rooms: readonly RoutePolicy[], addresses: Addresses): RoutePolicies {
  const below = (places: readonly string[]) => {
    const folders = places.map((place) => `${place}/`)
    return (path: string) => places.includes(path) || folders.some((folder) => path.startsWith(folder))
  }
  const declared = (key: 'changesFactors' | 'forAdministrators' | 'speaksToPrograms') =>
    below(rooms.flatMap((room) => room[key]?.(addresses) ?? []))
  const larger = new Map(
    rooms.flatMap(({ takes }) => takes?.at(addresses).map((place) => [place, takes.bytes] as const) ?? []),
  )
  return {
    changesFactors: declared('changesFactors'),
    forAdministrators: declared('forAdministrators'),
    speaksToPrograms: declared('speaksToPrograms'),
    takes: (path) => larger.get(path) ?? null,
  }
}
