/** Memory that an upload has; it grows with what came. */
export interface Held {
  /**
   * Takes more.
   *
   * @param bytes - how many it holds then
   * @returns whether there was as much left
   */
  readonly grow: (bytes: number) => boolean
  /** Gives all of it back. Harmless when it is repeated. */
  readonly release: () => void
}

/** Lets in what is on its way as long as there is memory for it. */
export interface InFlight {
  /**
   * Begins an upload, with no memory yet: one that only promises bytes takes none from others.
   *
   * @param who - whose it is: nobody takes the whole
   * @returns null where they have as many on their way as they may
   */
  readonly begin: (who: string) => Held | null
}

/**
 * Counts the bytes of uploads that are in memory at a time.
 *
 * @param most - in bytes, `all`: of everybody together; `each`: of one; and how many `uploads` one has at a
 * time
 */
export function inFlight(most: { readonly all: number; readonly each: number; readonly uploads: number }): InFlight {
  let all = 0
  const each = new Map<string, { bytes: number; uploads: number }>()
  return {
    begin: (who) => {
      const own = each.get(who) ?? { bytes: 0, uploads: 0 }
      if (own.uploads >= most.uploads) return null
      own.uploads += 1
      each.set(who, own)
      let held = 0
      let over = false
      return {
        grow: (bytes) => {
          const more = bytes - held
          if (over || all + more > most.all || own.bytes + more > most.each) return false
          held = bytes
          all += more
          own.bytes += more
          return true
        },
        release: () => {
          if (over) return
          over = true
          all -= held
          own.bytes -= held
          own.uploads -= 1
          if (own.uploads === 0) each.delete(who)
        },
      }
    },
  }
}
