import type { Addresses } from '@laissez-passer/core/addresses'

/** Addresses below the provider's base, which is known once it is put together. */
export type Places = (addresses: Addresses) => readonly string[]

/** What a room says of its addresses. */
export interface DoorSigns {
  /**
   * At these addresses, and below them, it is changed what an account signs in with: whoever goes there signs
   * in freshly, with two factors.
   */
  readonly changesFactors?: Places
  /** At these addresses, and below them, administrators alone are let in: they prove all that they can. */
  readonly forAdministrators?: Places
  /**
   * At these addresses, and below them, programs read the answers: failures are problem details, not pages.
   */
  readonly speaksToPrograms?: Places
  /** Addresses that take larger bodies than forms are, and how large, in bytes. */
  readonly takes?: { readonly bytes: number; readonly at: Places }
}

/** What rooms say of addresses, put together once. */
export interface Doors {
  readonly changesFactors: (path: string) => boolean
  readonly forAdministrators: (path: string) => boolean
  readonly speaksToPrograms: (path: string) => boolean
  /** How large a body may be at an address, in bytes; null: as large as a form. */
  readonly takes: (path: string) => number | null
}

/**
 * What rooms say of addresses.
 *
 * @param rooms all that are mounted
 */
export function doorsOf(rooms: readonly DoorSigns[], addresses: Addresses): Doors {
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
