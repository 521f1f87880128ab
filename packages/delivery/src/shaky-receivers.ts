import type { Seconds } from '@laissez-passer/core/ports'

/** Longest pause, in seconds. */
const longest = 60
/** Who has nothing to be told any more is forgotten after so long, in seconds. */
const remembered = 3600

interface Shaky {
  readonly failures: number
  readonly until: Seconds
}

/** Receivers that didn't take what they were told last, as this process saw it. */
export interface ShakyReceivers {
  /** Notes what became of telling one. */
  readonly note: (receiver: string, became: 'delivered' | 'failed' | 'abandoned') => void
  /** Whether the last thing told to it failed. */
  readonly has: (receiver: string) => boolean
  /** Whether it is left alone for now: longer after each failure in a row, a minute at most. */
  readonly rests: (receiver: string) => boolean
  /** How many there are. */
  readonly count: () => number
}

/** Nobody yet. @param clock Unix seconds. */
export function shakyReceivers(clock: () => Seconds): ShakyReceivers {
  const known = new Map<string, Shaky>()
  return {
    note(receiver, became) {
      const now = clock()
      for (const [each, { until }] of known) if (until + remembered < now) known.delete(each)
      if (became !== 'failed') return void known.delete(receiver)
      const failures = (known.get(receiver)?.failures ?? 0) + 1
      known.set(receiver, { failures, until: now + Math.min(2 ** Math.min(failures, 10), longest) })
    },
    has: (receiver) => known.has(receiver),
    rests: (receiver) => (known.get(receiver)?.until ?? 0) > clock(),
    count: () => known.size,
  }
}
