/** Lets in what is on its way as long as there is memory for it. */
export interface InFlight {
  /**
   * Takes memory for an upload.
   *
   * @param who - whose it is: nobody takes the whole
   * @param bytes - how many it may be
   * @returns what gives it back; null where there is none left for them
   */
  take(who: string, bytes: number): (() => void) | null
}

/**
 * Counts the bytes of uploads that are in memory at a time.
 *
 * @param most - `all`: of everybody together; `each`: of one
 */
export function inFlight(most: { readonly all: number; readonly each: number }): InFlight {
  let all = 0
  const each = new Map<string, number>()
  return {
    take(who, bytes) {
      const own = each.get(who) ?? 0
      if (all + bytes > most.all || own + bytes > most.each) return null
      all += bytes
      each.set(who, own + bytes)
      let given = false
      return () => {
        if (given) return
        given = true
        all -= bytes
        const left = (each.get(who) ?? 0) - bytes
        if (left > 0) each.set(who, left)
        else each.delete(who)
      }
    },
  }
}
