/** So long after the last beat the work stands still, in milliseconds: a round takes seconds. */
const STANDS_STILL = 120_000

/** Whether the work in the background goes on. */
export interface Heartbeat {
  /** A round ended. */
  readonly beat: () => void
  /** The work ends, as it was told to. */
  readonly stop: () => void
  /** Nothing where no work runs in this process. */
  readonly state: () => { readonly background?: 'ok' | 'stalled' }
}

/**
 * Makes one.
 * @param clock in milliseconds; default: the process's own
 */
export function heartbeat(clock: () => number = () => performance.now()): Heartbeat {
  let last: number | null = null
  return {
    beat: () => {
      last = clock()
    },
    stop: () => {
      last = null
    },
    state: () => (last === null ? {} : { background: clock() - last > STANDS_STILL ? 'stalled' : 'ok' }),
  }
}
